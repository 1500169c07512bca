namespace Benchmark.Domain.Disclosure;

/// <summary>The mask's algorithm: primary rules, elimination, and the closure that keeps what can be worked out broad.</summary>
internal static class Selection
{
    /// <summary>One verdict per candidate.</summary>
    /// <param name="candidates">In the order of their keys.</param>
    /// <param name="contributions">One per candidate.</param>
    /// <param name="classes">The candidates' vectors, and after them those of what is already public.</param>
    /// <param name="policy">The rules.</param>
    /// <exception cref="AlreadyPublicException">What is already public gives away a column that must be hidden.</exception>
    public static Verdict[] Of(
        IReadOnlyList<Column> candidates, IReadOnlyList<Contribution> contributions, SignatureClasses classes, Policy policy)
    {
        var alreadyPublic = classes.Vectors[candidates.Count..];
        var verdicts = contributions.Select(contribution => Primary(contribution, policy)).ToArray();
        int[] hidden = [.. Where(verdicts, Verdict.Primary)];
        RefuseWhatIsPublic(candidates, hidden, classes, alreadyPublic);

        int[] order =
        [
            .. Where(verdicts, Verdict.Published)
                .OrderByDescending(at => contributions[at].CorporateGroups)
                .ThenBy(at => candidates[at].Depth)
                .ThenBy(at => at),
        ];
        ulong[][] ordered = [.. order.Select(at => classes.Vectors[at])];
        List<ulong[]> targets = [.. hidden.Select(at => classes.Vectors[at])];
        var chosen = Elimination.Choose(ordered, targets, alreadyPublic);
        while (policy.Mode == MaskMode.MinimumSupport
            && Closure.LightCombinations(Public(ordered, chosen, alreadyPublic), classes.CorporateGroups, policy.MinimumGroups) is { Count: > 0 } light)
        {
            targets.AddRange(light);
            chosen = Elimination.Choose(ordered, targets, alreadyPublic);
        }

        for (var at = 0; at < order.Length; at++)
            verdicts[order[at]] = chosen[at] ? Verdict.Published : Verdict.Secondary;
        return verdicts;
    }

    private static ulong[][] Public(ulong[][] candidates, bool[] chosen, ulong[][] alreadyPublic) =>
        [.. candidates.Where((_, at) => chosen[at]), .. alreadyPublic];

    private static Verdict Primary(Contribution contribution, Policy policy) =>
        contribution.Organisations == 0 ? Verdict.Empty : contribution.Satisfies(policy) ? Verdict.Published : Verdict.Primary;

    private static IEnumerable<int> Where(Verdict[] verdicts, Verdict verdict) =>
        verdicts.Index().Where(pair => pair.Item == verdict).Select(pair => pair.Index);

    private static void RefuseWhatIsPublic(
        IReadOnlyList<Column> candidates, int[] hidden, SignatureClasses classes, ulong[][] alreadyPublic)
    {
        var span = new Span();
        foreach (var vector in alreadyPublic.Select(span.Reduce))
        {
            if (Span.ScaleToPivot(vector) is >= 0 and var pivot)
                span.Add(vector, pivot);
        }

        foreach (var at in hidden)
        {
            if (Array.TrueForAll(span.Reduce(classes.Vectors[at]), number => number == 0))
                throw new AlreadyPublicException(candidates[at].Key);
        }
    }
}
