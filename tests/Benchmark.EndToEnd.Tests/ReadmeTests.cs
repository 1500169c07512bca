using System.Text.Json;
using System.Text.RegularExpressions;
using Benchmark.Tests;

namespace Benchmark.EndToEnd.Tests;

public sealed partial class ReadmeTests(DemoServer server)
{
    private const int LineLength = 150;

    [Fact]
    public async Task The_query_in_the_README_gets_the_answer_in_the_README()
    {
        var readme = await File.ReadAllTextAsync(Project.PathOf("README.md"), TestContext.Current.CancellationToken);
        var query = Fence("graphql").Match(readme).Groups[1].Value;
        var answer = Fence("json").Match(readme).Groups[1].Value;

        var real = await server.AskAsync(query);

        Assert.Equal(answer.Trim(), Readable(real, 0));
    }

    [Fact]
    public async Task Every_path_in_the_README_is_there()
    {
        var readme = await File.ReadAllTextAsync(Project.PathOf("README.md"), TestContext.Current.CancellationToken);

        Assert.All(
            Link().Matches(readme).Select(link => link.Groups[1].Value),
            path => Assert.True(Path.Exists(Project.PathOf(path)), $"{path} is not there."));
    }

    /// <summary>As the README shows it: whatever fits on a line stands on one.</summary>
    private static string Readable(JsonElement value, int indent)
    {
        var flat = Flat(value);
        if (flat.Length + indent <= LineLength)
            return flat;

        var (open, close) = value.ValueKind == JsonValueKind.Object ? ('{', '}') : ('[', ']');
        var inside = value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Select(member => $"\"{member.Name}\": {Readable(member.Value, indent + 2)}")
            : value.EnumerateArray().Select(item => Readable(item, indent + 2));
        var space = new string(' ', indent + 2);
        return $"{open}\n{space}{string.Join($",\n{space}", inside)}\n{space[2..]}{close}";
    }

    private static string Flat(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{ {string.Join(", ", value.EnumerateObject().Select(member => $"\"{member.Name}\": {Flat(member.Value)}"))} }}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Flat))}]",
        _ => value.GetRawText(),
    };

    private static Regex Fence(string language) => new($"```{language}\n(.*?)```", RegexOptions.Singleline);

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
