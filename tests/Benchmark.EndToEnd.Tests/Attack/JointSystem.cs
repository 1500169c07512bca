namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>
/// All that a ledger knows of several releases as one system: an unknown is what the organisations of a cell answered in a
/// release, so that an organisation's answers in two rounds are two unknowns. Only the judge knows who is behind a cell.
/// </summary>
/// <param name="Ledger">What was read.</param>
/// <param name="Sectors">Who took part, by name of the release.</param>
internal sealed record JointSystem(Ledger Ledger, IReadOnlyDictionary<string, Sector> Sectors)
{
    /// <summary>The same as it looks to some who put their own answers together.</summary>
    public JointSystem KnownTo(IReadOnlySet<int> corporateGroups) =>
        this with { Sectors = Sectors.ToDictionary(pair => pair.Key, pair => pair.Value.Without(corporateGroups)) };

    /// <summary>Fewest corporate groups behind anything that follows; as many as there are when nothing does.</summary>
    /// <param name="programs">For how many cells GLPK is asked.</param>
    /// <param name="orders">Under how many orders sums are eliminated.</param>
    public async Task<int> SmallestAsync(int programs, int orders)
    {
        var sets = await new Solver(Sums().Where(sum => sum.Count > 0)).DerivableAsync(programs, orders);
        return sets.Select(CorporateGroupsIn).DefaultIfEmpty(int.MaxValue).Min();
    }

    /// <summary>Every public sum, by cell of a release.</summary>
    private IEnumerable<IReadOnlyDictionary<string, long>> Sums()
    {
        foreach (var (release, group) in Ledger.Columns.Where(column => Sectors.ContainsKey(column.Release)))
            yield return Cells(release, group).ToDictionary(cell => cell.Place, _ => 1L);
        foreach (var mixture in Ledger.Mixtures.Where(mixture => Sectors.ContainsKey(mixture.Release)))
            yield return MixedOf(mixture);
        foreach (var release in Ledger.WeightedReleases.Where(release => Sectors.ContainsKey(release) && Ledger.Strata.ContainsKey(release)))
            yield return WeightedOf(release);
        foreach (var change in Ledger.Differences.Where(change => Sectors.ContainsKey(change.Earlier) && Sectors.ContainsKey(change.Later)))
            yield return ChangeOf(change);
    }

    /// <summary>A difference of two means is a sum of both rounds' answers, each round weighed by how many there were in the other.</summary>
    private Dictionary<string, long> ChangeOf(Difference change)
    {
        var (before, after) = (Cells(change.Earlier, change.Group).ToList(), Cells(change.Later, change.Group).ToList());
        var (fewer, more) = (before.Sum(cell => cell.Members), after.Sum(cell => cell.Members));
        return before.Select(cell => (cell.Place, Weight: (long)-more)).Concat(after.Select(cell => (cell.Place, Weight: (long)fewer)))
            .Where(cell => cell.Weight != 0).ToDictionary(cell => cell.Place, cell => cell.Weight);
    }

    /// <summary>A mixture weighs a part by how many it is said to have, which is more or less how many it has.</summary>
    private Dictionary<string, long> MixedOf(Mixture mixture) => mixture.Parts.Split(';')
        .SelectMany(group => Cells(mixture.Release, group).ToList() is var cells && Ledger.Find(new(mixture.Release, group, "", Ledger.Organisations)) is { } count
            ? cells.Select(cell => (cell.Place, Weight: (long)(count * 1000) / cells.Sum(one => one.Members)))
            : [])
        .GroupBy(cell => cell.Place, cell => cell.Weight).ToDictionary(cell => cell.Key, cell => cell.Sum());

    /// <summary>In a mean weighted to the sector an organisation counts for as many as the sector has for each that took part; to the ten thousandth.</summary>
    private Dictionary<string, long> WeightedOf(string release) => Ledger.Strata[release]
        .SelectMany(stratum => Cells(release, stratum.Key).ToList() is var cells && cells.Sum(cell => cell.Members) is var took
            ? cells.Select(cell => (cell.Place, Weight: (long)(stratum.Value * 10_000) / took))
            : [])
        .ToDictionary(cell => cell.Place, cell => cell.Weight);

    private IEnumerable<(string Place, int Members)> Cells(string release, string group)
    {
        var groups = Ledger.Sets.GetValueOrDefault(group) ?? [group];
        return Sectors[release].Counts.Where(cell => groups.Any(one => Loot.Contains(one, cell.Key))).Select(cell => ($"{release}#{cell.Key}", cell.Value));
    }

    private int CorporateGroupsIn(IReadOnlyList<string> places) =>
        places.GroupBy(place => place.Split('#')[0], place => place.Split('#')[1])
            .SelectMany(cells => cells.ToHashSet() is var inside ? Sectors[cells.Key].Members.Where(member => inside.Contains(member.Cell)).Select(member => member.CorporateGroup) : [])
            .Distinct().Count();
}
