using Benchmark.GraphQL.Tests.Binding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Benchmark.GraphQL.Tests.Transport;

/// <summary>The library's schema on a port of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app) => (_app, Client) = (app, new() { BaseAddress = new(app.Urls.First()) });

    /// <summary>Talks to the server.</summary>
    public HttpClient Client { get; }

    /// <summary>The address of the endpoint.</summary>
    public Uri Endpoint => new(Client.BaseAddress!, "/graphql");

    public static async Task<RunningServer> StartAsync(Action<RequestExecutorBuilder>? configure = null, Action<WebApplication>? use = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var graphql = builder.Services.AddSingleton<Shelves>().AddGraphQLServer()
            .AddType(typeof(BookQueries)).AddType(typeof(BookMutations)).AddType(typeof(BookSubscriptions))
            .AddType(typeof(BookNode)).AddType(typeof(AuthorNode)).AddType(typeof(ShelfPlaceNode))
            .AddGlobalObjectIdentification().AddMutationConventions().AddAuthorization();
        configure?.Invoke(graphql);
        var app = builder.Build();
        use?.Invoke(app);
        app.MapGraphQL();
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
