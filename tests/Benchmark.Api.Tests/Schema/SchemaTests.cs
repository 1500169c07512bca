using System.Text.RegularExpressions;
using Benchmark.Api.Commands;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.Schema;

public sealed partial class SchemaTests
{
    [Fact]
    public void The_schema_is_the_approved_one() =>
        Approved.MatchFile(SchemaCommands.Print(), Project.PathOf("schema", "benchmark.graphql"));

    [Fact]
    public void Every_type_field_argument_and_value_says_what_it_is()
    {
        var lines = SchemaCommands.Print().Split('\n');

        var undescribed = lines
            .Select((line, at) => (line: line.Trim(), before: at == 0 ? "" : lines[at - 1].Trim(), at))
            .Where(pair => IsDefinition(pair.line) && !pair.before.EndsWith('"'))
            .Select(pair => $"{pair.at + 1}: {pair.line}");

        Assert.Empty(undescribed);
    }

    /// <summary>Nobody can narrow a group down by anything but one value of a dimension, so there is nothing to track with.</summary>
    [Fact]
    public void A_group_is_asked_for_by_one_value_a_dimension_and_nothing_else()
    {
        var group = Definition("input GroupInput");

        Assert.Equal(
            ["region: Region", "sizeBand: SizeBand", "serviceType: ServiceType", "authorityType: AuthorityType"],
            group.Where(line => !line.StartsWith('"')));
    }

    [Theory]
    [InlineData("type WithheldFigure", "symbol: Symbol!", "explanation: String!", "nearest: BenchmarkGroup")]
    public void A_withheld_figure_has_no_field_for_a_number(string type, params string[] fields) =>
        Assert.Equal(fields, Definition(type).Where(line => !line.StartsWith('"')));

    [Fact]
    public void No_figure_tells_a_smallest_or_largest_score_or_a_rank()
    {
        var schema = SchemaCommands.Print();

        Assert.All(
            ["type PublishedFigure", "type Benchmark ", "type BenchmarkGroup"],
            type => Assert.DoesNotContain(
                Definition(type), line => line.StartsWith("min", StringComparison.Ordinal) || line.StartsWith("max", StringComparison.Ordinal)
                    || line.StartsWith("rank", StringComparison.Ordinal) || line.StartsWith("members", StringComparison.Ordinal)));
        Assert.Contains("union Figure = PublishedFigure | WithheldFigure", schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_list_of_objects_says_for_how_many_it_costs()
    {
        var lines = SchemaCommands.Print().Split('\n');
        var composite = lines.Select(line => Composite().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToHashSet();

        var unsaid = lines
            .Where(line => ListField().Match(line) is { Success: true } match && composite.Contains(match.Groups[1].Value))
            .Where(line => !line.Contains("@listSize", StringComparison.Ordinal) && !line.TrimStart().StartsWith("edges:", StringComparison.Ordinal)
                && !line.TrimStart().StartsWith("nodes:", StringComparison.Ordinal) && !line.TrimStart().StartsWith("errors:", StringComparison.Ordinal) && !line.TrimStart().StartsWith("findings:", StringComparison.Ordinal)
                && line.Trim() is not ("problems: [Problem!]!" or "peerReviews: [PeerReview!]"));

        Assert.Empty(unsaid);
    }

    [GeneratedRegex(@"^(?:type|interface|union) (\w+)")]
    private static partial Regex Composite();

    [GeneratedRegex(@": \[(\w+)!?\]")]
    private static partial Regex ListField();

    private static bool IsDefinition(string line) =>
        line.Length > 0 && line[0] is not ('"' or '}' or ')' or '{' or '#') && line is not ("query: Query" or "mutation: Mutation" or "subscription: Subscription") && !line.StartsWith("schema", StringComparison.Ordinal);

    private static List<string> Definition(string start) =>
        [.. SchemaCommands.Print().Split('\n')
            .SkipWhile(line => !line.StartsWith(start, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line != "}").Select(line => line.Trim())];
}
