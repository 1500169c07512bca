using Benchmark.Data.Disclosure;
using Benchmark.Domain.Disclosure;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Tests.Releases;

/// <summary>Made-up sectors in a lattice with two hierarchies, 1,430 groups, whose masks are proved by the audit's means.</summary>
public sealed class LargeLatticeTests
{
    private static readonly CellTable Table = new(
    [
        new("region", Codes("region", 9), [Parent("north", "region", 0, 3), Parent("middle", "region", 3, 3), Parent("south", "region", 6, 3)]),
        new("size", Codes("size", 7), [Parent("smaller", "size", 0, 4), Parent("larger", "size", 4, 3)]),
        new("service", Codes("service", 10), []),
    ]);

    [Theory]
    [Trait("Category", "Soak")]
    [InlineData(1, 2_000)]
    [InlineData(2, 8_000)]
    [InlineData(3, 18_000)]
    public async Task Nothing_about_fewer_than_ten_follows_and_a_certificate_says_so(int seed, int organisations)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("BENCHMARK_SOAK_MINUTES") is not null, "Takes minutes: script/soak runs it.");
        var (random, places, groups) = (new Random(seed), new List<IReadOnlyList<string>>(), new List<int>());
        for (var at = 0; at < organisations; at++)
        {
            places.Add([$"region {Skewed(random, 9)}", $"size {Skewed(random, 7)}", $"service {Skewed(random, 10)}"]);
            groups.Add(random.Next(20) == 0 ? -random.Next(1, 60) : at);
        }

        var columns = Table.Columns(places);
        var mask = Mask.Of(groups, columns, [], PolicyFiles.Find("standard")!);

        var finding = await SupportCheck.RunAsync(AuditTableOf(places, groups, columns, mask), 10, 20_000, TestContext.Current.CancellationToken);
        Assert.Equal(0, finding.Light);
        Assert.InRange(mask.Verdicts.Count(verdict => verdict == Verdict.Published), 100, columns.Count);
    }

    private static AuditTable AuditTableOf(List<IReadOnlyList<string>> places, List<int> groups, IReadOnlyList<Column> columns, Mask mask)
    {
        var cells = places.Index().GroupBy(pair => string.Join('|', pair.Item), pair => pair.Index).ToList();
        var first = cells.Select(cell => cell.First()).ToList();
        return new(
            [.. cells.Select(cell => cell.Select(organisation => groups[organisation]).ToHashSet())],
            [.. cells.Select(cell => cell.Count())],
            [.. columns.Where((_, at) => mask.IsPublished(at))
                .Select(column => column.Terms.Select(term => term.Participant).ToHashSet())
                .Select(inside => first.Select(organisation => inside.Contains(organisation) ? 1 : default(Weight)).ToArray())]);
    }

    private static int Skewed(Random random, int count) => (int)(count * random.NextDouble() * random.NextDouble());

    private static string[] Codes(string name, int count) => [.. Enumerable.Range(0, count).Select(at => $"{name} {at}")];

    private static (string, IReadOnlyList<string>) Parent(string code, string name, int first, int count) =>
        (code, [.. Enumerable.Range(first, count).Select(at => $"{name} {at}")]);
}
