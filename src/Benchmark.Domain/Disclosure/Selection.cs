namespace Benchmark.Domain.Disclosure;

/// <summary>The mask's algorithm: primary rules, elimination, and the closure that keeps what can be worked out broad.</summary>
/// <remarks>
/// Each combination the closure finds becomes one more target, and everything is chosen again in the same order. Where the
/// closure comes to no end, the last columns chosen become targets. Targets only grow, and each rules out a choice made
/// before, so it ends.
/// </remarks>
internal static class Selection
{
    /// <summary>One verdict per candidate.</summary>
    /// <param name="candidates">In the order of their keys.</param>
    /// <param name="contributions">One per candidate.</param>
    /// <param name="classes">The candidates' vectors, and after them those of what is already public.</param>
    /// <param name="policy">The rules.</param>
    /// <exception cref="AlreadyPublicException">What is already public gives away what must be hidden.</exception>
    public static Verdict[] Of(
        IReadOnlyList<Column> candidates, IReadOnlyList<Contribution> contributions, SignatureClasses classes, Policy policy)
    {
        var alreadyPublic = classes.Vectors[candidates.Count..];
        var verdicts = contributions.Select(contribution => Primary(contribution, policy)).ToArray();
        int[] order =
        [
            .. Where(verdicts, Verdict.Published)
                .OrderByDescending(at => contributions[at].CorporateGroups)
                .ThenBy(at => candidates[at].Depth)
                .ThenBy(at => at),
        ];
        ulong[][] ordered = [.. order.Select(at => classes.Vectors[at])];
        List<ulong[]> targets = [.. Where(verdicts, Verdict.Primary).Select(at => classes.Vectors[at])];
        var chosen = Elimination.Choose(ordered, Hidden(targets, alreadyPublic), alreadyPublic);
        while (policy.Mode == MaskMode.MinimumSupport && Look() is { IsClean: false } finding)
        {
            targets.AddRange(finding.Light.Count > 0 ? finding.Light : finding.Unsettled.SelectMany(Narrowest));
            chosen = Elimination.Choose(ordered, Hidden(targets, alreadyPublic), alreadyPublic);
        }

        for (var at = 0; at < order.Length; at++)
            verdicts[order[at]] = chosen[at] ? Verdict.Published : Verdict.Secondary;
        return verdicts;

        ClosureFinding Look() => Closure.Look(
            [.. ordered.Where((_, at) => chosen[at]), .. alreadyPublic], classes.CorporateGroups, policy.MinimumGroups);

        // What cannot be proved is not published: the last eighth of what is shown of these classes is hidden, and what is left searched again.
        IEnumerable<ulong[]> Narrowest(int[] unsettled)
        {
            var shown = ordered.Where((vector, at) => chosen[at] && Array.Exists(unsettled, place => vector[place] != 0)).ToList();
            return shown.Count > 0 ? shown.TakeLast((shown.Count + 7) / 8) : throw new AlreadyPublicException();
        }
    }

    private static Verdict Primary(Contribution contribution, Policy policy) =>
        contribution.Organisations == 0 ? Verdict.Empty : contribution.Satisfies(policy) ? Verdict.Published : Verdict.Primary;

    private static IEnumerable<int> Where(Verdict[] verdicts, Verdict verdict) =>
        verdicts.Index().Where(pair => pair.Item == verdict).Select(pair => pair.Index);

    private static List<ulong[]> Hidden(List<ulong[]> targets, ulong[][] alreadyPublic)
    {
        var known = Span.Of(alreadyPublic);
        return targets.TrueForAll(target => known.Reduce(target).Any(number => number != 0))
            ? targets
            : throw new AlreadyPublicException();
    }
}
