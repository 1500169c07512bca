using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Benchmark.Bench.GraphQL;

// Compares the engine with the floor (the same answer written by hand) and with what people would pick instead, on the same
// data in the same run. Usage: script/bench graphql [--seconds N]. Budgets: cells at most 1.5 times the floor's processor
// time; 3 µs and 1 KB for a known operation; 200 µs for an unknown document of 2 KB.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["serve", var name, var port])
{
    await Servers.ServeAsync(name, port);
    return;
}

var duration = TimeSpan.FromSeconds(args is ["--seconds", var seconds] ? double.Parse(seconds) : 4);
var (warm, cold) = (await Overhead.WarmAsync(), await Overhead.ColdAsync());
Console.WriteLine($"""
    | engine alone | ns | bytes allocated |
    |---|--:|--:|
    | a known operation, constant resolver, to a string of JSON | {warm.Nanoseconds:0} (budget 3,000) | {warm.Bytes:0} (budget 1,024) |
    | an unknown document of 2 KB, parsed, validated, compiled and run | {cold.Nanoseconds:0} (budget 200,000) | {cold.Bytes:0} |

    """);

var rivals = Path.Combine(Here(), "rivals");
(string Name, string File, string[] Arguments)[] servers =
[
    ("Kestrel, the same bytes every time", Environment.ProcessPath!, ["serve", "static"]),
    ("Kestrel, figures in memory, written by hand (the floor)", Environment.ProcessPath!, ["serve", "floor"]),
    ("this engine", Environment.ProcessPath!, ["serve", "engine"]),
    ("mercurius (JIT), Node", "node", [Path.Combine(rivals, "mercurius.mjs")]),
    ("graphql-yoga, Node", "node", [Path.Combine(rivals, "yoga.mjs")]),
];
Console.WriteLine("| cells: 45 figures of 9 fields, from memory | requests a second | server CPU µs a request | × the floor |\n|---|--:|--:|--:|");
var floor = 0.0;
for (var at = 0; at < servers.Length; at++)
{
    var (label, file, arguments) = servers[at];
    if (file == "node" && !Directory.Exists(Path.Combine(rivals, "node_modules")))
    {
        Console.WriteLine($"| {label} | not installed: npm ci in bench/graphql/rivals | | |");
        continue;
    }

    var own = 15_300 + at;
    using var server = Process.Start(new ProcessStartInfo(file, [.. arguments, $"{own}"]) { WorkingDirectory = Here(), RedirectStandardOutput = true })!;
    try
    {
        await WaitAsync(own);
        var result = await Load.MeasureAsync(server, own, Cells.Request, duration);
        floor = at == 1 ? result.CpuMicroseconds : floor;
        Console.WriteLine($"| {label} | {result.PerSecond:0} | {result.CpuMicroseconds:0.0} | {(floor > 0 ? (result.CpuMicroseconds / floor).ToString("0.00") : "")} |");
    }
    finally
    {
        server.Kill(entireProcessTree: true);
    }
}

static async Task WaitAsync(int port)
{
    using var client = new HttpClient();
    for (var attempt = 0; attempt < 100; attempt++)
    {
        try
        {
            using var body = new ByteArrayContent(Cells.Request);
            body.Headers.ContentType = new("application/json");
            using var response = await client.PostAsync($"http://127.0.0.1:{port}/graphql", body);
            if (response.IsSuccessStatusCode)
                return;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
        }

        await Task.Delay(100);
    }

    throw new InvalidOperationException($"Nothing answers on port {port}.");
}

static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
