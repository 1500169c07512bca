using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Benchmark.Bench.GraphQL;
using Benchmark.Data.Cluster;
using Npgsql;

// Compares the engine with the same answers written by hand and with what people would pick instead, on the same data in the
// same run. Usage: script/bench graphql [--seconds N] [--warm-up N] [--organisations N] [--only engine|cells|list|nested] [--own]. Budgets: cells, list and nested at most 1.5 times
// the processor time of the hand-written server; 3 µs and 1 KB for a known operation; 200 µs for an unknown document of 2 KB.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["serve", var name, var port])
{
    await Servers.ServeAsync(name, port);
    return;
}

var duration = TimeSpan.FromSeconds(Option("--seconds", 10));
var warmUp = TimeSpan.FromSeconds(Option("--warm-up", 15));
var turn = TimeSpan.FromSeconds(1);
var organisations = (int)Option("--organisations", 2_000);
var isOwn = args.Contains("--own");
var only = Array.IndexOf(args, "--only") is >= 0 and var place ? args[place + 1] : null;
if (only is null or "engine")
{
    var (warm, cold) = (await Overhead.WarmAsync(), await Overhead.ColdAsync());
    Console.WriteLine($"""
        | engine alone | ns | bytes allocated |
        |---|--:|--:|
        | a known operation, constant resolver, to a string of JSON | {warm.Nanoseconds:N0} (budget 3,000) | {warm.Bytes:N0} (budget 1,024) |
        | an unknown document of 2 KB, parsed, validated, compiled and run | {cold.Nanoseconds:N0} (budget 200,000) | {cold.Bytes:N0} |
        """);
}

if (only is "engine")
    return;

var engine = Rival.Own("this engine", "engine");
var rivals = Path.Combine(Here(), "rivals");
await FetchAsync(rivals);
await CompareAsync("cells", "45 figures of 9 fields, from memory", null, null, _ => Cells.Request,
[
    Rival.Own("Kestrel, figures in memory, written by hand (the floor)", "floor"), Rival.Own("Kestrel, the same bytes every time", "static"), engine,
    Node("mercurius (JIT), Node", "mercurius"), Node("graphql-yoga, Node", "yoga"),
]);
if (only is "cells")
    return;

await using var cluster = await PrivateCluster.StartAsync(ClusterHome.Ephemeral(), CancellationToken.None);
var sector = await Sector.CreateAsync(cluster, organisations);
var clock = await PostgresClock.OfAsync(sector.ConnectionString);
Rival[] servers =
[
    Rival.Own("Kestrel, Npgsql prepared, written by hand (the floor)", "floor"), engine,
    Node("mercurius (JIT) with loaders, Node", "mercurius-sector"), Node("graphql-yoga with DataLoader, Node", "yoga-sector"), Node("PostGraphile 5, Node", "postgraphile"),
];
await CompareAsync(
    "list", $"{Sector.PageSize} assessments of {organisations * 3:N0}, filtered and sorted", sector, clock,
    rival => rival == servers[^1] ? Sector.PostGraphileList : Sector.List, servers);
await CompareAsync(
    "nested", $"the same page with {Sector.Statements} answers each", sector, clock,
    rival => rival == servers[^1] ? Sector.PostGraphileNested : Sector.Nested, servers);

double Option(string option, double otherwise) =>
    Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? double.Parse(args[at + 1]) : otherwise;

// The Node that npm fetched, where it could, is newer than what distributions have.
Rival Node(string label, string script) => new(
    label, Path.Combine(rivals, "node_modules", "node", "bin", "node") is var fetched && File.Exists(fetched) ? fetched : "node",
    Path.Combine(rivals, $"{script}.mjs"));

async Task CompareAsync(
    string name, string what, NpgsqlConnectionStringBuilder? sector, PostgresClock? clock, Func<Rival, byte[]> bodyOf, Rival[] rivals)
{
    if (only is not null && only != name)
        return;
    Console.WriteLine($"\n| {name}: {what} | requests a second | server CPU µs a request | PostgreSQL CPU µs a request | server × the floor: median of the turns (range) |\n|---|--:|--:|--:|--:|");
    var right = (string?)null;
    var running = new List<RunningRival>();
    foreach (var rival in rivals.Where(rival => !isOwn || rival.Arguments[0] == "serve"))
    {
        try
        {
            running.Add(await rival.StartAsync(bodyOf(rival), sector, IsRight));
        }
        catch (Exception reason) when (rival.Arguments[0] != "serve")
        {
            Console.WriteLine($"| {rival.Name} | could not run: {reason.Message.ReplaceLineEndings(" ")} | | | |");
        }
    }

    // Everybody is measured in turns, so that what else the machine does falls on all alike.
    var samples = running.Select(_ => new List<Sample>()).ToList();
    foreach (var server in running)
        await server.SettleAsync(warmUp, turn);
    for (var turns = 0; turns < duration / turn; turns++)
    {
        for (var at = 0; at < running.Count; at++)
            samples[at].Add(await running[at].SampleAsync(clock, turn));
    }

    for (var at = 0; at < running.Count; at++)
    {
        var sum = samples[at].Aggregate((one, other) => one + other);
        var ratios = samples[at].Zip(samples[0], (own, floor) => own.CpuMicroseconds / floor.CpuMicroseconds).Order().ToList();
        Console.WriteLine($"| {running[at].Rival.Name} | {sum.PerSecond:N0} | {sum.CpuMicroseconds:N1} | {sum.DatabaseMicroseconds:N0} | {ratios[ratios.Count / 2]:N2} ({ratios[0]:N2} to {ratios[^1]:N2}) |");
        running[at].Dispose();
    }

    // PostGraphile names fields its own way, so that there only the values are compared.
    bool IsRight(string answer)
    {
        var values = string.Join('\n', Values(JsonNode.Parse(answer)));
        return (right ??= values) == values;
    }
}

static IEnumerable<string> Values(JsonNode? node) => node switch
{
    JsonObject fields => fields.SelectMany(field => Values(field.Value)),
    JsonArray items => items.SelectMany(Values),
    JsonValue value when value.TryGetValue<double>(out var number) => [number.ToString("R")],
    null => ["null"],
    _ => [node.ToString()],
};

static async Task FetchAsync(string rivals)
{
    if (Directory.Exists(Path.Combine(rivals, "node_modules")))
        return;
    Console.Error.WriteLine("Fetching the rivals from npm");
    try
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = rivals, RedirectStandardOutput = true })!;
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
    }
    catch (System.ComponentModel.Win32Exception)
    {
        Console.Error.WriteLine("There is no npm here.");
    }
}

static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
