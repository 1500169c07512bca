using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>Solves for hidden groups: what do the public sums say about the cells that have no number of their own?</summary>
/// <remarks>
/// A cell with a number can be taken away from every sum, so what is left is about hidden cells alone. Exact, modulo a prime of
/// its own; nothing is shared with the program that decides or the one that audits.
/// </remarks>
internal sealed class Solver
{
    private const long Prime = 2_147_483_629;
    private const int Orders = 60;
    private const int MostCoefficient = 4;

    /// <summary>Sums with larger weights, such as fractions modulo the prime, are left to elimination.</summary>
    private const long MostWeight = 10_000_000;

    private readonly List<string> _cells;
    private readonly List<string> _known;
    private readonly List<long[]> _sums;

    /// <summary>Prepares to solve for the cells of one release.</summary>
    /// <param name="loot">What was taken.</param>
    /// <param name="inhabited">Cells in which somebody took part, and in how many organisations, which an attacker may have heard.</param>
    public Solver(Loot loot, IReadOnlyDictionary<string, int> inhabited)
        : this(SumsOf(loot, inhabited))
    {
    }

    /// <summary>Prepares to solve.</summary>
    /// <param name="sums">What is public: the weight of each cell that a sum involves.</param>
    public Solver(IEnumerable<IReadOnlyDictionary<string, long>> sums)
    {
        List<IReadOnlyDictionary<string, long>> all = [.. sums];
        _known = [.. all.Where(sum => sum.Count == 1).Select(sum => sum.Keys.Single()).Distinct()];
        _cells = [.. all.SelectMany(sum => sum.Keys).Distinct().Except(_known)];
        _sums = [.. all
            .Select(sum => _cells.Select(cell => (sum.GetValueOrDefault(cell) % Prime + Prime) % Prime).ToArray())
            .Where(sum => Array.Exists(sum, part => part != 0))
            .DistinctBy(sum => string.Join(',', sum))];
    }

    private static IEnumerable<IReadOnlyDictionary<string, long>> SumsOf(Loot loot, IReadOnlyDictionary<string, int> inhabited)
    {
        return loot.Shown.Select(group => Sum(cell => Loot.Contains(group, cell) ? 1 : 0))
            .Concat(loot.Sets.Select(set => Sum(cell => set.Any(group => Loot.Contains(group, cell)) ? 1 : 0)))
            .Append(Sum(cell => loot.Strata.Where(stratum => Loot.Contains(stratum.Group, cell)).Sum(stratum => WeightOf(stratum, inhabited))));

        Dictionary<string, long> Sum(Func<string, long> weightOf) => loot.Cells.Where(inhabited.ContainsKey)
            .Select(cell => (cell, Weight: weightOf(cell))).Where(part => part.Weight != 0).ToDictionary(part => part.cell, part => part.Weight);
    }

    /// <summary>How much each organisation of a part counts in what is weighted to the sector, modulo the prime.</summary>
    private static long WeightOf((string Group, int Sector) stratum, IReadOnlyDictionary<string, int> inhabited) =>
        stratum.Sector * Inverse(inhabited.Where(cell => Loot.Contains(stratum.Group, cell.Key)).Sum(cell => cell.Value)) % Prime;

    /// <summary>Cells without a number of their own in which somebody took part.</summary>
    public int HiddenCells => _cells.Count;

    /// <summary>Sets of cells about which something follows, by every means there is; each is named by its cells.</summary>
    /// <param name="programs">For how many cells GLPK is asked.</param>
    /// <param name="orders">Under how many orders sums are eliminated.</param>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> DerivableAsync(int programs, int orders = Orders)
    {
        var found = _known.ToDictionary(cell => cell, cell => (IReadOnlyList<string>)[cell], StringComparer.Ordinal);
        foreach (var sum in _sums.Concat(Trackers()).Concat(Eliminated(orders)))
            Note(sum);
        foreach (var cell in _cells.Take(programs))
            Note(await FewestAsync(_cells.IndexOf(cell)));
        return [.. found.Values];

        void Note(long[]? sum)
        {
            if (sum is null || Array.TrueForAll(sum, part => part == 0))
                return;
            string[] inside = [.. _cells.Where((_, at) => sum[at] != 0)];
            found.TryAdd(string.Join(';', inside), inside);
        }
    }

    /// <summary>One total without another; the sums themselves are totals without all their cells that are shown.</summary>
    private IEnumerable<long[]> Trackers() => _sums.SelectMany(
        (sum, at) => _sums.Skip(at + 1), (sum, other) => sum.Zip(other, (left, right) => (left - right + Prime) % Prime).ToArray());

    /// <summary>Rows of reduced forms under many orders, and sums and differences of two of them.</summary>
    private IEnumerable<long[]> Eliminated(int orders)
    {
        var random = new Random(1);
        int[] order = [.. Enumerable.Range(0, _cells.Count)];
        for (var run = 0; run < orders && _cells.Count > 0; run++)
        {
            random.Shuffle(order);
            var rows = Reduce(order);
            foreach (var row in rows)
                yield return row;
            for (var at = 0; run < 4 && at < rows.Count; at++)
            {
                foreach (var other in rows.Skip(at + 1))
                {
                    yield return [.. rows[at].Zip(other, (left, right) => (left - right + Prime) % Prime)];
                    yield return [.. rows[at].Zip(other, (left, right) => (left + right) % Prime)];
                }
            }
        }
    }

    /// <summary>The reduced form whose leading places come in an order.</summary>
    private List<long[]> Reduce(int[] order)
    {
        var (rows, done) = (_sums.Select(sum => (long[])sum.Clone()).ToList(), 0);
        foreach (var place in order)
        {
            var found = rows.FindIndex(done, row => row[place] != 0);
            if (found < 0)
                continue;
            (rows[done], rows[found]) = (rows[found], rows[done]);
            var pivot = rows[done];
            var inverse = Inverse(pivot[place]);
            for (var at = 0; at < pivot.Length; at++)
                pivot[at] = pivot[at] * inverse % Prime;
            foreach (var row in rows.Where(row => row != pivot && row[place] != 0))
            {
                var factor = Prime - row[place];
                for (var at = 0; at < row.Length; at++)
                    row[at] = (row[at] + factor * pivot[at]) % Prime;
            }

            done++;
        }

        return rows[..done];
    }

    private static long Signed(long value) => value > Prime / 2 ? value - Prime : value;

    private static long Inverse(long value)
    {
        var result = 1L;
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1, value = value * value % Prime)
            result = (exponent & 1) == 1 ? result * value % Prime : result;
        return result;
    }

    /// <summary>Asks GLPK for the fewest cells about which something follows that involves one of them; null when there is nothing.</summary>
    private async Task<long[]?> FewestAsync(int wanted)
    {
        var model = new StringBuilder($"minimize cells: {string.Join(" + ", _cells.Select((_, at) => $"z{at}"))}\nsubject to\n");
        var simple = _sums.Index().Where(pair => Array.TrueForAll(pair.Item, part => Math.Abs(Signed(part)) <= MostWeight)).ToList();
        for (var at = 0; at < _cells.Count; at++)
        {
            var parts = string.Join(" + ", simple.Where(pair => pair.Item[at] != 0).Select(pair => $"{Signed(pair.Item[at])} l{pair.Index}"));
            model.Append(CultureInfo.InvariantCulture, $" {(parts.Length == 0 ? "0 l0" : parts)} - f{at} = 0\n f{at} - {MostCoefficient} z{at} <= 0\n f{at} + {MostCoefficient} z{at} >= 0\n");
        }

        model.Append(CultureInfo.InvariantCulture, $" f{wanted} = 1\nbounds\n");
        model.AppendJoin('\n', _sums.Select((_, at) => $" l{at} free")).Append('\n');
        model.AppendJoin('\n', _cells.Select((_, at) => $" -{MostCoefficient} <= f{at} <= {MostCoefficient}"));
        model.Append(CultureInfo.InvariantCulture, $"\nbinaries\n {string.Join(' ', _cells.Select((_, at) => $"z{at}"))}\nend\n");
        return (await SolveAsync(model.ToString())).TryGetValue("z", out var involved)
            ? [.. _cells.Select((_, at) => involved.Contains(at) ? 1L : 0L)]
            : null;
    }

    /// <summary>The places of what is 1 in the answer; empty when GLPK found nothing in ten seconds.</summary>
    private static async Task<Dictionary<string, HashSet<int>>> SolveAsync(string model)
    {
        var folder = Directory.CreateTempSubdirectory("attack-");
        try
        {
            var (program, answer) = (Path.Combine(folder.FullName, "model.lp"), Path.Combine(folder.FullName, "answer"));
            await File.WriteAllTextAsync(program, model, TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("glpsol", ["--lp", program, "--tmlim", "10", "--output", answer]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var text = File.Exists(answer) ? await File.ReadAllTextAsync(answer, TestContext.Current.CancellationToken) : "";
            return text.Contains("INTEGER OPTIMAL", StringComparison.Ordinal) || text.Contains("INTEGER NON-OPTIMAL", StringComparison.Ordinal)
                ? new() { ["z"] = Ones(text) }
                : [];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Lines such as <c>12 z7 * 1 0 1</c>: number, name, mark of an integer, value.</summary>
    private static HashSet<int> Ones(string answer) => answer.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length >= 4 && words[1].StartsWith('z') && words[2] == "*" && words[3] == "1")
        .Select(words => int.Parse(words[1].AsSpan(1), CultureInfo.InvariantCulture))
        .ToHashSet();
}
