using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Tests.Frameworks;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Domain.Tests.Assessments;

public sealed class ScorecardTests
{
    private static readonly Respondent Provider = new(OrganisationKind.Provider, ServiceType.CareHome);

    [Fact]
    public void A_mean_of_ratings_is_kept_to_the_millionth_and_rounded_half_up()
    {
        var framework = SomeFramework.Scored(1);
        var sheets = new[]
        {
            Sheet("a", ("S1.1.1", 3), ("S1.1.2", 2)), Sheet("b", ("S1.1.1", 2), ("S1.1.2", 3)), Sheet("c", ("S1.1.1", 3), ("S1.1.2", 3)),
        };

        var card = Scorecard.Of(framework, Provider, sheets);

        Assert.Equal(new Score(2_666_667), card[new Measure.Statement("S1.1.1")]);
        Assert.Equal(27, card[new Measure.Overall()]!.Value.Tenths);
    }

    [Theory]
    [InlineData(2_649_999, 26)]
    [InlineData(2_650_000, 27)]
    [InlineData(2_750_000, 28)]
    [InlineData(4_000_000, 40)]
    public void Tenths_are_rounded_half_up(int millionths, int tenths) => Assert.Equal(tenths, new Score(millionths).Tenths);

    [Fact]
    public void Raters_are_averaged_for_each_statement_before_statements_are_averaged()
    {
        var framework = SomeFramework.Scored(1);
        var sheets = new[] { Sheet("a", ("S1.1.1", 1), ("S1.1.2", 4)), Sheet("b", ("S1.1.1", 1)), Sheet("c", ("S1.1.1", 1)) };

        var card = Scorecard.Of(framework, Provider, sheets);

        Assert.Equal(new Score(2_500_000), card[new Measure.Element("E1.1")]);
    }

    [Fact]
    public void The_overall_score_is_the_mean_of_elements_and_not_of_domains()
    {
        var framework = SomeFramework.Scored(1, 3);

        var card = Scorecard.Of(framework, Provider, [Rated(framework, statement => statement.Code[1] == '1' ? 4 : 2)]);

        Assert.Equal(new Score(4_000_000), card[new Measure.Domain("D1")]);
        Assert.Equal(new Score(2_000_000), card[new Measure.Domain("D2")]);
        Assert.Equal(new Score(2_500_000), card[new Measure.Overall()]);
    }

    [Fact]
    public void Every_score_equals_a_plain_decimal_computation() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            var framework = SomeFramework.Scored(random.Next(1, 4), random.Next(1, 6), random.Next(1, 4));
            var sheets = Enumerable.Range(0, random.Next(1, 8))
                .Select(rater => Rated(framework, _ => random.Next(1, 5)) with { Rater = $"{rater}" }).ToList();

            var card = Scorecard.Of(framework, Provider, sheets);

            var byElement = framework.Elements.ToDictionary(
                element => element.Code,
                element => element.Statements.Average(statement => sheets.Average(sheet => (decimal)sheet.Ratings[statement.Code])));
            Assert.All(byElement, pair => AssertRounds(pair.Value, card[new Measure.Element(pair.Key)]));
            Assert.All(framework.Domains, domain =>
                AssertRounds(domain.Elements.Average(element => byElement[element.Code]), card[new Measure.Domain(domain.Code)]));
            AssertRounds(byElement.Values.Average(), card[new Measure.Overall()]);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public void Every_total_falls_in_one_of_the_regulators_bands(int statements)
    {
        var framework = SomeFramework.WithSingleStatements(statements);

        for (var total = statements; total <= 4 * statements; total++)
        {
            var percentage = Scorecard.Of(framework, Provider, [WithTotal(framework, total)]).Percentage;

            var percent = (int)Math.Round(100m * total / (4 * statements), 0, MidpointRounding.AwayFromZero);
            var title = percent switch
            {
                <= 38 => "Inadequate",
                <= 62 => "Requires improvement",
                <= 87 => "Good",
                _ => "Outstanding",
            };
            Assert.Equal((percent, title), (percentage!.Value.Percent, percentage.Value.Band.Title));
        }
    }

    [Theory]
    [InlineData(9, 14, 39, "Requires improvement")]
    [InlineData(8, 20, 63, "Good")]
    [InlineData(8, 28, 88, "Outstanding")]
    [InlineData(8, 8, 25, "Inadequate")]
    public void A_percentage_between_two_bands_is_rounded_half_up(int statements, int total, int percent, string band)
    {
        var framework = SomeFramework.WithSingleStatements(statements);

        var percentage = Scorecard.Of(framework, Provider, [WithTotal(framework, total)]).Percentage;

        Assert.Equal(new Percentage(percent, SomeFramework.Bands.Single(each => each.Title == band)), percentage);
    }

    [Fact]
    public void A_percentage_is_taken_from_unrounded_element_scores()
    {
        var framework = SomeFramework.Scored(8);
        var ratings = framework.Statements.Select((statement, at) => (statement.Code, Rating: at < 8 ? 3 : 2)).ToArray();

        var card = Scorecard.Of(framework, Provider, [Sheet("", ratings)]);

        Assert.Equal(63, card.Percentage!.Value.Percent);
    }

    [Fact]
    public void A_draft_names_what_is_unrated_and_scores_what_is_complete()
    {
        var framework = SomeFramework.Scored(2);

        var card = Scorecard.Of(framework, Provider, [Sheet("", ("S1.1.1", 3), ("S1.1.2", 4), ("S1.2.1", 2))]);

        Assert.Equal(["S1.2.2"], card.Unrated.Select(statement => statement.Code));
        Assert.Equal(new Score(3_500_000), card[new Measure.Element("E1.1")]);
        Assert.Null(card[new Measure.Element("E1.2")]);
        Assert.Null(card[new Measure.Overall()]);
        Assert.Null(card.Percentage);
        Assert.False(card.IsComplete);
    }

    [Fact]
    public void Statements_for_other_organisations_neither_count_nor_may_be_rated()
    {
        var everyone = SomeFramework.Statement("S1.1.1");
        var councils = SomeFramework.Statement("S1.1.2") with { Kinds = [OrganisationKind.LocalAuthority] };
        var framework = SomeFramework.Scored(1) with
        {
            Domains = [new("D1", "Domain", [new("E1.1", "Element", null, [everyone, councils])])],
        };

        var card = Scorecard.Of(framework, Provider, [Sheet("", ("S1.1.1", 3))]);
        var refused = Assert.Throws<StatementNotAskedException>(
            () => Scorecard.Of(framework, Provider, [Sheet("", ("S1.1.1", 3), ("S1.1.2", 3))]));

        Assert.True(card.IsComplete);
        Assert.Equal("S1.1.2", refused.Statement);
    }

    [Fact]
    public void An_organisation_sees_scores_of_a_guarded_perspective_only_from_five_raters()
    {
        var framework = SomeFramework.Scored(1) with
        {
            Perspectives = [new(PerspectiveCode.FrontLineWorker, "Front-line worker", ["Care assistant"], 5)],
        };
        var worker = Provider with { Perspective = PerspectiveCode.FrontLineWorker };

        var four = Scorecard.Of(framework, worker, Sheets(4));
        var five = Scorecard.Of(framework, worker, Sheets(5));

        Assert.False(four.IsShownToOrganisation);
        Assert.True(five.IsShownToOrganisation);

        List<RaterSheet> Sheets(int raters) =>
            [.. Enumerable.Range(1, raters).Select(rater => Rated(framework, _ => 3) with { Rater = $"{rater}" })];
    }

    [Fact]
    public void What_cannot_be_scored_is_refused_with_its_reason()
    {
        var framework = SomeFramework.Scored(1);
        var worker = Provider with { Perspective = PerspectiveCode.FrontLineWorker };

        Assert.Throws<NotScoredException>(() => Scorecard.Of(SomeFramework.InWords(1), Provider, []));
        Assert.Throws<PerspectiveNotAskedException>(() => Scorecard.Of(framework, worker, []));
        Assert.Throws<RepeatedRaterException>(() => Scorecard.Of(framework, Provider, [Sheet("a"), Sheet("a")]));
        Assert.Throws<RatingOutsideScaleException>(() => Scorecard.Of(framework, Provider, [Sheet("", ("S1.1.1", 0))]));
        Assert.Throws<RatingOutsideScaleException>(() => Scorecard.Of(framework, Provider, [Sheet("", ("S1.1.1", 5))]));
        Assert.False(Scorecard.Of(framework, Provider, []).IsComplete);
    }

    private static RaterSheet Sheet(string rater, params (string Statement, int Rating)[] ratings) =>
        new(rater, ratings.ToDictionary(pair => pair.Statement, pair => pair.Rating));

    private static RaterSheet Rated(Framework framework, Func<Statement, int> rating) =>
        new("", framework.Statements.ToDictionary(statement => statement.Code, rating));

    private static RaterSheet WithTotal(Framework framework, int total)
    {
        var count = framework.Statements.Count();
        return new("", framework.Statements.Select((statement, at) => (statement.Code, Rating: (total + at) / count))
            .ToDictionary(pair => pair.Code, pair => pair.Rating));
    }

    private static void AssertRounds(decimal exact, Score? score) =>
        Assert.Equal((int)Math.Round(exact * 1_000_000, 0, MidpointRounding.AwayFromZero), score!.Value.Millionths);
}
