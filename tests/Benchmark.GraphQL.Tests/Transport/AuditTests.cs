namespace Benchmark.GraphQL.Tests.Transport;

/// <summary>The audits that npm's graphql-http publishes for servers of GraphQL over HTTP.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task All_61_audits_pass()
    {
        await using var server = await RunningServer.StartAsync();

        var output = await NodeScript.RunAsync("Oracle", "audits.mjs", [server.Endpoint.ToString()], TestContext.Current.CancellationToken);

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("", string.Join('\n', lines.Where(line => !line.StartsWith("ok ", StringComparison.Ordinal))));
        Assert.Equal(61, lines.Length);
    }
}
