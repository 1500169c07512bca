using Benchmark.Data.Disclosure;
using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Tests.Anonymised;

/// <summary>What anonymised assessments tell about sums, and that the audit of intervals counts on it.</summary>
public sealed class ClassSumTests
{
    private const int Point = 1_000_000;
    private const int Draws = 20;
    private static readonly Lattice Lattice = new([DimensionCode.Region, DimensionCode.SizeBand]);
    private static readonly Group[] Places = [new(Region.London, SizeBand.Small), new(Region.NorthEast, SizeBand.Large)];
    private static readonly Policy Research = PolicyFiles.Find("standard-research")!;
    private static readonly Policy Unprotected = Research with { Microdata = new(Alike: 1, RandomPercent: 0, MostFoundPercent: 50) };

    /// <summary>The same draws in each run, so that a test that passes once passes always.</summary>
    private readonly Chance _chance = new Random(11).Next;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Ratings_given_out_as_they_are_give_the_sums_exactly()
    {
        var answers = Answers(organisations: 40, seed: 1, lean: 0.3);
        var shown = Shown(answers, Unprotected);
        var elements = shown.Release.Framework.Elements.ToList();

        foreach (var measure in shown.Release.Measures)
        {
            var own = elements.Select((element, at) => (element, at)).Where(pair => measure switch
            {
                Measure.Element(var code) => pair.element.Code == code,
                Measure.Domain(var code) => shown.Release.Framework.Domains.Single(domain => domain.Code == code).Elements.Contains(pair.element),
                _ => true,
            }).Select(pair => pair.at).ToList();
            // Two statements an element.
            var truth = measure is Measure.Statement(var statement)
                ? answers.Sum(row => row[shown.Release.Framework.Statements.ToList().FindIndex(other => other.Code == statement)])
                : answers.Sum(row => own.Average(at => (row[2 * at] + row[2 * at + 1]) / 2.0));

            var sum = Assert.Single(ClassSum.Of(shown, measure, Unprotected.Microdata!));
            Assert.Equal(Group.England, sum.Class);
            Assert.Equal(truth, sum.Low, 6);
            Assert.Equal(truth, sum.High, 6);
        }
    }

    [Theory]
    [InlineData("standard-research")]
    [InlineData("standard-research-coarse")]
    public void What_is_taken_as_known_about_a_sum_is_true_in_about_95_of_100_cases(string code)
    {
        var policy = PolicyFiles.Find(code)!;
        var answers = Answers(organisations: 120, seed: 2, lean: 0.3);
        var (tried, held, widths) = (0, 0, new Dictionary<bool, double> { [true] = 0, [false] = 0 });

        for (var draw = 0; draw < Draws; draw++)
        {
            var shown = Shown(answers, policy);
            foreach (var (statement, at) in shown.Release.Framework.Statements.Select((statement, at) => (statement, at)))
            {
                var sum = Assert.Single(ClassSum.Of(shown, new Measure.Statement(statement.Code), policy.Microdata!));
                (tried, held) = (tried + 1, held + (answers.Sum(row => row[at]) is var truth && sum.Low <= truth && truth <= sum.High ? 1 : 0));
                widths[true] += sum.High - sum.Low;
            }

            var overall = Assert.Single(ClassSum.Of(shown, new Measure.Overall(), policy.Microdata!));
            (tried, held) = (tried + 1, held + (answers.Sum(row => row.Average()) is var all && overall.Low <= all && all <= overall.High ? 1 : 0));
            widths[false] += overall.High - overall.Low;
        }

        // 380 cases; four standard errors are 0.045.
        Assert.InRange(held / (double)tried, 0.9, 0.995);
        // A mean of eighteen statements is told more closely than one of them.
        Assert.InRange(widths[true] / 18 / widths[false], Math.Sqrt(18) * 0.8, Math.Sqrt(18) * 1.2);
    }

    [Fact]
    public async Task A_small_group_is_bounded_closely_by_ratings_given_out_as_they_are_and_not_by_those_the_policy_draws()
    {
        var answers = Answers(organisations: 60, seed: 3, lean: 1);
        Measure[] one = [new Measure.Statement("D1E1S1")];

        var (none, unprotected) = (await GateAsync(Shown(answers, Research, one) with { Anonymised = [] }), await GateAsync(Shown(answers, Unprotected, one)));
        var passed = 0;
        for (var draw = 0; draw < Draws; draw++)
            passed += (await GateAsync(Shown(answers, Research, one))).Passed ? 1 : 0;

        Assert.True(none.Passed, none.Finding);
        Assert.False(unprotected.Passed, unprotected.Finding);
        // The audit refuses draws that happen to tell much: 39 of 300 when these were tried.
        Assert.InRange(passed, Draws * 3 / 4, Draws);
    }

    [Fact]
    public async Task Where_all_but_everybody_said_4_to_everything_assessments_tell_too_much_overall_and_do_not_pass()
    {
        var answers = Answers(organisations: 20, seed: 4, lean: 1);
        Measure[] overall = [new Measure.Overall()];

        var none = await GateAsync(Shown(answers, Research, overall) with { Anonymised = [] });
        var failed = 0;
        for (var draw = 0; draw < Draws; draw++)
            failed += (await GateAsync(Shown(answers, Research, overall))).Passed ? 0 : 1;

        Assert.True(none.Passed, none.Finding);
        Assert.InRange(failed, Draws * 3 / 4, Draws);
    }

    [Fact]
    public async Task What_an_earlier_release_of_the_same_answers_showed_bounds_a_hidden_mean_too()
    {
        var answers = Answers(organisations: 40, seed: 5, lean: 0.3);
        var draft = Shown(answers, Research) with { Anonymised = [] };
        var hidden = Lattice.IndexOf(Places[0]);
        var careless = draft with
        {
            Release = Release(answers, Research, [.. draft.Release.Measures], shows: group => group == hidden),
            Outline = draft.Outline with { Facts = draft.Release.Facts with { Id = 9 } },
        };

        var alone = await IntervalCheck.WidthsAsync([draft], new Measure.Overall(), [Places[0].Contains], Cancellation);
        var beside = await IntervalCheck.WidthsAsync([draft, careless], new Measure.Overall(), [Places[0].Contains], Cancellation);

        Assert.InRange(Assert.Single(alone), 1, 3);
        Assert.Equal(0.1, Assert.Single(beside), 0.001);
    }

    private static async Task<AuditGate> GateAsync(ShownRelease shown) =>
        await ReleaseProofs.GatesAsync(shown, [], 1, Cancellation).SingleAsync(gate => gate.Title == ReleaseProofs.Intervals, Cancellation);

    /// <summary>A release of England alone, in which nine organisations are a small group, with one assessment drawn for each.</summary>
    private ShownRelease Shown(List<int[]> answers, Policy policy, Measure[]? measures = null)
    {
        var release = Release(answers, policy, measures ?? MeasuresOf(Some.ProviderRelease()), group => Lattice.Groups[group] == Group.England);
        var truth = answers.Select((row, at) => new TrueAssessment(Group.England, at, [.. row.Select(rating => rating * Point)])).ToList();
        var members = answers.Select((_, at) => new ReleaseMember(at, PlaceOf(at), at)).ToList();
        return new(
            release, new(release.Facts, new HashSet<int> { Lattice.IndexOf(Group.England) }, members) { Classes = [Group.England] },
            Anonymisation.Of(truth, policy.Microdata!, 1, 4, _chance, out _))
        { Policy = policy };
    }

    private static Measure[] MeasuresOf(Release release) =>
        [.. release.Measures, .. release.Framework.Statements.Select(statement => new Measure.Statement(statement.Code))];

    private static Release Release(List<int[]> answers, Policy policy, Measure[] measures, Func<int, bool> shows)
    {
        var framework = Some.ProviderRelease().Framework;
        var facts = Some.Facts() with { Policy = new(policy.Code, policy.Version, policy.MinimumGroups, policy.Summary), Dimensions = Lattice.Dimensions };
        var codes = framework.Statements.Select(statement => statement.Code).ToList();
        return new(
            facts, framework, Lattice, measures, [.. measures.SelectMany(measure => Lattice.Groups.Select((group, at) => shows(at) ? FigureOf(measure, group) : Figure.Withheld.Instance))],
            [.. Lattice.Groups.Select((_, at) => shows(at) ? 40 : 0)]);

        Figure FigureOf(Measure measure, Group group)
        {
            var own = answers.Where((_, at) => group.Contains(PlaceOf(at)));
            var tenths = (int)Math.Round(10 * own.Average(row => measure is Measure.Statement(var code) ? row[codes.IndexOf(code)] : row.Average()), MidpointRounding.AwayFromZero);
            return new Figure.Published(40, new(Math.Min(tenths, 38), tenths >= 38 ? Coding.OrAbove : Coding.Exact), new(30, Coding.Exact), null, null, null);
        }
    }

    private static Group PlaceOf(int organisation) => Places[organisation < 9 ? 0 : 1];

    /// <summary>Ratings of eighteen statements; at a leaning of 1 one in a hundred is no 4.</summary>
    private static List<int[]> Answers(int organisations, int seed, double lean)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, organisations).Select(_ =>
            {
                var leaning = random.NextDouble();
                return Enumerable.Range(0, 18).Select(_ => lean >= 1
                    ? random.Next(100) == 0 ? 3 : 4
                    : Math.Clamp(1 + (int)(2 * (lean + (1 - lean) * leaning) + 2.2 * random.NextDouble()), 1, 4)).ToArray();
            }),
        ];
    }
}
