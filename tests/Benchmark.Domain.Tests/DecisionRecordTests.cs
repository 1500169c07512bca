using System.Text.RegularExpressions;
using Benchmark.Tests;

namespace Benchmark.Domain.Tests;

public sealed partial class DecisionRecordTests
{
    [Fact]
    public void Decisions_are_numbered_without_gaps_and_say_what_enforces_them()
    {
        var records = Directory.GetFiles(Project.PathOf("docs", "adr"), "*.md").Order(StringComparer.Ordinal).ToList();

        var numbers = records.Select(file => int.Parse(Path.GetFileName(file)[..4]));

        Assert.Equal(Enumerable.Range(1, records.Count), numbers);
        Assert.All(records, file => Assert.Matches(Title(), File.ReadAllText(file)));
        Assert.All(records, file => Assert.Contains("**Enforced by**", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\A# \d+\. [A-Z]")]
    private static partial Regex Title();
}
