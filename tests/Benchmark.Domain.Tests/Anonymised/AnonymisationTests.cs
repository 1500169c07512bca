using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Anonymised;

public sealed class AnonymisationTests
{
    private const int Point = 1_000_000;
    private const int Statements = 40;
    private static readonly MicrodataRule Rule = new(Alike: 10, RandomPercent: 20, MostFoundPercent: 10);
    private static readonly Group[] Classes = [new(Region.London), new(Region.NorthEast), new(Region.NorthWest)];

    /// <summary>The same draws in each run, so that a test that passes once passes always.</summary>
    private readonly Chance _chance = new Random(11).Next;

    [Fact]
    public void Who_knows_true_ratings_of_an_organisation_finds_its_assessment_no_better_than_one_of_ten_alike()
    {
        var risk = RiskOf(Assessments(1500), Rule);

        Assert.Equal(4, risk.Intrusions.Count);
        Assert.True(risk.Keeps(Rule), Told(risk));
        // Expected at most 0.1 of all guesses; four standard errors of 600 tries are 0.05.
        Assert.All(risk.Intrusions, intrusion => Assert.InRange(intrusion.Found / (double)intrusion.Tried, 0, 0.15));
    }

    [Theory]
    [InlineData(1, 0, "true ratings kept as they are")]
    [InlineData(1, 20, "every fifth rating changed")]
    [InlineData(2, 20, "two alike")]
    public void The_same_intruder_finds_ratings_that_are_kept_or_only_perturbed_or_drawn_from_few(int alike, int random, string what)
    {
        var weak = Rule with { Alike = alike, RandomPercent = random };

        var risk = RiskOf(Assessments(1500), weak);

        Assert.False(risk.Keeps(weak), $"{what}: {Told(risk)}");
        var all = risk.Intrusions.Single(intrusion => intrusion.Knows == "all 40 true ratings");
        Assert.False(all.IsWithin(10), what);
        Assert.InRange(all.Found / (double)all.Tried, alike == 1 ? 0.9 : 0.15, 1);
    }

    [Fact]
    public void The_same_intruder_finds_assessments_with_finer_attributes_than_a_pool_of_ten()
    {
        var fine = Assessments(1500).Select((own, at) =>
            own with { Class = new(own.Class.Region, (SizeBand)(1 + at / 3 % 4), (ServiceType)(1 + at / 12 % 6)) });

        var risk = RiskOf([.. fine.OrderBy(own => own.CorporateGroup).Take(216)], Rule);

        Assert.Equal((3, 3), (risk.SmallestClass, risk.SmallestPool));
        Assert.False(risk.Keeps(Rule));
        Assert.Contains(risk.Intrusions, intrusion => !intrusion.IsWithin(Rule.MostFoundPercent));
    }

    [Fact]
    public void A_few_that_are_found_for_certain_are_enough_to_refuse_the_rest()
    {
        var truth = Assessments(600);
        var drawn = Anonymisation.Draw(truth, Rule, 1, 4, _chance)
            .Select(row => row.Of % 25 == 0 ? row with { Ratings = [.. truth[row.Of].Scores.Select(score => (short)(score / Point))] } : row).ToList();

        var risk = MicrodataRisk.Of(truth, drawn, Anonymisation.Draw(truth, Rule, 1, 4, _chance), _chance);

        Assert.False(risk.Keeps(Rule), Told(risk));
    }

    [Theory]
    [InlineData(1000, 100, true)]
    [InlineData(1000, 128, true)]
    [InlineData(1000, 129, false)]
    [InlineData(2, 2, true)]
    [InlineData(3, 3, false)]
    [InlineData(0, 0, true)]
    public void More_right_guesses_than_allowed_are_put_down_to_chance_up_to_once_in_five_hundred_times(int guesses, int right, bool passes)
    {
        Assert.Equal(passes, new Intrusion("all guesses", guesses, right, 0, 0).IsWithin(10));
        Assert.Equal(passes, new Intrusion("sure ones", 5000, 0, guesses, right).IsWithin(10));
    }

    [Fact]
    public void The_risk_told_counts_classes_pools_and_levels()
    {
        var risk = RiskOf(Assessments(600), Rule);

        Assert.Equal((600, 3, 200, 0.0), (risk.Assessments, risk.Classes, risk.SmallestClass, risk.UniquePercent));
        Assert.Equal((10, 10, 4), (risk.SmallestPool, risk.SmallestPoolGroups, risk.FewestRatings));
        Assert.InRange(risk.FewestLevels, 2, 4);
    }

    [Fact]
    public void Somebody_alike_in_every_class_is_ten_organisations_and_ten_corporate_groups()
    {
        var truth = Assessments(400).Select((own, at) => at % 4 == 0 ? own with { CorporateGroup = 9999 } : own).ToList();

        var drawn = Anonymisation.Draw(truth, Rule, 1, 4, _chance);

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

        Anonymisation.Of(truth, Rule, 1, 4, _chance, out var risk);

        Assert.Equal(4, risk.FewestRatings);
    }

    [Fact]
    public void Means_come_back_when_the_random_ratings_are_taken_out()
    {
        var truth = Assessments(3000);
        var drawn = Anonymisation.Draw(truth, Rule, 1, 4, _chance);

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

        var first = Anonymisation.Of(truth, Rule, 1, 4, _chance, out _);
        var second = Anonymisation.Of(truth, Rule, 1, 4, _chance, out _);

        Assert.Empty(first.Select(row => row.Code).Intersect(second.Select(row => row.Code)));
        Assert.Equal(first.Select(row => row.Code).Order(StringComparer.Ordinal), first.Select(row => row.Code));
    }

    private MicrodataRisk RiskOf(IReadOnlyList<TrueAssessment> truth, MicrodataRule rule) =>
        MicrodataRisk.Of(truth, Anonymisation.Draw(truth, rule, 1, 4, _chance), Anonymisation.Draw(truth, rule, 1, 4, _chance), _chance);

    private static string Told(MicrodataRisk risk) => string.Join("\n", risk.Intrusions);

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
