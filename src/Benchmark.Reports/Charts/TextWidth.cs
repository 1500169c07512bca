namespace Benchmark.Reports.Charts;

/// <summary>How wide words are, so that labels are placed and never collide.</summary>
/// <remarks>
/// Advance widths of Liberation Sans in 1/2048 em; Arial and Helvetica have the same. Kerning is left out: it only narrows.
/// A letter outside Latin-1 counts as a full em, which is never too little.
/// </remarks>
public static class TextWidth
{
    private const double UnitsPerEm = 2048;
    private const int Unknown = 2048;

    /// <summary>The width of one line of text, in px.</summary>
    public static double Of(ReadOnlySpan<char> text, double size, bool bold = false)
    {
        var units = 0;
        foreach (var letter in text)
            units += UnitsOf(letter, bold);
        return units * size / UnitsPerEm;
    }

    /// <summary>Whether the width of every letter is known.</summary>
    public static bool Knows(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~' and < '\u00a0' || (letter > '\u00ff' && UnitsOf(letter, bold: false) == Unknown))
                return false;
        }

        return true;
    }

    /// <summary>Breaks text into lines that fit, at spaces where possible, inside a word where not.</summary>
    /// <returns>At least one line; joined by spaces they give the text again unless a word was broken.</returns>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false)
    {
        if (Of(text, size, bold) <= width)
            return [text];

        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Of(longer, size, bold) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            line = word;
            while (Of(line, size, bold) > width && FittingStart(line, width, size, bold) is > 0 and var fits && fits < line.Length)
            {
                lines.Add(line[..fits] + "-");
                line = line[fits..];
            }
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>How many letters of a word, with a hyphen, fit; at least 1.</summary>
    private static int FittingStart(string word, double width, double size, bool bold)
    {
        var fits = word.Length - 1;
        while (fits > 1 && Of(word.AsSpan(0, fits), size, bold) + Of("-", size, bold) > width)
            fits--;
        return fits;
    }

    private static int UnitsOf(char letter, bool bold) => letter switch
    {
        >= ' ' and <= '~' => (bold ? BoldAscii : RegularAscii)[letter - ' '],
        >= '\u00a0' and <= '\u00ff' => (bold ? BoldLatin : RegularLatin)[letter - '\u00a0'],
        '\u2013' => 1139,
        '\u2018' or '\u2019' => bold ? 569 : 455,
        '\u201c' or '\u201d' => bold ? 1024 : 682,
        '\u2022' => 717,
        '\u2212' => 1196,
        '\u2264' or '\u2265' => 1124,
        _ => Unknown,
    };

    private static ReadOnlySpan<ushort> RegularAscii =>
    [
        569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139, 1139,
        1139, 1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479, 1479, 1366, 1251, 1593,
        1479, 569, 1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 569,
        569, 569, 961, 1139, 682, 1139, 1139, 1024, 1139, 1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706, 1139, 1139,
        1139, 1139, 682, 1024, 569, 1139, 1024, 1479, 1024, 1024, 1024, 684, 532, 684, 1196,
    ];

    private static ReadOnlySpan<ushort> RegularLatin =>
    [
        569, 682, 1139, 1139, 1139, 1139, 532, 1139, 682, 1509, 758, 1139, 1196, 682, 1509, 1131, 819, 1124, 682, 682,
        682, 1180, 1100, 569, 682, 682, 748, 1139, 1708, 1708, 1708, 1251, 1366, 1366, 1366, 1366, 1366, 1366, 2048, 1479,
        1366, 1366, 1366, 1366, 569, 569, 569, 569, 1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479,
        1479, 1366, 1366, 1251, 1139, 1139, 1139, 1139, 1139, 1139, 1821, 1024, 1139, 1139, 1139, 1139, 569, 569, 569, 569,
        1139, 1139, 1139, 1139, 1139, 1139, 1139, 1124, 1251, 1139, 1139, 1139, 1139, 1024, 1139, 1024,
    ];

    private static ReadOnlySpan<ushort> BoldAscii =>
    [
        569, 682, 971, 1139, 1139, 1821, 1479, 487, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139, 1139,
        1139, 1139, 1139, 1139, 1139, 1139, 682, 682, 1196, 1196, 1196, 1251, 1997, 1479, 1479, 1479, 1479, 1366, 1251, 1593,
        1479, 569, 1139, 1479, 1251, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 682,
        569, 682, 1196, 1139, 682, 1139, 1251, 1139, 1251, 1139, 682, 1251, 1251, 569, 569, 1139, 569, 1821, 1251, 1251,
        1251, 1251, 797, 1139, 682, 1251, 1139, 1593, 1139, 1139, 1024, 797, 573, 797, 1196,
    ];

    private static ReadOnlySpan<ushort> BoldLatin =>
    [
        569, 682, 1139, 1139, 1139, 1139, 573, 1139, 682, 1509, 758, 1139, 1196, 682, 1509, 1131, 819, 1124, 682, 682,
        682, 1180, 1139, 569, 682, 682, 748, 1139, 1708, 1708, 1708, 1251, 1479, 1479, 1479, 1479, 1479, 1479, 2048, 1479,
        1366, 1366, 1366, 1366, 569, 569, 569, 569, 1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479,
        1479, 1366, 1366, 1251, 1139, 1139, 1139, 1139, 1139, 1139, 1821, 1139, 1139, 1139, 1139, 1139, 569, 569, 569, 569,
        1251, 1251, 1251, 1251, 1251, 1251, 1251, 1124, 1251, 1251, 1251, 1251, 1251, 1139, 1251, 1139,
    ];
}
