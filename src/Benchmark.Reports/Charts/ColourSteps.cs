using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Charts;

/// <summary>Which colour a mean has, between the lowest and the highest shown.</summary>
/// <remarks>The steps are whole tenths wide, so that a legend can name them exactly.</remarks>
internal sealed record ColourSteps(CodedNumber Lowest, int Width, CodedNumber Highest, Theme Theme)
{
    /// <summary>The steps for some figures; none when nothing is published.</summary>
    public static ColourSteps Of(IEnumerable<Figure> figures, Theme theme)
    {
        CodedNumber[] means = [.. figures.OfType<Figure.Published>().Select(figure => figure.Mean).OrderBy(mean => mean.Tenths)];
        if (means.Length == 0)
            return new(default, 1, new(-1, Coding.Exact), theme);

        var span = means[^1].Tenths - means[0].Tenths + 1;
        return new(means[0], (span + theme.Sequence.Count - 1) / theme.Sequence.Count, means[^1], theme);
    }

    /// <summary>The fill for a mean.</summary>
    public string FillOf(CodedNumber mean) => Theme.Sequence[(mean.Tenths - Lowest.Tenths) / Width];

    /// <summary>One entry a step.</summary>
    public IEnumerable<LegendEntry> Entries()
    {
        for (var (step, from) = (0, Lowest.Tenths); from <= Highest.Tenths; step++, from += Width)
            yield return Legend.Area(Words(from, Math.Min(Highest.Tenths, from + Width - 1)), Theme.Sequence[step], Theme.Rule);
    }

    private string Words(int from, int to)
    {
        if (to == Highest.Tenths && Highest.Coding == Coding.OrAbove)
            return new CodedNumber(from, Coding.OrAbove).Label;
        if (from == Lowest.Tenths && Lowest.Coding == Coding.OrBelow)
            return new CodedNumber(to, Coding.OrBelow).Label;
        var (first, last) = (new CodedNumber(from, Coding.Exact).Label, new CodedNumber(to, Coding.Exact).Label);
        return from == to ? first : $"{first} to {last}";
    }
}
