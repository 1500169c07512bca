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
        var command = new Command("serve", "Serves the API and the pages.") { Urls };
        command.SetDatabaseAction((result, database, cancellation) => RunAsync(result, database, cancellation));
        return command;
    }

    /// <summary>Serves until it is interrupted.</summary>
    public static async Task RunAsync(ParseResult result, Database database, CancellationToken cancellation)
    {
        var urls = result.GetRequiredValue(Urls);
        await using var app = await Server.CreateAsync(database, urls, cancellation);
        await app.StartAsync(cancellation);
        Terminal.Say($"Serving on {string.Join(", ", app.Urls)} (GraphQL at /graphql). Ctrl-C stops it.");
        await app.WaitForShutdownAsync(cancellation);
    }
}
