using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Benchmark.Tests;

namespace Benchmark.EndToEnd.Tests;

public sealed partial class ReadmeTests(DemoServer server)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_query_in_the_README_gets_the_answer_in_the_README()
    {
        var readme = await File.ReadAllTextAsync(Project.PathOf("README.md"), TestContext.Current.CancellationToken);
        var query = Fence("graphql").Match(readme).Groups[1].Value;
        var answer = Fence("json").Match(readme).Groups[1].Value;

        var real = await server.AskAsync(query);

        Assert.Equal(answer.Trim(), Shorten(JsonSerializer.Serialize(real, Readable)));
    }

    [Fact]
    public async Task Every_path_in_the_README_is_there()
    {
        var readme = await File.ReadAllTextAsync(Project.PathOf("README.md"), TestContext.Current.CancellationToken);

        Assert.All(
            Link().Matches(readme).Select(link => link.Groups[1].Value),
            path => Assert.True(Path.Exists(Project.PathOf(path)), $"{path} is not there."));
    }

    /// <summary>As the README shows it: the innermost objects on one line.</summary>
    private static string Shorten(string json) =>
        Innermost().Replace(json, match => SmallSpace().Replace(match.Value, " "));

    private static Regex Fence(string language) => new($"```{language}\n(.*?)```", RegexOptions.Singleline);

    [GeneratedRegex(@"\{[^{}\[\]]*\}")]
    private static partial Regex Innermost();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex SmallSpace();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
