using System.Text.Json.Nodes;
using Benchmark.Data.Disclosure;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Disclosure;

public sealed class DisclosureTrialTests
{
    private const string Meta = """
        {
          "dims": ["region", "size"],
          "codes": { "region": ["North", "South, East", "West"], "size": ["Small", "Large"] },
          "hierarchies": { "region": { "Not North": ["South, East", "West"] } }
        }
        """;

    private const string Cells = "region,size,n\r\nNorth,Small,12\r\nNorth,Large,3\r\n\"South, East\",Small,20\r\nWest,Small,15\r\nWest,Large,11\r\n";

    [Fact]
    public void Every_cell_of_the_full_lattice_has_a_verdict() =>
        Approved.Match(new DisclosureTrial(10, MaskMode.MinimumSupport).Run(Read(Cells, Meta)), "trial.csv");

    [Theory]
    [InlineData("c1_5x3", 5, 5)]
    [InlineData("c1_5x3", 10, 4)]
    [InlineData("c2_9x4", 5, 3)]
    [InlineData("c2_9x4", 10, 6)]
    [InlineData("c4_10x5h", 5, null)]
    [InlineData("c4_10x5h", 10, null)]
    [InlineData("c5_5x3x4", 5, 20)]
    [InlineData("c5_5x3x4", 10, 23)]
    public void The_reference_tables_are_read_as_they_are(string name, int threshold, int? secondary)
    {
        string FileOf(string ending) => File.ReadAllText(Project.ReferenceData("data", "disclosure", $"{name}.{ending}"));
        var expected = JsonNode.Parse(FileOf($"T{threshold}.primary.json"))!;

        string[][] rows =
        [
            .. new DisclosureTrial(threshold, MaskMode.MinimumSupport).Run(Read(FileOf("input.csv"), FileOf("meta.json")))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')),
        ];

        Assert.Equal(expected["cells"]!.GetValue<int>(), rows.Length);
        Assert.Equal(Listed("primary_0<n<T"), CellsWith("primary"));
        Assert.Equal(Listed("zero_cells"), CellsWith("empty"));
        Assert.InRange(CellsWith("secondary").Count(), 0, secondary ?? rows.Length);

        IEnumerable<string> Listed(string list) => expected[list]!.AsArray().Select(cell => cell!.GetValue<string>()).Order(StringComparer.Ordinal);
        IEnumerable<string> CellsWith(string verdict) => rows.Where(row => row[2] == verdict).Select(row => row[0]).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Plain_elimination_can_be_tried_too()
    {
        var table = Read("region,n\nA,30\nB,30\nC,4\nD,5\n", """{ "dims": ["region"], "codes": { "region": ["A", "B", "C", "D"] } }""");

        var plain = new DisclosureTrial(10, MaskMode.Plain).Run(table);
        var closed = new DisclosureTrial(10, MaskMode.MinimumSupport).Run(table);

        Assert.Contains("B,30,published", plain, StringComparison.Ordinal);
        Assert.Contains("B,30,secondary", closed, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_in_a_table_is_named_at_once_with_its_place()
    {
        var refusal = Assert.Throws<InvalidFileException>(() => Read(
            "region,size,n\nNorth,Small,1\nNorth,Small,2\nNowhere,Small,3\nWest,Tiny,many\nWest,Large\nWest,Large,-1\n", Meta));

        Approved.Match(string.Join("\n", refusal.Problems) + "\n", "broken-table.txt");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "dims": [] }""")]
    [InlineData("""{ "dims": ["a"] }""")]
    [InlineData("""{ "dims": ["a"], "codes": { "a": [1] } }""")]
    [InlineData("""{ "dims": ["a"], "codes": { "a": [] } }""")]
    [InlineData("""{ "dims": ["a"], "codes": { "a": ["x", "x"] } }""")]
    [InlineData("""{ "dims": ["a"], "codes": { "a": ["Total"] } }""")]
    [InlineData("""{ "dims": ["a"], "codes": { "a": ["x|y"] } }""")]
    [InlineData("""{ "dims": ["a"], "codes": { "a": ["x"] }, "hierarchies": { "a": { "p": ["y"] } } }""")]
    public void A_description_that_makes_no_table_is_refused(string meta) =>
        Assert.Throws<InvalidFileException>(() => Read("a,n\n", meta));

    [Fact]
    public void Quoted_fields_may_end_the_text()
    {
        var table = Read("a,n\nx,\"4\"", """{ "dims": ["a"], "codes": { "a": ["x"] } }""");

        Assert.Equal(4, table.Organisations.Count);
    }

    private static TrialTable Read(string cells, string meta) => TrialTable.Read(cells, "cells.csv", meta, "meta.json");
}
