using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>What surrounds a chart: its name, what it shows in words, and where the figures come from.</summary>
/// <param name="Id">Unique on the page; lower-case letters, digits and hyphens.</param>
/// <param name="Title">The finding, in one sentence.</param>
/// <param name="Subtitle">What is drawn, and in which unit.</param>
/// <param name="Description">For people who do not see the picture: the finding with its figures.</param>
/// <param name="Source">Release, version and round; says so when the answers are made up.</param>
public sealed record Caption(string Id, string Title, string Subtitle, string Description, string Source);

/// <summary>The place a chart is drawn for.</summary>
/// <param name="Width">In px; a chart lays itself out for this width and takes the height it needs.</param>
/// <param name="Theme">Its colours.</param>
/// <param name="Margin">In px on every side, beyond the width; a page gives its own, a file of its own needs one.</param>
public sealed record Frame(double Width, Theme Theme, double Margin = 0)
{
    /// <summary>720 px, light: a page on a desktop, or paper.</summary>
    public static Frame Wide { get; } = new(720, Theme.Light);

    /// <summary>288 px, light: a phone of 320 px with its margins.</summary>
    public static Frame Narrow { get; } = new(288, Theme.Light);

    /// <summary>720 px with a margin, light: a file of its own.</summary>
    public static Frame Alone { get; } = new(720, Theme.Light, 20);

    /// <summary>Whether labels stand above their rows rather than beside them.</summary>
    public bool IsNarrow => Width < 520;
}

/// <summary>One row of a chart: a group or a measure, and what the release says about it.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Figure">What the release says.</param>
/// <param name="IsTotal">Whether it covers the others, and so stands apart.</param>
/// <param name="Section">Heading that starts above this row; null to stay under the last one.</param>
public sealed record FigureRow(string Label, Figure Figure, bool IsTotal = false, string? Section = null);
