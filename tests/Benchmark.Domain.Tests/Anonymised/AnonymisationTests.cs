using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Anonymised;

public sealed class AnonymisationTests
{
    private const int Point = 1_000_000;
    private const int Statements = 40;
    private static readonly MicrodataRule Rule = new(Alike: 10, RandomPercent: 20);
    private static readonly Group[] Classes = [new(Region.London), new(Region.NorthEast), new(Region.NorthWest)];

    [Fact]
    public void Who_knows_all_true_ratings_of_an_organisation_finds_its_assessment_no_better_than_one_of_ten_alike()
    {
        var truth = Assessments(1500);

        var found = Found(truth, Anonymisation.Draw(truth, Rule, 1, 4));

        // Expected at most 0.1; four standard errors of 1500 tries are 0.03.
        Assert.InRange(found, 0, 0.13);
    }

    [Fact]
    public void The_same_intruder_finds_ratings_that_are_only_perturbed()
    {
        var truth = Assessments(600);
        var perturbed = truth.Select((own, at) => new DrawnAssessment(
            at, [at], [.. own.Scores.Select((score, statement) => (short)((at + statement) % 5 == 0 ? 1 + (at + statement / 3) % 4 : score / Point))])).ToList();

        Assert.InRange(Found(truth, perturbed), 0.9, 1);
        Assert.False(MicrodataRisk.Of(truth, perturbed, perturbed).Keeps(Rule));
    }

    [Fact]
    public void The_risk_told_is_what_an_intruder_achieves()
    {
        var truth = Assessments(600);
        Anonymisation.Of(truth, Rule, 1, 4, out var risk);

        Assert.True(risk.Keeps(Rule), risk.ToString());
        Assert.Equal((600, 3, 0.0), (risk.Assessments, risk.Classes, risk.UniquePercent));
        Assert.InRange(risk.FoundPercent, 0.1, 10);
        Assert.InRange(100 * Enumerable.Range(0, 20).Average(_ => Found(truth, Anonymisation.Draw(truth, Rule, 1, 4))), 0, 10);
    }

    [Fact]
    public void Somebody_alike_in_every_class_is_ten_organisations_and_ten_corporate_groups()
    {
        var truth = Assessments(400).Select((own, at) => at % 4 == 0 ? own with { CorporateGroup = 9999 } : own).ToList();

        var drawn = Anonymisation.Draw(truth, Rule, 1, 4);

        Assert.Equal(Enumerable.Range(0, truth.Count), drawn.Select(row => row.Of).Order());
        Assert.All(drawn, row =>
        {
            Assert.Contains(row.Of, row.Pool);
            Assert.True(row.Pool.Select(number => truth[number].CorporateGroup).Distinct().Count() >= 10);
            Assert.Single(row.Pool.Select(number => truth[number].Class).Distinct());
        });
    }

    [Fact]
    public void Even_where_everybody_said_4_no_rating_is_certain()
    {
        var truth = Enumerable.Range(0, 600).Select(at => new TrueAssessment(Classes[0], at, [.. Enumerable.Repeat(4 * Point, Statements)])).ToList();

        Anonymisation.Of(truth, Rule, 1, 4, out var risk);

        Assert.Equal(4, risk.FewestRatings);
    }

    [Fact]
    public void Means_come_back_when_the_random_ratings_are_taken_out()
    {
        var truth = Assessments(3000);
        var drawn = Anonymisation.Draw(truth, Rule, 1, 4);

        foreach (var (statement, own) in Enumerable.Range(0, Statements).Select(at => (at, truth.Average(row => row.Scores[at] / (double)Point))))
        {
            var observed = drawn.Average(row => (double)row.Ratings[statement]);
            Assert.InRange((observed - 0.2 * 2.5) / 0.8 - own, -0.12, 0.12);
        }
    }

    [Fact]
    public void Codes_are_drawn_anew_and_say_nothing_about_order()
    {
        var truth = Assessments(100);

        var first = Anonymisation.Of(truth, Rule, 1, 4, out _);
        var second = Anonymisation.Of(truth, Rule, 1, 4, out _);

        Assert.Empty(first.Select(row => row.Code).Intersect(second.Select(row => row.Code)));
        Assert.Equal(first.Select(row => row.Code).Order(StringComparer.Ordinal), first.Select(row => row.Code));
    }

    private static double Found(List<TrueAssessment> truth, IReadOnlyList<DrawnAssessment> drawn)
    {
        var within = drawn.ToLookup(row => truth[row.Of].Class);
        return truth.Index().Average(own =>
            MicrodataRisk.Closest([.. within[own.Item.Class]], [.. own.Item.Scores.Select(score => score / (double)Point)]).Of == own.Index ? 1.0 : 0);
    }

    private static List<TrueAssessment> Assessments(int count)
    {
        var random = new Random(7);
        return
        [
            .. Enumerable.Range(0, count).Select(at =>
            {
                var leaning = random.NextDouble();
                return new TrueAssessment(
                    Classes[at % Classes.Length], at,
                    [.. Enumerable.Range(0, Statements).Select(_ => Point * Math.Clamp(1 + (int)(2 * leaning + 2.2 * random.NextDouble()), 1, 4))]);
            }),
        ];
    }
}
