using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Benchmark.Data.Demo;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Demo;

public sealed class SyntheticSectorTests
{
    private static readonly SyntheticSector Sector = new(3000, seed: 7);

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_gives_others()
    {
        var round = SyntheticRound.All[^1];

        Assert.Equal(HashOf(new(300, 1), round), HashOf(new(300, 1), round));
        Assert.NotEqual(HashOf(new(300, 1), round), HashOf(new(300, 2), round));
    }

    [Fact]
    public void A_known_seed_gives_known_answers_on_every_machine()
    {
        var sector = new SyntheticSector(40, seed: 1);

        var samples = SyntheticRound.All.SelectMany(round =>
            LinesOf(sector, round).Where((_, at) => at % 97 == 0).Take(8).Prepend($"# {round.Title}"));

        Approved.Match(string.Join('\n', samples) + "\n", "known-seed.csv");
    }

    [Fact]
    public void Every_name_says_that_it_is_synthetic()
    {
        Assert.All(Sector.Organisations, organisation => Assert.StartsWith("Synthetic ", organisation.Name));
        Assert.All(Sector.Organisations, organisation => Assert.StartsWith("Synthetic ", organisation.CorporateGroup ?? "Synthetic "));
        Assert.All(SyntheticRound.All, round => Assert.StartsWith("SYNTHETIC ", round.Title));
    }

    [Fact]
    public void Regions_and_sizes_are_spread_as_in_england()
    {
        var regions = Enum.GetValues<Region>().Select(region => Percent(organisation => organisation.Region == region));
        var sizes = Enum.GetValues<SizeBand>().Select(size => Percent(organisation => organisation.SizeBand == size));

        Assert.All(regions.Zip([5, 13, 10, 10, 11, 11, 9, 19, 13]), pair => Assert.InRange(pair.First, pair.Second - 3, pair.Second + 3));
        Assert.All(sizes.Zip([25, 55, 15, 5]), pair => Assert.InRange(pair.First, pair.Second - 3, pair.Second + 3));
        Assert.All(Enum.GetValues<ServiceType>(), service => Assert.Contains(Sector.Organisations, each => each.Service == service));
    }

    [Fact]
    public void Some_groups_own_several_organisations_and_some_of_those_work_across_regions()
    {
        var groups = Sector.Organisations.Where(organisation => organisation.CorporateGroup is not null)
            .GroupBy(organisation => organisation.CorporateGroup).ToList();

        Assert.InRange(Percent(organisation => organisation.CorporateGroup is not null), 8, 30);
        Assert.Contains(groups, group => group.Count() > 5);
        Assert.Contains(groups, group => group.DistinctBy(organisation => organisation.Region).Count() > 1);
        Assert.Contains(groups, group => group.Count() > 1 && group.DistinctBy(organisation => organisation.Region).Count() == 1);
    }

    [Fact]
    public void About_seven_in_ten_take_part_in_each_wave_and_most_of_them_stay()
    {
        var waves = SyntheticRound.All.Where(round => round.Framework.Code == "well-led")
            .Select(round => Sector.Organisations.Where(organisation => Sector.TakesPart(organisation, round)).ToHashSet()).ToList();

        Assert.Equal(3, waves.Count);
        Assert.All(waves, wave => Assert.InRange(100.0 * wave.Count / Sector.Organisations.Count, 66, 74));
        Assert.All(
            waves.Zip(waves.Skip(1)),
            pair => Assert.InRange(100.0 * pair.First.Intersect(pair.Second).Count() / pair.First.Count, 80, 90));
    }

    [Theory]
    [InlineData("synthetic-2026-spring-well-led")]
    [InlineData("synthetic-2025-autumn-lqf")]
    [InlineData("synthetic-2026-spring-topss")]
    public void Every_assessment_that_is_meant_to_be_finished_is_complete(string code)
    {
        var round = SyntheticRound.All.Single(round => round.Code == code);
        var sector = new SyntheticSector(250, seed: 3);

        var cards = CardsOf(sector, round);

        Assert.Contains(cards, card => card.Card.IsComplete);
        Assert.All(cards, card => Assert.Equal(sector.Finishes(card.Organisation, round), card.Card.IsComplete));
    }

    [Fact]
    public void Scores_differ_between_organisations_and_last_from_wave_to_wave()
    {
        var sector = new SyntheticSector(800, seed: 3);
        var waves = SyntheticRound.All.Where(round => round.Framework.Code == "well-led").Select(round => CardsOf(sector, round)
            .Where(card => card.Card.IsComplete)
            .ToDictionary(card => card.Organisation.Number, card => card.Card[new Measure.Overall()]!.Value.Value)).ToList();
        var both = waves[1].Where(score => waves[2].ContainsKey(score.Key)).Select(score => (score.Value, waves[2][score.Key])).ToList();

        Assert.All(waves, wave => Assert.InRange(wave.Values.Average(), 2.5, 3.2));
        Assert.True(waves[2].Values.Average() > waves[0].Values.Average());
        Assert.InRange(Deviation(waves[2].Values), 0.25, 0.7);
        Assert.InRange(Correlation(both), 0.7, 0.98);
    }

    [Fact]
    public void Workers_and_people_answer_in_several_voices()
    {
        var round = SyntheticRound.All.Single(round => round.Code == "synthetic-2026-spring-lqf");

        var cards = CardsOf(new(400, seed: 3), round);

        Assert.All(Enum.GetValues<PerspectiveCode>(), perspective => Assert.Contains(cards, card => card.Perspective == perspective));
        Assert.Contains(cards, card => card.Perspective == PerspectiveCode.FrontLineWorker && card.Card.IsShownToOrganisation);
        Assert.Contains(cards, card => card.Perspective == PerspectiveCode.PeopleAndCarers && !card.Card.IsShownToOrganisation);
    }

    [Fact]
    public void Driving_up_quality_is_answered_in_words_by_supported_living_alone()
    {
        var round = SyntheticRound.All.Single(round => round.Framework.Code == "driving-up-quality");

        var lines = LinesOf(Sector, round);

        Assert.All(lines, line => Assert.Contains(",SUPPORTED_LIVING,", line));
        Assert.Equal(0, lines.Count % 31);
        Assert.Contains(lines, line => line.Contains(",\"Synthetic answer: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("DU1.2,,,,", StringComparison.Ordinal));
    }

    private static double Percent(Func<SyntheticOrganisation, bool> which) =>
        100.0 * Sector.Organisations.Count(which) / Sector.Organisations.Count;

    private static string HashOf(SyntheticSector sector, SyntheticRound round)
    {
        using var file = new MemoryStream();
        sector.Write(round, file);
        return Convert.ToHexStringLower(SHA256.HashData(file.ToArray()));
    }

    private static List<string> LinesOf(SyntheticSector sector, SyntheticRound round)
    {
        using var file = new MemoryStream();
        var answers = sector.Write(round, file);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(answers, lines.Length - 1);
        return [.. lines.Skip(1)];
    }

    private static List<(SyntheticOrganisation Organisation, PerspectiveCode? Perspective, Scorecard Card)> CardsOf(
        SyntheticSector sector, SyntheticRound round)
    {
        var organisations = sector.Organisations.ToDictionary(organisation => organisation.Reference);
        return
        [
            .. from fields in LinesOf(sector, round).Select(line => line.Split(','))
               group fields by (Organisation: fields[0], Perspective: Code.Parse<PerspectiveCode>(fields[8])) into assessment
               let organisation = organisations[assessment.Key.Organisation]
               let sheets = assessment.GroupBy(fields => fields[9]).Select(sheet => new RaterSheet(sheet.Key, sheet
                   .Where(fields => fields[11].Length > 0)
                   .ToDictionary(fields => fields[10], fields => int.Parse(fields[11], CultureInfo.InvariantCulture)))).ToList()
               select (organisation, assessment.Key.Perspective, Scorecard.Of(
                   round.Framework, new(organisation.Kind, organisation.Service, assessment.Key.Perspective), sheets)),
        ];
    }

    private static double Deviation(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private static double Correlation(List<(double X, double Y)> pairs)
    {
        var (x, y) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        return pairs.Average(pair => (pair.X - x) * (pair.Y - y))
            / Deviation([.. pairs.Select(pair => pair.X)]) / Deviation([.. pairs.Select(pair => pair.Y)]);
    }
}
