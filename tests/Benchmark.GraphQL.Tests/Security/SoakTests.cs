using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Benchmark.GraphQL.Tests.Security;

/// <summary>Ten thousand callers at once, whose answers take their time, on a server in a process of its own.</summary>
[Trait("Category", "Soak")]
public sealed class SoakTests
{
    private const int Callers = 10_000;
    private const int SlowMilliseconds = 200;
    private const long MaxMegabytes = 512;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_slow_requests_at_once_are_all_answered_from_bounded_memory()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("BENCHMARK_SOAK_MINUTES") is not null, "This takes minutes: run script/soak.");
        using var server = Start();
        try
        {
            var address = new Uri((await server.StandardOutput.ReadLineAsync(Cancellation))!.Split(' ')[^1]);
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Callers + 1 }) { BaseAddress = address, Timeout = Patience };
            await AskAsync(client, "{ users { id } }");
            var (idle, start) = (MegabytesOf(server), Stopwatch.GetTimestamp());

            var asking = Enumerable.Range(0, Callers).Select(_ => AskAsync(client, "{ users { id } }")).ToList();
            var all = Task.WhenAll(asking);
            var peak = idle;
            while (!all.IsCompleted)
            {
                peak = Math.Max(peak, MegabytesOf(server));
                await Task.WhenAny(all, Task.Delay(100, Cancellation));
            }

            var (answers, took) = ((await all).CountBy(status => status).ToDictionary(), Stopwatch.GetElapsedTime(start));
            var after = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "{ __typename }"));
            TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture,
                $"{string.Join(", ", answers.Select(pair => $"{pair.Value} x {(int)pair.Key}"))} in {took.TotalSeconds:N1} s; {idle} MB idle, {peak} MB at most, {MegabytesOf(server)} MB after; then an answer in {Stopwatch.GetElapsedTime(after).TotalMilliseconds:N0} ms"));
            Assert.All(answers.Keys, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{status}"));
            Assert.Equal(Callers, answers.Values.Sum());
            Assert.InRange(peak, 0, MaxMegabytes);
        }
        finally
        {
            server.Kill();
        }
    }

    private static Process Start() => Process.Start(new ProcessStartInfo(
        Path.Combine(AppContext.BaseDirectory, "Benchmark.GraphQL.Fixture"), ["--port", "0", "--slow", SlowMilliseconds.ToString(CultureInfo.InvariantCulture)])
    {
        RedirectStandardOutput = true,
    })!;

    private static long MegabytesOf(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1024 / 1024;
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string query)
    {
        using var content = new StringContent($"{{\"query\":\"{query}\"}}", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/graphql", content, Cancellation);
        Assert.StartsWith(response.StatusCode == HttpStatusCode.OK ? "{\"data\":{\"" : "{\"errors\":[", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        return response.StatusCode;
    }
}
