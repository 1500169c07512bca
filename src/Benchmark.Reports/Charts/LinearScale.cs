namespace Benchmark.Reports.Charts;

/// <summary>Maps values to px along a line.</summary>
/// <param name="From">The value at <paramref name="Start"/>.</param>
/// <param name="To">The value at <paramref name="End"/>.</param>
/// <param name="Start">Px.</param>
/// <param name="End">Px; smaller than <paramref name="Start"/> for an axis that points up.</param>
public readonly record struct LinearScale(double From, double To, double Start, double End)
{
    /// <summary>The px of a value; values outside the range fall outside the line.</summary>
    public double this[double value] => Start + (value - From) / (To - From) * (End - Start);

    /// <summary>Round values from end to end: at most <paramref name="most"/>, 1, 2 or 5 times a power of ten apart.</summary>
    public IReadOnlyList<double> Ticks(int most)
    {
        var rough = (To - From) / Math.Max(1, most - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * new[] { 1.0, 2, 5, 10 }.First(factor => factor * power >= rough * (1 - 1e-9));
        var first = Math.Ceiling(From / step - 1e-9);
        var count = (int)(Math.Floor(To / step + 1e-9) - first) + 1;
        return [.. Enumerable.Range(0, Math.Max(0, count)).Select(at => Math.Round((first + at) * step, 10))];
    }

    /// <summary>The smallest round value that is not below <paramref name="value"/>, so that an axis ends on a tick.</summary>
    public static double RoundUp(double value)
    {
        if (value <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 1.5, 2, 3, 4, 5, 6, 8, 10 }.First(factor => factor * power >= value * (1 - 1e-9)) * power;
    }
}
