using System.Text;

namespace Benchmark.Reports.Charts;

/// <summary>Writes SVG elements, fast and the same in every culture.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new(16 * 1024);

    /// <summary>Characters written so far.</summary>
    public int Length => _text.Length;

    /// <summary>Begins an element; attributes follow, then <see cref="Close"/> or <see cref="Content"/>.</summary>
    public SvgWriter Open(string element)
    {
        _text.Append('<').Append(element);
        return this;
    }

    /// <summary>Ends an element that holds nothing.</summary>
    public void Close() => _text.Append("/>\n");

    /// <summary>Ends an element that holds words.</summary>
    public void Content(string element, string words)
    {
        _text.Append('>');
        Escape(_text, words).Append("</").Append(element).Append(">\n");
    }

    public SvgWriter At(string name, double value)
    {
        _text.Append(' ').Append(name).Append("=\"");
        Number(value)._text.Append('"');
        return this;
    }

    /// <param name="name">The attribute.</param>
    /// <param name="value">Written as it stands: ours, never a reader's words.</param>
    public SvgWriter At(string name, string value)
    {
        _text.Append(' ').Append(name).Append("=\"").Append(value).Append('"');
        return this;
    }

    public SvgWriter Points(ReadOnlySpan<(double X, double Y)> points)
    {
        _text.Append(" points=\"");
        for (var at = 0; at < points.Length; at++)
        {
            if (at > 0)
                _text.Append(' ');
            Number(points[at].X)._text.Append(',');
            Number(points[at].Y);
        }

        return Raw('"');
    }

    /// <summary>Begins the data of a path; <see cref="Raw"/> a quotation mark ends it.</summary>
    public SvgWriter Data()
    {
        _text.Append(" d=\"");
        return this;
    }

    public SvgWriter Raw(char letter)
    {
        _text.Append(letter);
        return this;
    }

    /// <summary>At most one decimal; the general formatting of doubles is ten times slower.</summary>
    public SvgWriter Number(double value)
    {
        var tenths = (long)Math.Round(value * 10, MidpointRounding.AwayFromZero);
        if (tenths < 0)
        {
            _text.Append('-');
            tenths = -tenths;
        }

        Whole(tenths / 10);
        if (tenths % 10 > 0)
            _text.Append('.').Append((char)('0' + tenths % 10));
        return this;
    }

    /// <summary>Copies what was written.</summary>
    public void CopyTo(Span<char> target) => _text.CopyTo(0, target, _text.Length);

    /// <summary>Words as they may stand in an element.</summary>
    public static StringBuilder Escape(StringBuilder to, string words)
    {
        if (words.AsSpan().IndexOfAny('&', '<', '>') < 0)
            return to.Append(words);
        return to.Append(words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal));
    }

    private void Whole(long value)
    {
        if (value >= 10)
            Whole(value / 10);
        _text.Append((char)('0' + value % 10));
    }
}
