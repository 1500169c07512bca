using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>A number of a published figure, under the name it has in tables.</summary>
/// <param name="Name">For example <c>percentile_25</c>.</param>
/// <param name="Tenths">The number times ten.</param>
/// <param name="IsWhole">Whether it is a whole number: a count or per cents.</param>
/// <param name="Coding">How to read it.</param>
internal readonly record struct Statistic(string Name, int Tenths, bool IsWhole, Coding Coding)
{
    /// <summary>The name of England's means weighted to the sector.</summary>
    public const string Weighted = "mean_sector_weighted";

    /// <summary>Every statistic there is, and what it means.</summary>
    public static IReadOnlyList<ColumnCode> Codes { get; } =
    [
        new("organisations", "Organisations", Definition: "Organisations with a score, to the nearest 5, from 10."),
        new("mean", "Mean", Definition: "Rating points."),
        new(Weighted, "Mean weighted to the sector", Definition: "Rating points; England only, not for statements. Its parts are the strata of the table sector."),
        new("median", "Median", Definition: "Rating points; not for statements."),
        new("percentile_25", "Lower quartile", Definition: "Rating points; from 20 organisations, not for statements."),
        new("percentile_75", "Upper quartile", Definition: "Rating points; from 20 organisations, not for statements."),
        new("percentile_10", "10th percentile", Definition: "Rating points; from 50 organisations, not for statements."),
        new("percentile_90", "90th percentile", Definition: "Rating points; from 50 organisations, not for statements."),
        new("standard_deviation", "Standard deviation", Definition: "Rating points; from 30 organisations."),
        new("share_1", "Rated 1", Definition: "Per cent of organisations; statements only, from 30 organisations."),
        new("share_2", "Rated 2", Definition: "Per cent of organisations; statements only, from 30 organisations."),
        new("share_3", "Rated 3", Definition: "Per cent of organisations; statements only, from 30 organisations."),
        new("share_4", "Rated 4", Definition: "Per cent of organisations; statements only, from 30 organisations."),
        new("share_3_or_4", "Rated 3 or 4", Definition: "Per cent of organisations; statements only, from 30 organisations."),
        new("interval_lower", "Lower end of the 95 % interval of the mean", Definition: "Rating points; from 30 organisations, where neither mean nor deviation is a band."),
        new("interval_upper", "Upper end of the 95 % interval of the mean", Definition: "Rating points; from 30 organisations, where neither mean nor deviation is a band."),
    ];

    private static readonly string[] Shares = ["share_1", "share_2", "share_3", "share_4"];

    /// <summary>The numbers a figure shows, in the order of <see cref="Codes"/>.</summary>
    public static IEnumerable<Statistic> Of(Figure.Published figure)
    {
        yield return new("organisations", figure.Contributors * 10, true, Coding.Exact);
        yield return Score("mean", figure.Mean);
        if (figure.Median is { } median)
            yield return Score("median", median);
        if (figure.Quartiles is { } quartiles)
        {
            yield return Score("percentile_25", quartiles.Lower);
            yield return Score("percentile_75", quartiles.Upper);
        }

        if (figure.Deciles is { } deciles)
        {
            yield return Score("percentile_10", deciles.Lower);
            yield return Score("percentile_90", deciles.Upper);
        }

        if (figure.Spread is not { } spread)
            yield break;

        yield return Score("standard_deviation", spread.StandardDeviation);
        foreach (var (name, share) in Shares.Zip(spread.Shares))
            yield return Share(name, share);
        if (spread.RatedThreeOrFour is { } high)
            yield return Share("share_3_or_4", high);
        if (ConfidenceInterval.Of(figure) is not { } interval)
            yield break;

        yield return new("interval_lower", Tenfold(interval.Lower), false, Coding.Exact);
        yield return new("interval_upper", Tenfold(interval.Upper), false, Coding.Exact);
    }

    private static Statistic Score(string name, CodedNumber number) => new(name, number.Tenths, false, number.Coding);

    private static Statistic Share(string name, CodedShare share) => new(name, share.Percent * 10, true, share.Coding);

    private static int Tenfold(double oneDecimal) => (int)Math.Round(oneDecimal * 10);
}
