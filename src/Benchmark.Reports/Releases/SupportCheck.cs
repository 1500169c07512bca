using System.Globalization;
using System.Numerics;
using System.Text;
using Benchmark.Domain.Disclosure;

namespace Benchmark.Reports.Releases;

/// <summary>Proves that nothing about too few corporate groups follows from what is published.</summary>
/// <remarks>
/// Place by place, heavy before light: is there a combination that involves the place, none of those before it, and too few
/// corporate groups? Every set of places that few enough groups cover is tried, but for those that no later place can
/// complete; when there are too many sets, an integer program answers. It shares nothing with the mask: it looks at the null
/// space, modulo another prime.
/// </remarks>
internal sealed class SupportCheck
{
    private const int Unweighted = 8;

    private readonly AuditTable _table;
    private readonly int _most;
    private readonly long _tries;
    private readonly int _largest;
    private readonly int[] _order;
    private readonly long[][] _rows;
    private readonly int[][] _spanning;
    private readonly ulong[][] _joint;
    private readonly int[] _own;
    private readonly NullSpace.Echelon _open = new();
    private long _triesLeft;

    private SupportCheck(AuditTable table, int minimum, long tries)
    {
        (_table, _most, _tries, _largest) = (table, minimum - 1, tries, LargestCoefficient(table));
        _order = [.. Enumerable.Range(0, table.Places).OrderByDescending(place => table.CorporateGroups[place].Count).ThenBy(place => place)];
        _rows = NullSpace.Rows(table.Published, table.Places);
        var shared = table.CorporateGroups.SelectMany(groups => groups).CountBy(group => group)
            .Where(pair => pair.Value > 1).Select((pair, number) => (pair.Key, number)).ToDictionary(pair => pair.Key, pair => pair.number);
        _spanning = [.. table.CorporateGroups.Select(groups => groups.Where(shared.ContainsKey).Select(group => shared[group]).Order().ToArray())];
        _own = [.. table.CorporateGroups.Select((groups, place) => groups.Count - _spanning[place].Length)];
        _joint = Array.ConvertAll(_spanning, groups =>
        {
            var bits = new ulong[(shared.Count + 63) / 64];
            foreach (var group in groups)
                bits[group / 64] |= 1UL << group % 64;
            return bits;
        });
    }

    /// <summary>Integer programs look for combinations whose coefficients on places are at most this many times the one asked for.</summary>
    /// <remarks>As many times more as weights differ within a column, so that what is weighted is looked for as far as the rest.</remarks>
    public static int LargestCoefficient(AuditTable table) => table.Published.Select(column =>
        Array.FindAll(column, weight => weight.Times != 0) is { Length: > 0 } involved ? (int)Math.Ceiling(Unweighted * involved.Max().Value / involved.Min().Value) : 0)
        .Append(Unweighted).Max();

    /// <summary>Looks for something about fewer than <paramref name="minimum"/> corporate groups.</summary>
    /// <param name="table">What is public about whom.</param>
    /// <param name="minimum">The fewest corporate groups anything may be about.</param>
    /// <param name="tries">Sets of places to try for each place before an integer program is asked.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="SolverException">An integer program was needed and not solved.</exception>
    public static async Task<SupportFinding> RunAsync(AuditTable table, int minimum, long tries, CancellationToken cancellation)
    {
        var check = new SupportCheck(table, minimum, tries);
        var finding = new SupportFinding(0, 0, 0);
        foreach (var (at, found) in check.Search())
        {
            cancellation.ThrowIfCancellationRequested();
            finding = found switch
            {
                true => finding with { Light = finding.Light + 1 },
                false => finding with { Tried = finding.Tried + 1 },
                null when await LinearProgram.SolveAsync(check.ModelOf(at), cancellation) is not null => finding with { Light = finding.Light + 1 },
                null => finding with { Programmed = finding.Programmed + 1 },
            };
        }

        return finding;
    }

    /// <summary>Whether a limited search finds something about fewer than <paramref name="minimum"/> corporate groups.</summary>
    /// <remarks>An attack, not a proof: it asks no integer program where there are too many sets to try.</remarks>
    public static bool Attack(AuditTable table, int minimum, long tries) =>
        new SupportCheck(table, minimum, tries).Search().Any(pair => pair.Found == true);

    /// <summary>For each small enough place, by its place in the order, whether something light was found; null when there were too many sets.</summary>
    private IEnumerable<(int At, bool? Found)> Search()
    {
        for (var at = 0; at < _order.Length; at++)
        {
            _triesLeft = _tries;
            if (_table.CorporateGroups[_order[at]].Count <= _most)
                yield return (at, Try([_order[at]], _joint[_order[at]], _order[(at + 1)..]));
        }
    }

    /// <summary>Whether some combination involves these places and else only later ones, few enough; null when there were too many sets.</summary>
    /// <param name="chosen">The places.</param>
    /// <param name="groups">Those of their corporate groups that several places have, one bit each.</param>
    /// <param name="later">Places that may come after them.</param>
    private bool? Try(int[] chosen, ulong[] groups, int[] later)
    {
        if (--_triesLeft < 0)
            return null;

        var own = chosen.Sum(place => _own[place]);
        var left = Array.FindAll(later, place => own + _own[place] + CountJoint(groups, _joint[place]) <= _most);
        if (DependOn(chosen, []))
            return true;
        if (left.Length == 0 || !DependOn(chosen, left))
            return false;

        for (var next = 0; next < left.Length; next++)
        {
            if (Try([.. chosen, left[next]], [.. groups.Zip(_joint[left[next]], (one, other) => one | other)], left[(next + 1)..]) is not false and var found)
                return found;
        }

        return false;
    }

    /// <summary>How many corporate groups either has, of those that several places have.</summary>
    private static int CountJoint(ulong[] one, ulong[] other)
    {
        var count = 0;
        for (var at = 0; at < one.Length; at++)
            count += BitOperations.PopCount(one[at] | other[at]);
        return count;
    }

    /// <summary>Whether there is a combination that involves every one of some places, and else only <paramref name="others"/>.</summary>
    /// <remarks>There is when each of the places, modulo the others, depends on the rest of them.</remarks>
    private bool DependOn(int[] places, int[] others)
    {
        _open.Keep(0);
        foreach (var place in others)
            _open.Add(_rows[place]);
        return Array.TrueForAll(places, place =>
        {
            var kept = _open.Count;
            foreach (var other in places.Where(other => other != place))
                _open.Add(_rows[other]);
            var depends = _open.Has(_rows[place]);
            _open.Keep(kept);
            return depends;
        });
    }

    /// <summary>How a place counts in a column, as a part of the largest; nothing is written where that is all.</summary>
    private static string Coefficient(Weight[] column, int place) => column[place].CompareTo(column.Max()) == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{column[place].Value / column.Max().Value:R} ");

    /// <summary>Fewest corporate groups behind a combination that is 1 at a place and 0 at those before it.</summary>
    private string ModelOf(int at)
    {
        int[] allowed = [.. _order.Skip(at).Where(place => _table.CorporateGroups[place].Union(_table.CorporateGroups[_order[at]]).Count() <= _most)];
        int[] spanning = [.. allowed.SelectMany(place => _spanning[place]).Distinct().Order()];
        var cost = string.Join(" + ", [.. allowed.Select(place => $"{_own[place]} z{place}"), .. spanning.Select(group => $"y{group}")]);
        var model = new StringBuilder($"minimize groups: {cost}\nsubject to\n");
        for (var place = 0; place < _table.Places; place++)
        {
            var terms = string.Join(" + ", _table.Published.Index().Where(pair => pair.Item[place].Times != 0).Select(pair => $"{Coefficient(pair.Item, place)}l{pair.Index}"));
            if (terms.Length > 0)
                model.Append(CultureInfo.InvariantCulture, $" {terms}{(allowed.Contains(place) ? $" - f{place}" : "")} = 0\n");
        }

        model.Append(CultureInfo.InvariantCulture, $" f{_order[at]} = 1\n {cost} <= {_most}\n");
        foreach (var place in allowed)
        {
            model.Append(CultureInfo.InvariantCulture, $" f{place} - {_largest} z{place} <= 0\n f{place} + {_largest} z{place} >= 0\n");
            foreach (var group in _spanning[place])
                model.Append(CultureInfo.InvariantCulture, $" y{group} - z{place} >= 0\n");
        }

        model.Append("bounds\n");
        for (var column = 0; column < _table.Published.Count; column++)
            model.Append(CultureInfo.InvariantCulture, $" l{column} free\n");
        foreach (var place in allowed)
            model.Append(CultureInfo.InvariantCulture, $" -{_largest} <= f{place} <= {_largest}\n");
        var binaries = string.Join(' ', [.. allowed.Select(place => $"z{place}"), .. spanning.Select(group => $"y{group}")]);
        return model.Append(CultureInfo.InvariantCulture, $"binaries\n {binaries}\nend\n").ToString();
    }
}

/// <summary>What a search for light combinations came to.</summary>
/// <param name="Light">Places from which one was found; 0 proves that there is none.</param>
/// <param name="Tried">Places for which every set was tried.</param>
/// <param name="Programmed">Places for which an integer program had no solution.</param>
internal sealed record SupportFinding(int Light, int Tried, int Programmed);
