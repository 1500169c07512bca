using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Tests.Charts;

/// <summary>Whatever the figures and names, every chart is well-formed, and its words neither meet nor leave it.</summary>
public sealed class AwkwardFigureTests
{
    private const int Rounds = 40;

    private static readonly string[] Words =
        ["A", "London", "Yorkshire and The Humber", "People, workload & money", "Llanfairpwllgwyngyllgogerychwyrndrobwll", "Small < medium", "Überlingen – Süd"];

    [Theory]
    [InlineData("strips")]
    [InlineData("ranked")]
    [InlineData("grid")]
    [InlineData("tiles")]
    [InlineData("participation")]
    [InlineData("peers")]
    [InlineData("shares")]
    [InlineData("trend")]
    [InlineData("slope")]
    [InlineData("funnel")]
    [InlineData("profile")]
    [InlineData("panels")]
    public void A_chart_stays_readable(string chart)
    {
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var random = new Random(seed);
            var frame = new Frame(random.Next(280, 1000), random.Next(2) == 0 ? Theme.Light : Theme.Dark);

            Drawings.AssertReadable(Draw(chart, random, frame));
        }
    }

    private static string Draw(string chart, Random random, Frame frame)
    {
        var caption = Some.Caption($"{chart}-awkward", string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => Name(random))));
        var rows = Rows(random, random.Next(1, 24));
        return chart switch
        {
            "strips" => QuantileStrips.Draw(caption, rows, 1, 4, frame),
            "ranked" => RankedBars.Draw(caption, rows, 1, 4, frame),
            "grid" => HeatMap.Draw(caption, Grid(random), frame),
            "tiles" => RegionTiles.Draw(caption, [.. Rows(random, 9).Select(row => row.Figure)], frame),
            "participation" => ParticipationBars.Draw(
                caption, [.. rows.Select(row => new ParticipationRow(row.Label, (row.Figure as Figure.Published)?.Contributors, row.Section))], frame),
            "peers" => PeerRanges.Draw(caption, Peers(random, rows), 1, 4, frame),
            "shares" => RatingShares.Draw(caption, [.. rows.Select(row => row with { Figure = Shares(random) })], ["No", "Partly", "Yes", "Strong"], frame),
            "trend" => Trend(caption, random, frame),
            "slope" => SlopeChart.Draw(
                caption, Name(random), Name(random), [.. rows.Select(row => new SlopeRow(row.Label, row.Figure, Figure(random)))], frame),
            "funnel" => FunnelPlot.Draw(caption, Figure(random), rows, frame),
            "profile" => FrameworkProfile.Draw(caption, Peers(random, rows), 1, 4, frame),
            "panels" => SmallMultiples.Draw(caption, Panels(random), 1, 4, frame),
            _ => throw new ArgumentOutOfRangeException(nameof(chart)),
        };
    }

    private static List<FigureRow> Rows(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(at => new FigureRow(
            Name(random), Figure(random), IsTotal: at == 0 && random.Next(2) == 0, random.Next(6) == 0 ? Name(random) : null)),
    ];

    private static FigureGrid Grid(Random random)
    {
        var (rows, columns) = (random.Next(1, 12), random.Next(1, 7));
        return new(
            [.. Enumerable.Range(0, rows).Select(_ => Name(random))],
            [.. Enumerable.Range(0, columns).Select(_ => GroupLabels.Of(random.Next(2) == 0 ? DimensionCode.AuthorityType : DimensionCode.SizeBand, random.Next(5)))],
            [.. Enumerable.Range(0, rows * columns).Select(_ => Figure(random))]);
    }

    private static List<PeerRow> Peers(Random random, List<FigureRow> rows) =>
        rows.ConvertAll(row => new PeerRow(row.Label, random.Next(4) == 0 ? null : 1 + 3 * random.NextDouble(), row.Figure, row.Section));

    private static string Trend(Caption caption, Random random, Frame frame)
    {
        TrendRound[] rounds = [.. Enumerable.Range(0, random.Next(2, 7)).Select(at => new TrendRound($"{2020 + at}", random.Next(4) == 0))];
        return TrendLines.Draw(
            caption, rounds,
            [
                .. Enumerable.Range(0, random.Next(1, 7)).Select(at => new TrendSeries(
                    Name(random), [.. rounds.Select(_ => random.Next(5) == 0 ? null : Figure(random))], at == 0)),
            ],
            frame);
    }

    private static List<Panel> Panels(Random random)
    {
        string[] groups = [.. Enumerable.Range(0, random.Next(1, 10)).Select(_ => Regions.Label((Region)random.Next(1, 10)))];
        return [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => new Panel(Name(random), [.. groups.Select(group => new FigureRow(group, Figure(random)))]))];
    }

    private static Figure Figure(Random random) => random.Next(4) == 0
        ? Benchmark.Domain.Releases.Figure.Withheld.Instance
        : Some.Figure(random.Next(9, 41), random.Next(2, 300) * 5, random.Next(0, 12));

    private static Figure Shares(Random random) => Figure(random) is Figure.Published { Spread: { } spread } figure
        ? figure with { Spread = spread with { Shares = [Share(random), Share(random), Share(random), Share(random)], RatedThreeOrFour = Share(random) } }
        : Figure(random);

    private static CodedShare Share(Random random)
    {
        var percent = random.Next(0, 21) * 5;
        return percent < 10 ? new(10, Coding.OrBelow) : percent > 90 ? new(90, Coding.OrAbove) : new(percent, Coding.Exact);
    }

    private static string Name(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Words[random.Next(Words.Length)]));
}
