using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Benchmark.Bench.GraphQL;

namespace Benchmark.Bench.Export;

/// <summary>Asks the product for cells, in turns alone and while slow readers download its largest file.</summary>
internal static class Downloads
{
    private const string Cells = """
        query Cells($element: String!) { release(framework: "well-led") { benchmark(measure: { element: $element }, by: [REGION, SIZE_BAND]) { groups {
            group { label region sizeBand serviceType } figure { ... on PublishedFigure { contributors mean { value } median { value } lowerQuartile { value } upperQuartile { value } } } } } } }
        """;

    private const string Dataset = "/datasets/lqf-2012/FRONT_LINE_WORKER/1.1.0/figures.jsonl";
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(string[] options)
    {
        var (readers, turns, organisations) = (Option("--readers", 10), Option("--turns", 15), Option("--organisations", 2_000));
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"benchmark-{Guid.NewGuid():N}")).FullName;
        try
        {
            await RunAsync("script/build", [], folder);
            await RunAsync("artifacts/benchmark", ["demo", "--no-serve", "--organisations", $"{organisations}"], folder);
            using var server = Start("artifacts/benchmark", ["serve", "--urls", "http://127.0.0.1:0"], folder);
            try
            {
                await CompareAsync(server, await AddressAsync(server), readers, turns);
            }
            finally
            {
                server.Kill(entireProcessTree: true);
                await server.WaitForExitAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        int Option(string option, int otherwise) =>
            Array.IndexOf(options, option) is >= 0 and var at && at + 1 < options.Length ? int.Parse(options[at + 1]) : otherwise;
    }

    private static async Task CompareAsync(Process server, Uri address, int readers, int turns)
    {
        using var client = new HttpClient { BaseAddress = address };
        var body = JsonSerializer.SerializeToUtf8Bytes(new { query = Cells, variables = new { element = "WL1" } });
        await CheckAsync(client);
        var whole = (await client.GetByteArrayAsync(Dataset)).LongLength;
        await Load.RunAsync(address.Port, body, WarmUp);

        var (alone, beside, read) = (new List<Turned>(), new List<Turned>(), 0L);
        for (var turn = 0; turn < turns; turn++)
        {
            alone.Add(await TakeAsync());
            using var end = new CancellationTokenSource();
            var slow = Enumerable.Range(0, readers).Select(_ => SlowReader.ReadAsync(address.Port, Dataset, end.Token)).ToList();
            await Task.Delay(200);
            beside.Add(await TakeAsync());
            await end.CancelAsync();
            read += (await Task.WhenAll(slow)).Sum();
        }

        var ratios = alone.Zip(beside, (one, other) => other.PerSecond / one.PerSecond).Order().ToList();
        var costs = alone.Zip(beside, (one, other) => other.Microseconds / one.Microseconds).Order().ToList();
        server.Refresh();
        Console.WriteLine($"""
            | cells: 50 groups of 9 fields, {turns} turns of {Turn.TotalSeconds:0} s each way | requests a second, median | server CPU µs a request, median |
            |---|--:|--:|
            | alone | {Median(alone, turn => turn.PerSecond):N0} | {Median(alone, turn => turn.Microseconds):N1} |
            | beside {readers} slow downloads of {whole / 1e6:0.0} MB | {Median(beside, turn => turn.PerSecond):N0} | {Median(beside, turn => turn.Microseconds):N1} |
            | the one over the other: median of the turns (range) | {Middle(ratios):0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00}), budget at least 0.80 | {Middle(costs):0.00} ({costs[0]:0.00} to {costs[^1]:0.00}) |

            Each reader took {read / (double)(readers * turns) / (Turn.TotalSeconds + 0.2) / 1000:N0} kB a second; the server holds {server.WorkingSet64 / 1_048_576} MB.
            """);

        async Task<Turned> TakeAsync()
        {
            server.Refresh();
            var (cpu, start) = (server.TotalProcessorTime, Stopwatch.GetTimestamp());
            var answers = await Load.RunAsync(address.Port, body, Turn);
            var time = Stopwatch.GetElapsedTime(start);
            server.Refresh();
            return new(answers / time.TotalSeconds, (server.TotalProcessorTime - cpu).TotalMicroseconds / answers);
        }

        async Task CheckAsync(HttpClient client)
        {
            using var response = await client.PostAsJsonAsync("/graphql", new { query = Cells, variables = new { element = "WL1" } });
            var groups = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("release").GetProperty("benchmark").GetProperty("groups").GetArrayLength();
            if (groups != 50)
                throw new InvalidOperationException($"The server answers with {groups} groups.");
        }
    }

    private static async Task<Uri> AddressAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Serving on ", StringComparison.Ordinal))
                return new(line.Split(' ')[2]);
        }

        throw new InvalidOperationException("The server did not start.");
    }

    private static async Task RunAsync(string file, string[] arguments, string home)
    {
        using var process = Start(file, arguments, home);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} failed.");
    }

    private static Process Start(string file, string[] arguments, string home)
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), file), arguments) { RedirectStandardOutput = true };
        start.Environment["BENCHMARK_HOME"] = Path.Combine(home, "home");
        start.Environment["Limits__RequestsPerMinute"] = "0";
        return Process.Start(start)!;
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    private static double Median(List<Turned> turns, Func<Turned, double> of) => Middle([.. turns.Select(of).Order()]);

    private static double Middle(List<double> ordered) => ordered[ordered.Count / 2];

    /// <summary>What the server did in a turn.</summary>
    /// <param name="PerSecond">Answers.</param>
    /// <param name="Microseconds">Its processor time an answer, that of downloads included.</param>
    private readonly record struct Turned(double PerSecond, double Microseconds);
}
