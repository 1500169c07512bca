using Benchmark.GraphQL.Fixture;
using Benchmark.Tests;
using Microsoft.AspNetCore.Builder;

namespace Benchmark.GraphQL.Tests.Transport;

/// <summary>Apollo Client, urql, graphql-ws, graphql-codegen and Relay's compiler work against a running server.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task The_clients_people_use_work()
    {
        await using var library = await RunningServer.StartAsync();
        await using var fixture = await RunningServer.StartAsync(builder => builder.AddFixture(), app => app.UseWebSockets());

        var output = await NodeScript.RunAsync(
            "Clients", "clients.mjs", [library.Endpoint.ToString(), fixture.Endpoint.ToString()], TestContext.Current.CancellationToken);

        Approved.Match(output, "clients.txt");
    }
}
