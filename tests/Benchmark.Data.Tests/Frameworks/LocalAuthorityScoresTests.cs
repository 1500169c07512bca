using System.Globalization;
using Benchmark.Data.Frameworks;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Organisations;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Frameworks;

/// <summary>Scores as the regulator published them, against the ratings it published.</summary>
public sealed class LocalAuthorityScoresTests
{
    [Fact]
    public void The_percentage_and_rating_of_every_rated_authority_are_the_published_ones()
    {
        var assurance = FrameworkFiles.Shipped.Find("la-assurance")!;
        var lines = File.ReadAllLines(Project.ReferenceData("data", "cqc_la_assurance_scores.csv")).Select(line => line.Split(',')).ToList();
        int Column(string name) => Array.IndexOf(lines[0], name);

        var rated = lines.Skip(1).Where(line => line[Column("published_rating")] != "Not Rated").ToList();

        Assert.Equal(71, rated.Count);
        Assert.All(rated, line =>
        {
            var ratings = Enumerable.Range(1, 9).ToDictionary(
                number => $"LA{number}.1", number => int.Parse(line[Column($"qs{number}")], CultureInfo.InvariantCulture));
            var card = Scorecard.Of(assurance, new(OrganisationKind.LocalAuthority), [new("", ratings)]);
            var percent = decimal.Parse(line[Column("percent")], CultureInfo.InvariantCulture);

            Assert.Equal(
                ((int)Math.Round(percent, 0, MidpointRounding.AwayFromZero), line[Column("published_rating")]),
                (card.Percentage!.Value.Percent, card.Percentage.Value.Band.Title));
        });
    }
}
