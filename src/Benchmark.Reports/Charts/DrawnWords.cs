using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Benchmark.Reports.Charts;

/// <summary>The words of a drawing, taken out of it so that cairo sets them itself.</summary>
/// <remarks>
/// librsvg measures the outline of every letter before it draws any. In a PDF, which keeps letters as letters, that is most of the
/// work. Words that are more than a line of plain text, or have letters whose width is not known here, stay in the drawing.
/// </remarks>
internal sealed class DrawnWords
{
    private static readonly string[] Known = ["x", "y", "font-size", "font-weight", "fill", "text-anchor"];

    private readonly List<Line> _lines = [];
    private readonly string _family;
    private readonly (double X, double Y) _corner;

    private DrawnWords(XElement drawing)
    {
        _family = (Value(drawing, "font-family") ?? "sans-serif").Split(',')[0].Trim();
        var box = (Value(drawing, "viewBox") ?? "0 0").Split(' ');
        _corner = (Number(box[0]) ?? 0, Number(box[1]) ?? 0);
        foreach (var text in drawing.Elements(drawing.Name.Namespace + "text").ToList())
        {
            if (Read(drawing, text) is not { } line)
                continue;
            _lines.Add(line);
            text.Remove();
        }
    }

    /// <summary>Takes the words out of a drawing.</summary>
    /// <returns>The drawing without them, and the words.</returns>
    /// <exception cref="PictureException"><paramref name="svg"/> is not a drawing.</exception>
    public static (string Drawing, DrawnWords Words) TakenFrom(string svg)
    {
        try
        {
            var drawing = XElement.Parse(svg);
            var words = new DrawnWords(drawing);
            return (drawing.ToString(SaveOptions.DisableFormatting), words);
        }
        catch (XmlException wrong)
        {
            throw new PictureException(wrong.Message);
        }
    }

    /// <summary>Sets the words on a page.</summary>
    /// <param name="context">Where the drawing was drawn.</param>
    /// <param name="scale">Units of the page per px of the drawing.</param>
    public void DrawOn(nint context, double scale)
    {
        Cairo.Scale(context, scale, scale);
        Cairo.Translate(context, -_corner.X, -_corner.Y);
        foreach (var line in _lines)
        {
            Cairo.SelectFont(context, _family, Cairo.Upright, line.IsBold ? Cairo.Bold : Cairo.Regular);
            Cairo.SetFontSize(context, line.Size);
            Cairo.SetColour(context, (line.Colour >> 16) / 255.0, (line.Colour >> 8 & 0xff) / 255.0, (line.Colour & 0xff) / 255.0);
            Cairo.MoveTo(context, line.X, line.Y);
            Cairo.ShowText(context, line.Text);
        }
    }

    /// <summary>A line of plain text; null for anything else.</summary>
    private static Line? Read(XElement drawing, XElement text)
    {
        if (text.HasElements || text.Attributes().Any(attribute => !Known.Contains(attribute.Name.LocalName)) || !TextWidth.Knows(text.Value)
            || Number((string?)text.Attribute("x")) is not { } x || Number((string?)text.Attribute("y")) is not { } y
            || Number(Value(text, "font-size") ?? Value(drawing, "font-size")) is not { } size
            || Colour(Value(text, "fill") ?? Value(drawing, "fill") ?? "#000000") is not { } colour)
            return null;

        var isBold = Value(text, "font-weight") == "bold";
        var width = TextWidth.Of(text.Value, size, isBold);
        return Value(text, "text-anchor") switch
        {
            null or "start" => new(text.Value, x, y, size, isBold, colour),
            "middle" => new(text.Value, x - width / 2, y, size, isBold, colour),
            "end" => new(text.Value, x - width, y, size, isBold, colour),
            _ => null,
        };
    }

    private static string? Value(XElement element, string attribute) => (string?)element.Attribute(attribute);

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Colour(string text) =>
        text is ['#', ..] && text.Length == 7 && int.TryParse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var colour) ? colour : null;

    /// <param name="Text">What it says.</param>
    /// <param name="X">Where it starts, in px.</param>
    /// <param name="Y">Its base line, in px.</param>
    /// <param name="Size">In px.</param>
    /// <param name="IsBold">Whether it is bold.</param>
    /// <param name="Colour">Red, green and blue, a byte each.</param>
    private sealed record Line(string Text, double X, double Y, double Size, bool IsBold, int Colour);
}
