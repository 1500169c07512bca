using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>One round on the axis of time.</summary>
/// <param name="Label">What people call it, short.</param>
/// <param name="IsBreak">Whether what was asked changed before it, so that it cannot be compared with what came before.</param>
public sealed record TrendRound(string Label, bool IsBreak = false);

/// <summary>One group through the rounds.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Figures">One per round, in their order; null where the round has none.</param>
/// <param name="IsHighlighted">Whether it is what the chart is about.</param>
public sealed record TrendSeries(string Label, IReadOnlyList<Figure?> Figures, bool IsHighlighted = false)
{
    /// <summary>An organisation's own scores, for itself; null for a group.</summary>
    private IReadOnlyList<double?>? Scores { get; init; }

    /// <summary>An organisation's own scores through the rounds.</summary>
    /// <param name="label">What people call it.</param>
    /// <param name="scores">One per round, in rating points; null where it has none.</param>
    public static TrendSeries OfScores(string label, IReadOnlyList<double?> scores) =>
        new(label, [.. scores.Select(_ => (Figure?)null)], IsHighlighted: true) { Scores = scores };

    /// <summary>Whether it is the reader's own.</summary>
    internal bool IsOwn => Scores is not null;

    /// <summary>What is drawn for a round; null for a break in the line.</summary>
    internal CodedNumber? this[int round] => Scores is null
        ? (Figures[round] as Figure.Published)?.Mean
        : Scores[round] is { } score ? new CodedNumber((int)Math.Floor(score * 10 + 0.5), Coding.Exact) : null;
}

/// <summary>Draws means through rounds. A line never crosses a break, a missing round or a withheld figure.</summary>
/// <remarks>
/// Series are told apart by mark, dashes and colour, and named at their last point, in narrow places below; what is withheld is
/// named below its round.
/// More than six series repeat their signs: draw small multiples instead.
/// </remarks>
public static class TrendLines
{
    private const double PlotHeight = 240;
    private const double Sign = 16;

    /// <summary>From the lowest gridline, whose rating stands beside it, to the rounds.</summary>
    private const double RoundGap = 11;
    private static readonly Shape[] Shapes = [Shape.Circle, Shape.Diamond, Shape.Square, Shape.Triangle, Shape.Cross, Shape.Circle];
    private static readonly string?[] Dashes = [null, "7 3", "2 3", "9 3 2 3", "4 4", "1 3"];

    /// <summary>Draws the lines.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="rounds">In the order of time; at least two.</param>
    /// <param name="series">At least one.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<TrendRound> rounds, IReadOnlyList<TrendSeries> series, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var axis = RatingAxis.Of(series.SelectMany(one => rounds.Select((_, at) => one[at])).OfType<CodedNumber>(), canvas.Top + 24, PlotHeight);
        var names = frame.IsNarrow ? 0 : Math.Min(220, series.Max(one => canvas.Strong.WidthOf($"3.8 or above {one.Label}")) + Sign);
        var time = new LinearScale(0, rounds.Count - 1, 44, canvas.Width - names - 26);
        axis.Draw(canvas, 26, time.End + 8);
        Breaks(canvas, axis, rounds, time);

        for (var at = series.Count - 1; at >= 0; at--)
            Line(canvas, axis, rounds, series[at], at, time);
        var last = Last(series);
        var bottom = RoundLabels(canvas, axis, rounds, time);
        bottom = frame.IsNarrow
            ? Legend.Draw(canvas, bottom + 8, [.. last.Select(end => Legend.Mark(end.Words, end.Shape, end.ColourIn(frame.Theme)))])
            : Math.Max(Names(canvas, axis, last, time, names), bottom);
        var notes = Enumerable.Range(0, rounds.Count).Where(at => Lacking(series, at).Length > 0).GroupBy(at => Lacking(series, at), at => rounds[at].Label);
        foreach (var note in notes)
            bottom = canvas.Paragraph(0, bottom + 4, $"{string.Join(", ", note)}: {note.Key}.", canvas.Small);
        return canvas.Finish(bottom);
    }

    private static void Breaks(Canvas canvas, RatingAxis axis, IReadOnlyList<TrendRound> rounds, LinearScale time)
    {
        var words = canvas.Small.WidthOf("Break [b]") < time[1] - time[0] ? "Break [b]" : FigureWords.Sign(Symbol.Break);
        foreach (var at in Enumerable.Range(1, rounds.Count - 1).Where(at => rounds[at].IsBreak))
        {
            canvas.Line(time[at - 0.5], axis.Top - 4, time[at - 0.5], axis.Bottom, canvas.Theme.Muted, 1, "4 3");
            canvas.Text(time[at - 0.5], axis.Top - 12, words, canvas.Small, Anchor.Middle);
        }
    }

    private static void Line(Canvas canvas, RatingAxis axis, IReadOnlyList<TrendRound> rounds, TrendSeries series, int number, LinearScale time)
    {
        var colour = canvas.Theme.Series[number % canvas.Theme.Series.Count];
        var width = series.IsHighlighted ? 3 : 1.5;
        var run = new List<(double X, double Y)>();
        for (var at = 0; at <= rounds.Count; at++)
        {
            var mean = at < rounds.Count ? series[at] : null;
            if ((mean is null || rounds[at].IsBreak) && run.Count > 1)
                canvas.Polyline([.. run], colour, width, Dashes[number % Dashes.Length]);
            if (mean is null || rounds[at].IsBreak)
                run.Clear();
            if (mean is { } shown)
                run.Add((time[at], axis.Scale[shown.Value]));
        }

        for (var at = 0; at < rounds.Count; at++)
            if (series[at] is { } mean)
                canvas.Mark(time[at], axis.Scale[mean.Value], Shapes[number % Shapes.Length], colour, 5);
    }

    /// <summary>The last published mean of each series that has one.</summary>
    private static List<SeriesEnd> Last(IReadOnlyList<TrendSeries> series) =>
    [
        .. series
            .Select((one, number) => (one, number, at: Enumerable.Range(0, one.Figures.Count).Where(at => one[at] is not null).DefaultIfEmpty(-1).Max()))
            .Where(end => end.at >= 0)
            .Select(end => new SeriesEnd(end.one, end.number, end.at, end.one[end.at]!.Value)),
    ];

    /// <summary>The name and last mean of each series, apart, with a lead where it had to move, and all with their marks where one had to.</summary>
    private static double Names(Canvas canvas, RatingAxis axis, List<SeriesEnd> ends, LinearScale time, double width)
    {
        if (ends.Count == 0)
            return axis.Bottom;

        var blocks = ends.ConvertAll(end => Style(canvas, end.Series).Wrap(end.Words, width - Sign));
        double[] heights = [.. blocks.Select(lines => lines.Count * canvas.Body.LineHeight + 3)];
        var middles = LabelPlacement.Apart([.. ends.Select(end => axis.Scale[end.Mean.Value])], heights, axis.Top - 20);
        var areBesideTheirs = ends.Index().All(pair => time[pair.Item.Round] == time.End && Math.Abs(axis.Scale[pair.Item.Mean.Value] - middles[pair.Index]) < 1);
        for (var at = 0; at < ends.Count; at++)
        {
            var end = ends[at];
            canvas.Line(time[end.Round] + 7, axis.Scale[end.Mean.Value], time.End + 20, middles[at], canvas.Theme.Rule);
            if (!areBesideTheirs)
                canvas.Mark(time.End + 26, middles[at], end.Shape, end.ColourIn(canvas.Theme), 4.5);
            canvas.Block(time.End + 22 + (areBesideTheirs ? 0 : Sign), middles[at], blocks[at], Style(canvas, end.Series));
        }

        return Math.Max(axis.Bottom, middles.Zip(heights, (middle, height) => middle + height / 2).Max());
    }

    private static TextStyle Style(Canvas canvas, TrendSeries series) => series.IsHighlighted ? canvas.Strong : canvas.Body;

    private static double RoundLabels(Canvas canvas, RatingAxis axis, IReadOnlyList<TrendRound> rounds, LinearScale time)
    {
        var room = Math.Min(2 * Math.Min(time.Start, canvas.Width - time.End), (time.End - time.Start) / Math.Max(1, rounds.Count - 1)) - 4;
        var bottom = axis.Bottom;
        for (var at = 0; at < rounds.Count; at++)
        {
            var lines = canvas.Small.Wrap(rounds[at].Label, room);
            var end = axis.Bottom + RoundGap + lines.Count * canvas.Small.LineHeight;
            canvas.Block(time[at], (axis.Bottom + RoundGap + end) / 2, lines, canvas.Small with { Fill = canvas.Theme.Ink }, Anchor.Middle);
            bottom = Math.Max(bottom, end);
        }

        return bottom;
    }

    /// <summary>What a round does not show, in words; empty when it shows everything.</summary>
    private static string Lacking(IReadOnlyList<TrendSeries> series, int round)
    {
        var withheld = series.Where(one => one.Figures[round] is Figure.Withheld).Select(one => one.Label).ToList();
        var own = series.FirstOrDefault(one => one.IsOwn && one[round] is null);
        var missing = series.Where(one => !one.IsOwn && one.Figures[round] is null).Select(one => one.Label).ToList();
        return string.Join("; ", new[]
        {
            withheld.Count == 0 ? "" : $"withheld [c] for {string.Join(", ", withheld)}",
            own is null ? "" : "you have no score [x]",
            missing.Count == 0 ? "" : missing.Count == series.Count ? "not available [x]" : $"not available [x] for {string.Join(", ", missing)}",
        }.Where(words => words.Length > 0));
    }

    /// <summary>Where a series ends.</summary>
    private sealed record SeriesEnd(TrendSeries Series, int Number, int Round, CodedNumber Mean)
    {
        public string Words => $"{Mean.Label} {Series.Label}";

        public Shape Shape => Shapes[Number % Shapes.Length];

        public string ColourIn(Theme theme) => theme.Series[Number % theme.Series.Count];
    }
}
