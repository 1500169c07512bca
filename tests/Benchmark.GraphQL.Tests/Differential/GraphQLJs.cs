using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Tests;

namespace Benchmark.GraphQL.Tests.Differential;

/// <summary>graphql-js in a process of its own, asked line by line.</summary>
internal sealed class GraphQLJs : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Default };

    private readonly Process _node;

    private GraphQLJs(Process node) => _node = node;

    /// <summary>Starts the judge; the test is skipped, and says why, where its packages are not installed.</summary>
    /// <param name="sdl">The schema.</param>
    /// <param name="data">The constants its resolvers return, as JSON.</param>
    /// <param name="package">Which graphql-js, by the name of its npm package.</param>
    public static GraphQLJs Start(string sdl, string data, string package)
    {
        var folder = Project.PathOf("tests", "Benchmark.GraphQL.Tests", "Oracle");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), "The oracle's packages are not installed: run script/setup.");
        var node = Process.Start(new ProcessStartInfo(Node(folder), ["oracle.mjs", package])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var judge = new GraphQLJs(node);
        judge.Send(new() { ["sdl"] = sdl, ["data"] = JsonNode.Parse(data) });
        return judge;
    }

    /// <summary>What graphql-js says about a request.</summary>
    public Verdict Judge(string query, string variables, bool run)
    {
        Send(new() { ["query"] = query, ["variables"] = JsonNode.Parse(variables), ["run"] = run });
        var answer = JsonNode.Parse(_node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The oracle ended."))!.AsObject();
        return new(
            answer["syntax"]?.GetValue<string>(),
            answer["invalid"]?.AsArray().Select(places => string.Join(' ', places!.AsArray().Select(place => place!.GetValue<string>()).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal).ToList(),
            answer["result"]?.AsObject(),
            answer["crashed"]?.GetValue<string>(),
            answer["messages"]?.ToJsonString() ?? "");
    }

    /// <summary>What graphql-js has against a schema; empty when it is valid.</summary>
    public IReadOnlyList<string> FaultsOf(string sdl)
    {
        Send(new() { ["schemaToCheck"] = sdl });
        var answer = JsonNode.Parse(_node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The oracle ended."))!;
        return [.. answer["messages"]!.AsArray().Select(message => message!.GetValue<string>())];
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit(5000);
        _node.Dispose();
    }

    /// <summary>The Node that npm fetched, where it could: graphql-js 17 asks for a newer one than distributions have.</summary>
    private static string Node(string folder) =>
        Path.Combine(folder, "node_modules", "node", "bin", "node") is var fetched && File.Exists(fetched) ? fetched : "node";

    private void Send(JsonObject request)
    {
        _node.StandardInput.WriteLine(request.ToJsonString(Plain));
        _node.StandardInput.Flush();
    }
}

/// <summary>What an engine says about a request.</summary>
/// <param name="Syntax">Where the document stops parsing; null when it parses.</param>
/// <param name="Invalid">Per error of validation, its places; null when it is valid.</param>
/// <param name="Result">The result; null when it was not run.</param>
/// <param name="Crash">What the engine threw; null when it did not.</param>
/// <param name="Messages">For people.</param>
internal sealed record Verdict(string? Syntax, IReadOnlyList<string>? Invalid, JsonObject? Result, string? Crash, string Messages)
{
    /// <summary>Places of errors that the other engine is known to miss; empty for most documents.</summary>
    public IReadOnlyList<string> Excused { get; init; } = [];

    /// <summary>Whether engines may count the errors of an invalid document differently.</summary>
    public bool IsCountOpen { get; init; }

    /// <summary>The verdict in one line, results apart.</summary>
    public string Summary => Syntax is not null ? $"syntax {Syntax}" : Invalid is not null ? $"invalid {string.Join(", ", Invalid)}" : "valid";
}
