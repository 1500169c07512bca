using Benchmark.Domain.Releases;
using Benchmark.Tests;

namespace Benchmark.Reports.Tests.Charts;

/// <summary>The charts of a release: approved pictures of ordinary and of awkward figures.</summary>
public sealed class FigureChartTests
{
    private const string Long =
        "An extraordinarily long group name such as nobody would choose but somebody has, with Llanfairpwllgwyngyllgogerychwyrndrobwll in it";

    public static TheoryData<string> Examples => new(Rows.Keys);

    private static Dictionary<string, IReadOnlyList<FigureRow>> Rows => new()
    {
        ["regions"] = Some.Regions(),
        ["one-group"] = [new("England", Some.Figure(), IsTotal: true)],
        ["all-withheld"] = [.. Some.Regions().Select(row => row with { Figure = Figure.Withheld.Instance })],
        ["identical"] = [.. Some.Regions().Select(row => row with { Figure = Some.Figure(30, 60, 0) })],
        ["extremes"] = [new("All at the top", Some.Figure(40, 60)), new("All at the bottom", Some.Figure(8, 60)), new("Small", Some.Figure(25, 10))],
        ["long-names"] = [new(Long, Some.Figure(), IsTotal: true, Section: Long), new("A & B <C>", Figure.Withheld.Instance)],
        ["forty-groups"] = [.. Enumerable.Range(1, 40).Select(at => new FigureRow($"Group {at}", Some.Figure(20 + at % 15, at * 5 + 5)))],
    };

    [Theory, MemberData(nameof(Examples))]
    public void Strips_are_as_approved(string example)
    {
        var (wide, narrow) = (Strips(example, Frame.Wide), Strips(example, Frame.Narrow));

        Drawings.AssertReadable(wide);
        Drawings.AssertReadable(narrow);
        Assert.Equal(wide, Strips(example, Frame.Wide));
        Approved.Match(wide, $"strips.{example}.svg");
        Approved.Match(narrow, $"strips.{example}.narrow.svg");
    }

    [Fact]
    public void A_withheld_group_draws_no_number()
    {
        var svg = QuantileStrips.Draw(Some.Caption(title: "All withheld."), Rows["all-withheld"], 1, 4, Frame.Wide);

        string[] shown = [.. Drawings.Words(svg).Select(box => box.Text).SkipWhile(text => text != "Withheld")];
        Assert.Equal(10, shown.Count(text => text == "Withheld"));
        Assert.DoesNotContain(shown.SkipLast(1), text => text.Any(char.IsDigit));
    }

    private static string Strips(string example, Frame frame) => QuantileStrips.Draw(Some.Caption($"strips-{example}"), Rows[example], 1, 4, frame);

    public static TheoryData<string> Grids => new("sizes", "authority-types", "withheld", "extremes");

    [Theory, MemberData(nameof(Grids))]
    public void Heat_maps_are_as_approved(string example)
    {
        var grid = Grid(example);
        var (wide, narrow) = (Map(Frame.Wide), Map(Frame.Narrow));

        Drawings.AssertReadable(wide);
        Drawings.AssertReadable(narrow);
        Assert.Equal(wide, Map(Frame.Wide));
        Approved.Match(wide, $"heat-map.{example}.svg");
        Approved.Match(narrow, $"heat-map.{example}.narrow.svg");

        string Map(Frame frame) => HeatMap.Draw(
            Some.Caption($"heat-map-{example}", "Scores rise with size in most regions."), grid, frame);
    }

    [Fact]
    public void Rounds_without_an_own_score_are_named_in_one_line_and_each_point_is_drawn_once()
    {
        var svg = TrendLines.Draw(
            Some.Caption(), [new("Spring"), new("Autumn"), new("Winter")],
            [TrendSeries.OfScores("You", [null, null, 3.5]), new("Your peers", [Some.Figure(28), Some.Figure(29), Some.Figure(29)])], Frame.Wide);

        Assert.Contains(">Spring, Autumn: you have no score [x].<", svg, StringComparison.Ordinal);
        Assert.Single(svg.Split("<circle").Skip(1));
    }

    [Theory]
    [InlineData("participation")]
    [InlineData("participation-withheld")]
    public void Participation_is_as_approved(string example)
    {
        ParticipationRow[] rows =
        [
            .. Some.Regions().Select((row, at) => new ParticipationRow(
                row.Label, example == "participation" && row.Figure is Figure.Published published ? published.Contributors : null,
                at == 0 ? "All" : at == 1 ? "Region" : null)),
        ];
        var (wide, narrow) = (Bars(Frame.Wide), Bars(Frame.Narrow));

        Drawings.AssertReadable(wide);
        Drawings.AssertReadable(narrow);
        Approved.Match(wide, $"bars.{example}.svg");
        Approved.Match(narrow, $"bars.{example}.narrow.svg");

        string Bars(Frame frame) => ParticipationBars.Draw(
            Some.Caption(example, "About 1,240 organisations took part."), rows, frame);
    }

    private static FigureGrid Grid(string example)
    {
        IReadOnlyList<string> columns = example == "authority-types"
            ? ["All types", "County councils", "Unitary authorities", "Metropolitan districts", "London boroughs"]
            : ["All sizes", "Micro", "Small", "Medium", "Large"];
        var rows = Some.Regions().Select(row => row.Label).ToList();
        var figures = Enumerable.Range(0, rows.Count * columns.Count).Select(at => example switch
        {
            "withheld" => Figure.Withheld.Instance,
            "extremes" => Some.Figure(at % 4 == 0 ? 40 : at % 4 == 1 ? 9 : 25, 15),
            _ => at % 7 == 6 || at % 11 == 8 ? Figure.Withheld.Instance : Some.Figure(25 + at * 7 % 9, 10 + at * 13 % 90),
        });
        return new(rows, columns, [.. figures]);
    }
}
