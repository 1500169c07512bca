namespace Benchmark.Domain.Releases;

/// <summary>What stands beside or instead of a number. The names in brackets are those of printed tables.</summary>
public enum Symbol
{
    /// <summary>Withheld to protect organisations, [c].</summary>
    Confidential = 1,

    /// <summary>The combination cannot exist, [z].</summary>
    NotApplicable,

    /// <summary>Not in this release, [x].</summary>
    NotAvailable,

    /// <summary>Published, but from 10 to 29 organisations, [u].</summary>
    LowReliability,

    /// <summary>Rounds to zero but is not zero, [low].</summary>
    Low,

    /// <summary>Provisional, [p].</summary>
    Provisional,

    /// <summary>Not comparable with what came before, [b].</summary>
    Break,
}

/// <summary>What a release says about one measure in one group.</summary>
/// <remarks>
/// A figure is either <see cref="Published"/> or <see cref="Withheld"/>. A withheld figure holds no numbers, not even the
/// count, and no cause: a caller cannot leak what it was never given.
/// </remarks>
public abstract record Figure
{
    private Figure()
    {
    }

    /// <summary>A figure that satisfies the disclosure policy, rounded and coded.</summary>
    /// <param name="Contributors">Organisations with a score, to the nearest 5, from 10.</param>
    /// <param name="Mean">Mean in rating points (1 to 4).</param>
    /// <param name="Median">Middle score; null for statements.</param>
    /// <param name="Quartiles">25th and 75th percentile; null below 20 organisations and for statements.</param>
    /// <param name="Deciles">10th and 90th percentile; null below 50 organisations and for statements.</param>
    /// <param name="Spread">Shares and standard deviation; null below 30 organisations.</param>
    public sealed record Published(
        int Contributors, CodedNumber Mean, CodedNumber? Median, Range? Quartiles, Range? Deciles, Spread? Spread) : Figure
    {
        /// <summary>The markers to print beside the number, in a fixed order.</summary>
        /// <remarks>Follows from whether a spread is shown, so that it says no more about the count than the figure does.</remarks>
        public IReadOnlyList<Symbol> Symbols => Spread is null ? Unreliable : Reliable;

        private static readonly Symbol[] Unreliable = [Symbol.LowReliability];
        private static readonly Symbol[] Reliable = [];
    }

    /// <summary>A figure withheld to protect the organisations behind it.</summary>
    public sealed record Withheld : Figure
    {
        private Withheld()
        {
        }

        /// <summary>The one withheld figure: all are alike.</summary>
        public static Withheld Instance { get; } = new();

        /// <summary>The same words whatever the cause.</summary>
        public const string Explanation =
            "We show figures only for 10 or more organisations, and hide some others so that nobody can work out a smaller group by subtraction.";
    }
}

/// <summary>Two points of a distribution, ascending, in rating points.</summary>
public sealed record Range(CodedNumber Lower, CodedNumber Upper);

/// <summary>How scores spread within a group of at least 30 organisations.</summary>
/// <param name="StandardDeviation">In rating points, coded "under 0.3" at the low end.</param>
/// <param name="Shares">One per rating, 1 to 4; empty but for statements.</param>
/// <param name="RatedThreeOrFour">Share of organisations rating 3 or 4; null but for statements.</param>
public sealed record Spread(CodedNumber StandardDeviation, IReadOnlyList<CodedShare> Shares, CodedShare? RatedThreeOrFour);

/// <summary>A 95 % confidence interval of a mean, in rating points.</summary>
/// <param name="Lower">Lower end, 1 decimal.</param>
/// <param name="Upper">Upper end, 1 decimal.</param>
/// <param name="Level">How often such an interval holds the mean: 0.95.</param>
public sealed record Interval(double Lower, double Upper, double Level);
