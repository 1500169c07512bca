using Benchmark.GraphQL.Tests;

namespace Benchmark.EndToEnd.Tests;

/// <summary>Apollo Client, urql, graphql-codegen and Relay's compiler work against the product.</summary>
public sealed class ClientTests(DemoServer server)
{
    [Fact]
    public async Task The_clients_people_use_read_figures_and_page_through_releases()
    {
        var endpoint = new Uri(server.Client.BaseAddress!, "/graphql").ToString();

        var output = await NodeScript.RunAsync("Clients", "product.mjs", [endpoint], TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            Apollo Client reads figures and pages through releases
            urql reads the same figures and the same releases
            graphql-codegen generates types
            Relay's compiler compiles a pagination fragment
            """,
            output.Trim());
    }
}
