using System.Globalization;
using System.Text;

namespace Benchmark.Reports.Charts;

/// <summary>Which point of a text its x names.</summary>
internal enum Anchor
{
    Start = 1,
    Middle,
    End,
}

/// <summary>The shape that stands for one value.</summary>
internal enum Shape
{
    Circle = 1,
    Diamond,
    PointingRight,
    PointingLeft,
    Square,
    Triangle,
    Cross,
}

/// <summary>How words are set.</summary>
/// <param name="Size">In px.</param>
/// <param name="Fill">Their colour.</param>
/// <param name="Bold">Whether they are heavy.</param>
internal readonly record struct TextStyle(double Size, string Fill, bool Bold = false)
{
    public double LineHeight => Math.Round(Size * 1.3);

    public double WidthOf(ReadOnlySpan<char> text) => TextWidth.Of(text, Size, Bold);

    public IReadOnlyList<string> Wrap(string text, double width) => TextWidth.Wrap(text, width, Size, Bold);
}

/// <summary>An SVG drawing in the making: title above, source below, marks between.</summary>
/// <remarks>
/// Writes presentation attributes only (no style sheet, no ids but the two of its name, no transforms), so that drawings on one page do
/// not disturb each other, a strict content policy lets them be, and librsvg and browsers agree. Text is placed by its
/// baseline: librsvg knows no dominant-baseline.
/// </remarks>
internal sealed class Canvas
{
    private const string End = "</svg>\n";
    private const string Fonts = "Liberation Sans, Arial, Helvetica, sans-serif";
    private readonly SvgWriter _svg = new();
    private readonly Caption _caption;

    public Canvas(Caption caption, Frame frame)
    {
        (_caption, Frame) = (caption, frame);
        Title = new(frame.IsNarrow ? 15 : 17, Theme.Ink, Bold: true);
        Body = new(frame.IsNarrow ? 12 : 13, Theme.Ink);
        Strong = Body with { Bold = true };
        Small = new(12, Theme.Muted);
        Top = Lines(0, Paragraph(0, 4, caption.Title, Title), caption.Subtitle, Small) + 10;
    }

    public Frame Frame { get; }

    public Theme Theme => Frame.Theme;

    public double Width => Frame.Width;

    /// <summary>Where the marks begin, below the title.</summary>
    public double Top { get; }

    public TextStyle Title { get; }

    public TextStyle Body { get; }

    public TextStyle Strong { get; }

    public TextStyle Small { get; }

    public void Rect(double x, double y, double width, double height, string fill, string? stroke = null)
    {
        _svg.Open("rect").At("x", x).At("y", y).At("width", width).At("height", height).At("fill", fill);
        if (stroke is not null)
            _svg.At("stroke", stroke);
        _svg.Close();
    }

    public void Ring(double x, double y, double radius, string stroke)
    {
        _svg.Open("circle").At("cx", x).At("cy", y).At("r", radius).At("fill", "none").At("stroke", stroke);
        _svg.Close();
    }

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, string? dashes = null)
    {
        _svg.Open("line").At("x1", x1).At("y1", y1).At("x2", x2).At("y2", y2).At("stroke", stroke);
        if (width != 1)
            _svg.At("stroke-width", width);
        if (dashes is not null)
            _svg.At("stroke-dasharray", dashes);
        _svg.Close();
    }

    /// <summary>Upright gridlines.</summary>
    public void Grid(ReadOnlySpan<double> places, double top, double bottom)
    {
        _svg.Open("path").Data();
        foreach (var x in places)
            _svg.Raw('M').Number(x).Raw(' ').Number(top).Raw('V').Number(bottom);
        _svg.Raw('"').At("stroke", Theme.Rule).Close();
    }

    public void Polyline(ReadOnlySpan<(double X, double Y)> points, string stroke, double width, string? dashes = null)
    {
        _svg.Open("polyline").Points(points).At("fill", "none").At("stroke", stroke).At("stroke-width", width);
        if (dashes is not null)
            _svg.At("stroke-dasharray", dashes);
        _svg.Close();
    }

    public void Polygon(ReadOnlySpan<(double X, double Y)> points, string fill, string? stroke = null)
    {
        _svg.Open("polygon").Points(points).At("fill", fill);
        if (stroke is not null)
            _svg.At("stroke", stroke);
        _svg.Close();
    }

    public void Mark(double x, double y, Shape shape, string fill, double radius = 5)
    {
        var r = radius;
        switch (shape)
        {
            case Shape.Circle:
                _svg.Open("circle").At("cx", x).At("cy", y).At("r", r).At("fill", fill).At("stroke", Theme.Background);
                _svg.Close();
                break;
            case Shape.Square:
                Rect(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1, fill, Theme.Background);
                break;
            case Shape.Diamond:
                Polygon([(x - r, y), (x, y - r), (x + r, y), (x, y + r)], fill, Theme.Background);
                break;
            case Shape.Triangle:
                Polygon([(x - r, y + r), (x, y - r), (x + r, y + r)], fill, Theme.Background);
                break;
            case Shape.Cross:
                Line(x - r, y - r, x + r, y + r, fill, 2.5);
                Line(x - r, y + r, x + r, y - r, fill, 2.5);
                break;
            case Shape.PointingRight:
                Polygon([(x - r, y - r), (x + r, y), (x - r, y + r)], fill, Theme.Background);
                break;
            case Shape.PointingLeft:
                Polygon([(x + r, y - r), (x - r, y), (x + r, y + r)], fill, Theme.Background);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape));
        }
    }

    /// <summary>Slanting lines in a frame: what is there but not shown.</summary>
    public void Hatch(double x, double y, double width, double height)
    {
        Rect(x, y, width, height, Theme.Background, Theme.Hatching);
        const double Step = 7;
        _svg.Open("path").Data();
        for (var offset = Step; offset < width + height; offset += Step)
        {
            var (x1, y1) = offset <= height ? (x, y + offset) : (x + offset - height, y + height);
            var (x2, y2) = offset <= width ? (x + offset, y) : (x + width, y + offset - width);
            _svg.Raw('M').Number(x1).Raw(' ').Number(y1).Raw('L').Number(x2).Raw(' ').Number(y2);
        }

        _svg.Raw('"').At("stroke", Theme.Hatching).At("stroke-width", 0.6).Close();
    }

    /// <summary>Words on a plain ground, for a hatched or busy place; centred on <paramref name="y"/>.</summary>
    public void Plate(double x, double y, string text, TextStyle style, Anchor anchor = Anchor.Middle)
    {
        var width = style.WidthOf(text);
        var left = anchor switch { Anchor.Start => x, Anchor.Middle => x - width / 2, _ => x - width };
        Rect(left - 4, y - style.LineHeight / 2, width + 8, style.LineHeight, Theme.Background);
        Text(left, y, text, style);
    }

    /// <summary>One line of text whose middle is at <paramref name="y"/>.</summary>
    public void Text(double x, double y, string text, TextStyle style, Anchor anchor = Anchor.Start)
    {
        _svg.Open("text").At("x", x).At("y", y + style.Size * 0.36);
        if (style.Size != Body.Size)
            _svg.At("font-size", style.Size);
        if (style.Fill != Theme.Ink)
            _svg.At("fill", style.Fill);
        if (style.Bold)
            _svg.At("font-weight", "bold");
        if (anchor != Anchor.Start)
            _svg.At("text-anchor", anchor == Anchor.Middle ? "middle" : "end");
        _svg.Content("text", text);
    }

    /// <summary>Lines of text centred around <paramref name="y"/>.</summary>
    public void Block(double x, double y, IReadOnlyList<string> lines, TextStyle style, Anchor anchor = Anchor.Start)
    {
        var first = y - (lines.Count - 1) * style.LineHeight / 2;
        for (var at = 0; at < lines.Count; at++)
            Text(x, first + at * style.LineHeight, lines[at], style, anchor);
    }

    /// <summary>Wrapped text from <paramref name="top"/> down.</summary>
    /// <returns>Where it ends.</returns>
    public double Paragraph(double x, double top, string text, TextStyle style) => Lines(x, top, text, style);

    /// <summary>Writes the source and closes the drawing.</summary>
    /// <param name="bottom">Where the marks end.</param>
    public string Finish(double bottom)
    {
        var height = Math.Ceiling(Paragraph(0, bottom + 8, _caption.Source, Small) + 4);
        var (title, description) = ($"{_caption.Id}-title", $"{_caption.Id}-description");
        var head = new StringBuilder(1024);
        var (width, tall, corner) = (Digits(Width + 2 * Frame.Margin), Digits(height + 2 * Frame.Margin), Digits(-Frame.Margin));
        head.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{tall}" viewBox="{corner} {corner} {width} {tall}" role="img" aria-labelledby="{title}" aria-describedby="{description}" font-family="{Fonts}" font-size="{Digits(Body.Size)}" fill="{Theme.Ink}">
            <title id="{title}">
            """);
        SvgWriter.Escape(head, _caption.Title).Append(CultureInfo.InvariantCulture, $"</title>\n<desc id=\"{description}\">");
        SvgWriter.Escape(head, _caption.Description).Append(CultureInfo.InvariantCulture, $"""
            </desc>
            <rect x="{corner}" y="{corner}" width="{width}" height="{tall}" fill="{Theme.Background}"/>

            """);
        return string.Create(head.Length + _svg.Length + End.Length, (head, _svg), static (drawing, parts) =>
        {
            parts.head.CopyTo(0, drawing, parts.head.Length);
            parts._svg.CopyTo(drawing[parts.head.Length..]);
            End.CopyTo(drawing[^End.Length..]);
        });
    }

    private double Lines(double x, double top, string text, TextStyle style)
    {
        if (text.Length == 0)
            return top;

        var y = top + style.LineHeight / 2;
        foreach (var line in style.Wrap(text, Width - x))
        {
            Text(x, y, line, style);
            y += style.LineHeight;
        }

        return y - style.LineHeight / 2;
    }

    private static string Digits(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
