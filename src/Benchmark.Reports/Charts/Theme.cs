namespace Benchmark.Reports.Charts;

/// <summary>The colours of a chart. Each is also told apart by shape, place or words.</summary>
/// <param name="Name">What people call it: light, dark or print.</param>
/// <param name="Background">Behind everything.</param>
/// <param name="Ink">Words and outlines.</param>
/// <param name="Muted">Words of second rank; at least 4.5 : 1 against the background.</param>
/// <param name="Rule">Grid and frames.</param>
/// <param name="Pale">The wide band of a distribution, and bars of second rank.</param>
/// <param name="Strong">The narrow band of a distribution, and bars.</param>
/// <param name="Deep">The median, and what must stand out on both bands.</param>
/// <param name="Accent">The mean, or one's own figure.</param>
/// <param name="Hatching">The lines that mark what is withheld.</param>
/// <param name="Sequence">Five steps from little to much, in even steps of lightness.</param>
/// <param name="Series">Lines of one chart; each also has its own mark and dashes.</param>
/// <param name="Diverging">Four steps from the lowest rating to the highest; told apart in every common colour blindness.</param>
public sealed record Theme(
    string Name, string Background, string Ink, string Muted, string Rule, string Pale, string Strong, string Deep, string Accent,
    string Hatching, IReadOnlyList<string> Series, IReadOnlyList<string> Sequence, IReadOnlyList<string> Diverging)
{
    /// <summary>For screens and paper with colour.</summary>
    public static Theme Light { get; } = new(
        "light", "#ffffff", "#1c2328", "#55606a", "#d5dbe1", "#c9deee", "#7fb2d6", "#0b3a5b", "#c2410c", "#8b959e",
        ["#c2410c", "#0b3a5b", "#2f7fb8", "#7a3e9d", "#5b6b1f", "#55606a"],
        ["#e8f1f8", "#bdd8eb", "#84b5d8", "#3f86b8", "#0f5282"],
        ["#b35806", "#f0a860", "#c6e0f2", "#1f6aa5"]);

    /// <summary>For screens at night.</summary>
    public static Theme Dark { get; } = new(
        "dark", "#14191e", "#edf1f4", "#a7b2bc", "#39434c", "#23475f", "#3b7ea8", "#e6f3fc", "#ffa45c", "#76828d",
        ["#ffa45c", "#e6f3fc", "#5fa6d1", "#c79be0", "#c3d17a", "#a7b2bc"],
        ["#1d2f3d", "#234f6d", "#2f75a0", "#5fa6d1", "#b5daf2"],
        ["#e08214", "#8a5a22", "#2c5f83", "#6db3e3"]);

    /// <summary>For paper without colour: greys that a photocopy keeps apart.</summary>
    public static Theme Print { get; } = new(
        "print", "#ffffff", "#000000", "#3d3d3d", "#bdbdbd", "#e2e2e2", "#a8a8a8", "#000000", "#000000", "#6b6b6b",
        ["#000000", "#000000", "#3d3d3d", "#3d3d3d", "#6b6b6b", "#6b6b6b"],
        ["#f4f4f4", "#d6d6d6", "#b0b0b0", "#858585", "#404040"],
        ["#404040", "#9a9a9a", "#d0d0d0", "#f4f4f4"]);

    /// <summary>The ink, black or white, that reads best on a fill.</summary>
    public static string InkOn(string fill) => Contrast(fill, "#ffffff") >= Contrast(fill, "#111111") ? "#ffffff" : "#111111";

    /// <summary>The contrast of two colours as WCAG 2 defines it, 1 to 21.</summary>
    /// <param name="one">As <c>#rrggbb</c>.</param>
    /// <param name="other">As <c>#rrggbb</c>.</param>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) =>
        0.2126 * Linear(colour, 1) + 0.7152 * Linear(colour, 3) + 0.0722 * Linear(colour, 5);

    private static double Linear(string colour, int at)
    {
        var part = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
