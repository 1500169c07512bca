namespace Benchmark.Domain.Disclosure;

/// <summary>The rows of the mask's equations: participants that no column can tell apart.</summary>
/// <remarks>The order of classes follows from the columns alone, so that nothing depends on the order of participants.</remarks>
internal sealed class SignatureClasses
{
    private SignatureClasses(int[][] corporateGroups, ulong[][] vectors) => (CorporateGroups, Vectors) = (corporateGroups, vectors);

    /// <summary>The distinct corporate groups with a participant in each class, ascending.</summary>
    public int[][] CorporateGroups { get; }

    /// <summary>One vector per column, one number per class.</summary>
    public ulong[][] Vectors { get; }

    /// <summary>Sorts participants into classes.</summary>
    /// <param name="corporateGroups">One per participant.</param>
    /// <param name="columns">In an order that does not depend on the order of participants.</param>
    public static SignatureClasses Of(IReadOnlyList<int> corporateGroups, IReadOnlyList<Column> columns)
    {
        var classOf = Refine(corporateGroups.Count, columns);
        var signatures = new Dictionary<int, List<(int Column, Weight Weight)>>();
        for (var at = 0; at < columns.Count; at++)
        {
            foreach (var (number, weight) in columns[at].Terms.Select(term => (classOf[term.Participant], term.Weight)).Distinct())
            {
                if (!signatures.TryGetValue(number, out var signature))
                    signatures.Add(number, signature = []);
                signature.Add((at, weight));
            }
        }

        int[] ordered = [.. signatures.Keys.Order(Comparer<int>.Create((x, y) => Compare(signatures[x], signatures[y])))];
        var place = ordered.Select((number, at) => (number, at)).ToDictionary(pair => pair.number, pair => pair.at);
        var vectors = columns.Select(_ => new ulong[ordered.Length]).ToArray();
        foreach (var (number, signature) in signatures)
        {
            foreach (var (column, weight) in signature)
                vectors[column][place[number]] = PrimeField.Of(weight);
        }

        var members = ordered.Select(_ => new SortedSet<int>()).ToArray();
        for (var participant = 0; participant < corporateGroups.Count; participant++)
        {
            if (place.TryGetValue(classOf[participant], out var at))
                members[at].Add(corporateGroups[participant]);
        }

        return new([.. members.Select(set => set.ToArray())], vectors);
    }

    private static int[] Refine(int participants, IReadOnlyList<Column> columns)
    {
        var (classOf, count) = (new int[participants], 1);
        var split = new Dictionary<(int Class, Weight Weight), int>();
        foreach (var column in columns)
        {
            split.Clear();
            foreach (var (participant, weight) in column.Terms)
            {
                if (!split.TryGetValue((classOf[participant], weight), out var part))
                    split.Add((classOf[participant], weight), part = count++);
                classOf[participant] = part;
            }
        }

        return classOf;
    }

    private static int Compare(List<(int Column, Weight Weight)> left, List<(int Column, Weight Weight)> right)
    {
        for (var at = 0; at < Math.Min(left.Count, right.Count); at++)
        {
            if (left[at].CompareTo(right[at]) is not 0 and var order)
                return order;
        }

        return left.Count.CompareTo(right.Count);
    }
}
