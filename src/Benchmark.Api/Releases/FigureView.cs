using Benchmark.Domain.Releases;

namespace Benchmark.Api.Releases;

/// <summary>What a release says of one measure in one group: a published figure, or that it is withheld.</summary>
[UnionType("Figure")]
public abstract record FigureView
{
    private FigureView()
    {
    }

    /// <summary>A figure that satisfies the disclosure policy, rounded and coded.</summary>
    /// <param name="Contributors">Organisations with a score, to the nearest 5, from 10.</param>
    /// <param name="Mean">Mean in rating points, 1 to 4.</param>
    /// <param name="Median">Middle score in rating points; null for statements.</param>
    /// <param name="LowerQuartile">A quarter of the organisations score this or less; null below 20 organisations and for statements.</param>
    /// <param name="UpperQuartile">A quarter of the organisations score this or more; null below 20 organisations and for statements.</param>
    /// <param name="TenthPercentile">A tenth of the organisations score this or less; null below 50 organisations and for statements.</param>
    /// <param name="NinetiethPercentile">A tenth of the organisations score this or more; null below 50 organisations and for statements.</param>
    /// <param name="Shares">Share of organisations per rating, ascending; null below 30 organisations and but for statements.</param>
    /// <param name="StandardDeviation">Spread of the scores in rating points; null below 30 organisations.</param>
    /// <param name="RatedThreeOrFour">Share of organisations that rate 3 or 4; null below 30 organisations and but for statements.</param>
    /// <param name="Interval">95 % confidence interval of the mean, from published numbers; null below 30 organisations or where mean or deviation is coded.</param>
    /// <param name="Symbols">Markers to print beside the number; empty when there are none.</param>
    /// <param name="SectorWeighted">Mean in rating points weighted to the whole sector: see <c>weighting</c> of the release. Null but for England, for statements, and where there is none.</param>
    [GraphQLName("PublishedFigure")]
    public sealed record Published(
        int Contributors, CodedNumberView Mean, CodedNumberView? Median, CodedNumberView? LowerQuartile,
        CodedNumberView? UpperQuartile, CodedNumberView? TenthPercentile, CodedNumberView? NinetiethPercentile,
        [property: ListSize(AssumedSize = 4)] IReadOnlyList<RatingShare>? Shares, CodedNumberView? StandardDeviation, CodedShareView? RatedThreeOrFour,
        Interval? Interval, IReadOnlyList<Symbol> Symbols, CodedNumberView? SectorWeighted) : FigureView;

    /// <summary>A figure withheld to protect the organisations behind it. It holds no number and no cause.</summary>
    /// <param name="Symbol">The marker to print instead of a number.</param>
    /// <param name="Explanation">The same words whatever the cause.</param>
    /// <param name="Nearest">The nearest broader group with a published figure; null when there is none.</param>
    [GraphQLName("WithheldFigure")]
    public sealed record Withheld(Symbol Symbol, string Explanation, BenchmarkGroup? Nearest) : FigureView;
}

/// <summary>A rounded number whose ends are coded, so that an extreme group gives nothing more away.</summary>
/// <param name="Value">Rating points, 1 decimal.</param>
/// <param name="Coding">How to read the number.</param>
/// <param name="Label">What people read, for example "3.1" or "3.8 or above".</param>
[GraphQLName("CodedNumber")]
public sealed record CodedNumberView(double Value, Coding Coding, string Label)
{
    private static readonly Dictionary<(CodedNumber, bool), CodedNumberView> Known = [];

    /// <summary>One object per number: there are fewer than a hundred.</summary>
    /// <param name="number">The number.</param>
    /// <param name="isDeviation">Whether it is a deviation, whose low end reads "under".</param>
    public static CodedNumberView Of(CodedNumber number, bool isDeviation = false)
    {
        lock (Known)
        {
            if (!Known.TryGetValue((number, isDeviation), out var view))
            {
                var label = isDeviation && number.Coding == Coding.OrBelow
                    ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"under {number.Value:0.0}")
                    : number.Label;
                Known.Add((number, isDeviation), view = new(number.Value, number.Coding, label));
            }

            return view;
        }
    }
}

/// <summary>A share of organisations, coded at both ends.</summary>
/// <param name="Percent">Whole per cents, 0 to 100.</param>
/// <param name="Coding">How to read the number.</param>
/// <param name="Label">What people read, for example "45%" or "under 10%".</param>
[GraphQLName("CodedShare")]
public sealed record CodedShareView(int Percent, Coding Coding, string Label);

/// <summary>Share of organisations that give one rating.</summary>
/// <param name="Rating">The rating.</param>
/// <param name="Label">What the rating means.</param>
/// <param name="Percent">Whole per cents, 0 to 100.</param>
/// <param name="Coding">How to read the per cents.</param>
public sealed record RatingShare(int Rating, string Label, int Percent, Coding Coding);

/// <summary>A group and its figure.</summary>
/// <param name="Group">The group.</param>
/// <param name="Figure">Its figure.</param>
public sealed record BenchmarkGroup(Group Group, FigureView Figure);
