namespace Benchmark.Reports.Charts;

/// <summary>One bar: how many organisations of a group took part.</summary>
/// <param name="Label">What people call the group.</param>
/// <param name="Organisations">To the nearest 5; null where withheld.</param>
/// <param name="Section">Heading that starts above this bar; null to stay under the last one.</param>
public sealed record ParticipationRow(string Label, int? Organisations, string? Section = null);

/// <summary>Draws how many organisations took part, one bar a group, with the number at its end.</summary>
/// <remarks>A withheld group has a hatched place that says so, of a length that depends on nothing.</remarks>
public static class ParticipationBars
{
    private const double BarHeight = 16;

    /// <summary>Draws the bars from a common zero.</summary>
    public static string Draw(Caption caption, IReadOnlyList<ParticipationRow> rows, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var longest = rows.Max(row => row.Organisations) ?? 0;
        var label = frame.IsNarrow ? canvas.Width : Math.Min(220, rows.Max(row => canvas.Body.WidthOf(row.Label)) + 1);
        var start = frame.IsNarrow ? 0 : label + 16;
        var scale = new LinearScale(0, Math.Max(1, longest), start, canvas.Width - canvas.Body.WidthOf(Count(longest)) - 10);
        var y = canvas.Top;

        foreach (var row in rows)
        {
            if (row.Section is { } section)
                y = canvas.Paragraph(0, y + 6, section, canvas.Strong) + 2;

            var lines = canvas.Body.Wrap(row.Label, label);
            var block = lines.Count * canvas.Body.LineHeight;
            var height = frame.IsNarrow ? block + BarHeight + 10 : Math.Max(BarHeight + 8, block + 6);
            var middle = frame.IsNarrow ? y + block + BarHeight / 2 + 2 : y + height / 2;
            canvas.Block(0, frame.IsNarrow ? y + block / 2 : middle, lines, canvas.Body);
            if (frame.IsNarrow)
                canvas.Line(scale.Start, middle - BarHeight / 2 - 2, scale.Start, middle + BarHeight / 2 + 2, canvas.Theme.Muted);
            Bar(canvas, scale, row.Organisations, middle);
            y += height;
        }

        if (!frame.IsNarrow)
            canvas.Line(scale.Start, canvas.Top, scale.Start, y, canvas.Theme.Muted);
        var withheld = rows.Any(row => row.Organisations is null);
        return canvas.Finish(withheld ? Legend.Draw(canvas, y + 8, [Legend.Withheld]) : y);
    }

    private static void Bar(Canvas canvas, LinearScale scale, int? organisations, double y)
    {
        if (organisations is { } count)
        {
            canvas.Rect(scale.Start, y - BarHeight / 2, scale[count] - scale.Start, BarHeight, canvas.Theme.Strong, canvas.Theme.Deep);
            canvas.Text(scale[count] + 6, y, Count(count), canvas.Body);
            return;
        }

        canvas.Hatch(scale.Start, y - BarHeight / 2, 90, BarHeight);
        canvas.Plate(scale.Start + 45, y, "Withheld", canvas.Small);
    }

    private static string Count(int organisations) => $"{organisations:#,0}";
}
