using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Benchmark.GraphQL.Tests.Transport;

namespace Benchmark.GraphQL.Tests.Security;

/// <summary>Clients that never read and floods leave the server answering and its memory bounded.</summary>
public sealed class LoadTests
{
    private const long MaxGrowth = 64 * 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_never_reads_holds_up_nobody()
    {
        await using var server = await RunningServer.StartAsync();
        await AssertAnswersAsync(server);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, server.Endpoint.Port, Cancellation);
        await SendWithoutReadingAsync(silent, """{"query":"{ __schema { types { name description fields { name description } } } }"}""");

        await AssertAnswersAsync(server);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MaxGrowth);
    }

    [Fact]
    public async Task A_flood_of_documents_that_come_once_is_not_kept()
    {
        await using var server = await RunningServer.StartAsync();
        await AssertAnswersAsync(server);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Parallel.ForEachAsync(Enumerable.Range(0, 5_000), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation }, async (at, cancellation) =>
        {
            using var response = await server.Client.PostAsJsonAsync("/graphql", new { query = $"{{ a{at}: __typename {new string(' ', 4_000)} }}" }, cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        });

        await AssertAnswersAsync(server);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MaxGrowth);
    }

    private static async Task AssertAnswersAsync(RunningServer server)
    {
        using var response = await server.Client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" }, Cancellation);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Sends up to 2,000 requests; stops early when nobody takes any more.</summary>
    private static async Task SendWithoutReadingAsync(TcpClient client, string body)
    {
        var request = Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        try
        {
            for (var sent = 0; sent < 2_000; sent++)
            {
                stop.CancelAfter(TimeSpan.FromSeconds(1));
                await client.GetStream().WriteAsync(request, stop.Token);
            }
        }
        catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
        {
            // The server waits for us to read, as it should.
        }
    }
}
