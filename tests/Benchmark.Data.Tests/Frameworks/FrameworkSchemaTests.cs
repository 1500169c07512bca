using System.Diagnostics;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Frameworks;

/// <summary>An independent validator reads the files by the JSON Schema that people's editors use.</summary>
public sealed class FrameworkSchemaTests
{
    private static readonly string Oracle = Project.PathOf("tests", "Benchmark.Data.Tests", "Oracle");

    [Fact]
    public async Task Every_shipped_edition_obeys_the_schema()
    {
        var files = Directory.GetFiles(Project.PathOf("schema", "frameworks"), "*.yaml")
            .Where(file => Path.GetFileName(file) != "crosswalk.yaml").ToArray();

        Assert.All(await JudgeAsync("framework.schema.json", files), verdict => Assert.Equal("ok", verdict));
    }

    [Fact]
    public async Task The_crosswalk_obeys_its_schema() => Assert.Equal(
        ["ok"], await JudgeAsync("crosswalk.schema.json", Project.PathOf("schema", "frameworks", "crosswalk.yaml")));

    [Theory]
    [InlineData("shape")]
    [InlineData("codes")]
    [InlineData("scale-and-bands")]
    public async Task What_the_reader_refuses_for_its_shape_the_schema_refuses_too(string name)
    {
        var file = Project.PathOf("tests", "Benchmark.Data.Tests", "Frameworks", "Bad", $"{name}.yaml");

        Assert.DoesNotContain("ok", await JudgeAsync("framework.schema.json", file));
    }

    private static async Task<string[]> JudgeAsync(string schema, params string[] files)
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Oracle, "node_modules")),
            "tests/Benchmark.Data.Tests/Oracle has no node_modules, so there is nobody to ask; script/setup --test fetches them.");
        var start = new ProcessStartInfo("node") { WorkingDirectory = Oracle, RedirectStandardOutput = true };
        foreach (var argument in files.Prepend(Project.PathOf("schema", "frameworks", schema)).Prepend("validate.mjs"))
            start.ArgumentList.Add(argument);

        using var node = Process.Start(start)!;
        var verdicts = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, node.ExitCode);
        return verdicts.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
