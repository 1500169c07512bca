namespace Benchmark.Domain.Disclosure;

/// <summary>Chooses what to publish, one column after the other, so that no target ever follows from the choice.</summary>
/// <remarks>
/// Suppression by Gaussian elimination (Langsrud 2024, doi 10.1007/978-3-031-69651-0_6), written from its description.
/// Targets are kept reduced by all that is public. A column gives a target away exactly when what is new in it is a multiple
/// of what is left of the target.
/// </remarks>
internal static class Elimination
{
    /// <summary>Decides the candidates in their order.</summary>
    /// <param name="candidates">One vector per candidate.</param>
    /// <param name="targets">What must not follow from the choice; none of it follows from what is already public.</param>
    /// <param name="alreadyPublic">What is public before the choice.</param>
    /// <returns>Whether each candidate is published.</returns>
    public static bool[] Choose(IReadOnlyList<ulong[]> candidates, IEnumerable<ulong[]> targets, IEnumerable<ulong[]> alreadyPublic)
    {
        var span = Span.Of(alreadyPublic);
        var left = targets.Select(span.Reduce).ToArray();
        var chosen = new bool[candidates.Count];
        for (var at = 0; at < chosen.Length; at++)
        {
            var fresh = span.Reduce(candidates[at]);
            var pivot = Span.ScaleToPivot(fresh);
            chosen[at] = pivot < 0 || !left.Any(target => target[pivot] != 0 && IsMultiple(target, target[pivot], fresh));
            if (pivot < 0 || !chosen[at])
                continue;

            span.Add(fresh, pivot);
            foreach (var target in left)
            {
                if (target[pivot] != 0)
                    PrimeField.SubtractMultiple(target, target[pivot], fresh);
            }
        }

        return chosen;
    }

    private static bool IsMultiple(ulong[] target, ulong factor, ulong[] vector)
    {
        for (var at = 0; at < target.Length; at++)
        {
            if (target[at] != PrimeField.Multiply(factor, vector[at]))
                return false;
        }

        return true;
    }
}
