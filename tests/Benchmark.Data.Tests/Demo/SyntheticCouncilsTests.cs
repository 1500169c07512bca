using System.Text;
using Benchmark.Data.Demo;
using Benchmark.Domain.PeerReviews;

namespace Benchmark.Data.Tests.Demo;

public sealed class SyntheticCouncilsTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_gives_others()
    {
        Assert.Equal(Written(1), Written(1));
        Assert.NotEqual(Written(1), Written(2));
    }

    [Fact]
    public void Every_council_says_that_it_is_synthetic_and_answers_every_statement_once()
    {
        var answers = Written(1).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();

        var statements = SyntheticCouncils.Round.Framework.Statements.Select(statement => statement.Code).ToList();
        Assert.StartsWith("SYNTHETIC ", SyntheticCouncils.Round.Title, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.StartsWith("Synthetic ", answer[1], StringComparison.Ordinal));
        Assert.All(answers.GroupBy(answer => answer[0]), council => Assert.Equal(statements, council.Select(answer => answer[10])));
        Assert.Contains(answers, answer => answer[0] == SyntheticCouncils.Reviewed);
        Assert.All(answers, answer => Assert.Equal(answer[7] == "LONDON_BOROUGH", answer[4] == "LONDON"));
    }

    [Fact]
    public void What_peers_found_reads_as_a_review_of_leadership()
    {
        var review = Assert.Single(PeerReview.Read(SyntheticCouncils.Review, "review", SyntheticCouncils.Round.Framework));

        Assert.Equal(("LAT4", new DateOnly(2026, 3, 12), 2), (review.Theme, review.ReviewedOn, review.Score));
        Assert.StartsWith("SYNTHETIC", review.Introduction, StringComparison.Ordinal);
    }

    private static string Written(int seed)
    {
        using var file = new MemoryStream();
        new SyntheticCouncils(seed).Write(file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
