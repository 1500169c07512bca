namespace Benchmark.Domain.Disclosure;

/// <summary>Everything that follows from some published columns, as an echelon basis that grows.</summary>
internal sealed class Span
{
    private readonly List<(ulong[] Vector, int Pivot)> _basis = [];

    /// <summary>Everything that follows from some columns.</summary>
    public static Span Of(IEnumerable<ulong[]> columns)
    {
        var span = new Span();
        foreach (var vector in columns.Select(span.Reduce))
        {
            if (ScaleToPivot(vector) is >= 0 and var pivot)
                span.Add(vector, pivot);
        }

        return span;
    }

    /// <summary>What is left of <paramref name="vector"/> when all that the span explains is taken away.</summary>
    public ulong[] Reduce(ulong[] vector)
    {
        var rest = (ulong[])vector.Clone();
        foreach (var (row, pivot) in _basis)
        {
            if (rest[pivot] != 0)
                PrimeField.SubtractMultiple(rest, rest[pivot], row);
        }

        return rest;
    }

    /// <summary>Adds a reduced vector, scaled to 1 at its first non-zero number.</summary>
    public void Add(ulong[] reduced, int pivot) => _basis.Add((reduced, pivot));

    /// <summary>Scales a vector to 1 at its first non-zero number and says where that is; -1 for a vector of zeros.</summary>
    public static int ScaleToPivot(ulong[] vector)
    {
        var pivot = Array.FindIndex(vector, number => number != 0);
        if (pivot >= 0 && vector[pivot] != 1)
            PrimeField.Scale(vector, PrimeField.Inverse(vector[pivot]));
        return pivot;
    }
}
