using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>Draws the nine regions of England as tiles of one size, roughly where they lie, with their mean written in.</summary>
/// <remarks>Equal tiles, because regions differ in area far more than in organisations.</remarks>
public static class RegionTiles
{
    private const double Columns = 3.5;
    private const double Gap = 4;

    private static readonly Dictionary<Region, (double Column, int Row)> Places = new()
    {
        [Region.NorthEast] = (1.5, 0),
        [Region.NorthWest] = (1, 1),
        [Region.YorkshireAndTheHumber] = (2, 1),
        [Region.WestMidlands] = (0.5, 2),
        [Region.EastMidlands] = (1.5, 2),
        [Region.EastOfEngland] = (2.5, 2),
        [Region.SouthWest] = (0, 3),
        [Region.SouthEast] = (1, 3),
        [Region.London] = (2, 3),
    };

    /// <summary>Draws the map.</summary>
    /// <param name="caption">What surrounds the chart.</param>
    /// <param name="figures">One per region, in the order of the regions.</param>
    /// <param name="frame">The place it is drawn for.</param>
    public static string Draw(Caption caption, IReadOnlyList<Figure> figures, Frame frame)
    {
        var canvas = new Canvas(caption, frame);
        var steps = ColourSteps.Of(figures, canvas.Theme);
        var side = Math.Min(118, (canvas.Width - Gap) / Columns);
        var height = Math.Max(74, side * 0.72);
        var left = (canvas.Width - side * Columns) / 2;
        foreach (var (region, (column, row)) in Places)
            Tile(canvas, steps, region, figures[(int)region - 1], left + column * side, canvas.Top + row * height, side - Gap, height - Gap);

        return canvas.Finish(Legend.Draw(
            canvas, canvas.Top + 4 * height + 10, [.. steps.Entries(), .. Legend.Cautions(figures)]));
    }

    private static void Tile(
        Canvas canvas, ColourSteps steps, Region region, Figure figure, double x, double y, double width, double height)
    {
        var (centre, middle) = (x + width / 2, y + height / 2);
        var published = figure as Figure.Published;
        var ink = canvas.Theme.Ink;
        if (published is not null)
        {
            var fill = steps.FillOf(published.Mean);
            ink = Theme.InkOn(fill);
            canvas.Rect(x, y, width, height, fill, canvas.Theme.Rule);
        }
        else
        {
            canvas.Hatch(x, y, width, height);
        }

        var value = new TextStyle(canvas.Body.Size + 1, ink, Bold: true);
        var name = new TextStyle(12, ink);
        var words = value.Wrap(published is null ? "Withheld" : published.Mean.Label + FigureWords.Signs(published), width - 8);
        var lines = name.Wrap(Regions.Label(region), width - 8);
        var top = middle - (lines.Count * name.LineHeight + words.Count * value.LineHeight) / 2;
        Write(canvas, lines, name, centre, top, published is null);
        Write(canvas, words, value, centre, top + lines.Count * name.LineHeight, published is null);
    }

    private static void Write(Canvas canvas, IReadOnlyList<string> lines, TextStyle style, double centre, double top, bool onHatching)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var y = top + (at + 0.5) * style.LineHeight;
            if (onHatching)
                canvas.Plate(centre, y, lines[at], style);
            else
                canvas.Text(centre, y, lines[at], style, Anchor.Middle);
        }
    }
}
