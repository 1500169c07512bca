using System.CommandLine;
using Benchmark.Api.Hosting;
using Benchmark.Data;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark serve</c></summary>
internal static class ServeCommand
{
    /// <summary><c>--urls URL</c></summary>
    public static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen.",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    public static Command Create()
    {
        var explore = new Option<bool>("--explore")
        {
            Description = "Lets people explore the API: introspection, and GraphiQL for browsers at /graphql.",
        };
        var command = new Command("serve", "Serves the API and the pages.") { Urls, explore };
        command.SetDatabaseAction((result, database, cancellation) =>
            RunAsync(result, database, result.GetValue(explore), cancellation));
        return command;
    }

    /// <summary>Serves until it is interrupted.</summary>
    /// <param name="result">Where to listen.</param>
    /// <param name="database">The database, migrated.</param>
    /// <param name="explore">Whether people may explore the API.</param>
    /// <param name="cancellation">Stops the server.</param>
    public static async Task RunAsync(ParseResult result, Database database, bool explore, CancellationToken cancellation)
    {
        var urls = result.GetRequiredValue(Urls);
        await using var app = await Server.CreateAsync(database, urls, explore, cancellation);
        await app.StartAsync(cancellation);
        Terminal.Say($"Serving on {string.Join(", ", app.Urls)} (GraphQL at /graphql). Ctrl-C stops it.");
        await app.WaitForShutdownAsync(cancellation);
    }
}
