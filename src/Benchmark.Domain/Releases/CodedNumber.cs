using System.Globalization;

namespace Benchmark.Domain.Releases;

/// <summary>How a number is to be read.</summary>
public enum Coding
{
    /// <summary>The number as it is, rounded.</summary>
    Exact = 1,

    /// <summary>The number or anything above it.</summary>
    OrAbove,

    /// <summary>The number or anything below it.</summary>
    OrBelow,
}

/// <summary>A rounded number whose ends are coded, so that an extreme group gives nothing more away.</summary>
/// <param name="Tenths">The number in tenths of a rating point, for example 31 for 3.1.</param>
/// <param name="Coding">How to read it.</param>
/// <remarks>Rules: docs/methods/figures.md.</remarks>
public readonly record struct CodedNumber(int Tenths, Coding Coding)
{
    /// <summary>In tenths. Lower numbers are standard deviations, whose band does not reach its end.</summary>
    private const int LowestRating = 10;

    /// <summary>The number, 1 decimal.</summary>
    public double Value => Tenths / 10.0;

    /// <summary>What people read: "3.1", "3.8 or above", "1.2 or below", "under 0.3".</summary>
    public string Label => Coding switch
    {
        Coding.OrAbove => $"{Text} or above",
        Coding.OrBelow when Tenths < LowestRating => $"under {Text}",
        Coding.OrBelow => $"{Text} or below",
        _ => Text,
    };

    private string Text => (Tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary>A share of organisations in whole per cents, coded at both ends.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Coding">How to read it.</param>
public readonly record struct CodedShare(int Percent, Coding Coding)
{
    /// <summary>What people read: "45%", "under 10%", "over 90%".</summary>
    public string Label => Coding switch
    {
        Coding.OrAbove => $"over {Percent}%",
        Coding.OrBelow => $"under {Percent}%",
        _ => $"{Percent}%",
    };
}
