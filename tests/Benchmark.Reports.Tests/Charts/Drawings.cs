using System.Globalization;
using System.Xml.Linq;

namespace Benchmark.Reports.Tests.Charts;

/// <summary>What must hold for every drawing, whatever it shows.</summary>
internal static class Drawings
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Fails unless the drawing is well-formed, named, described, and its words neither meet nor leave it.</summary>
    public static void AssertReadable(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var (title, description) = (root.Element(Svg + "title")!, root.Element(Svg + "desc")!);

        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal(title.Attribute("id")!.Value, root.Attribute("aria-labelledby")!.Value);
        Assert.Equal(description.Attribute("id")!.Value, root.Attribute("aria-describedby")!.Value);
        Assert.NotEmpty(title.Value);
        Assert.NotEmpty(description.Value);
        AssertApart([.. Words(svg)], Number(root, "width"), Number(root, "height"));
    }

    /// <summary>Every line of text and the box it fills, measured as Liberation Sans sets it.</summary>
    public static IEnumerable<Box> Words(string svg) => XDocument.Parse(svg).Descendants(Svg + "text").Select(text =>
    {
        var (size, x, baseline) = (Number(text.Attribute("font-size") is null ? text.Parent! : text, "font-size"), Number(text, "x"), Number(text, "y"));
        var width = TextWidth.Of(text.Value, size, text.Attribute("font-weight")?.Value == "bold");
        var left = text.Attribute("text-anchor")?.Value switch { "middle" => x - width / 2, "end" => x - width, _ => x };
        return new Box(text.Value, left, baseline - size * 0.72, left + width, baseline + size * 0.2);
    });

    private static void AssertApart(IReadOnlyList<Box> boxes, double width, double height)
    {
        Assert.All(boxes, box => Assert.True(
            box is { Left: >= -0.5, Top: >= -0.5 } && box.Right <= width + 0.5 && box.Bottom <= height, $"{box} leaves the drawing."));
        for (var one = 0; one < boxes.Count; one++)
            for (var other = one + 1; other < boxes.Count; other++)
                Assert.False(boxes[one].Meets(boxes[other]), $"{boxes[one]} meets {boxes[other]}.");
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    internal sealed record Box(string Text, double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) =>
            Left < other.Right - 0.5 && other.Left < Right - 0.5 && Top < other.Bottom - 0.5 && other.Top < Bottom - 0.5;
    }
}
