using System.CommandLine;
using Benchmark.Data;
using Benchmark.Domain;

namespace Benchmark.Api.Commands;

/// <summary>Who gives a command.</summary>
internal static class Acting
{
    /// <summary><c>--as NAME</c></summary>
    public static readonly Option<string?> Option = new("--as")
    {
        Description = "The acting person; by default the account that runs the command.",
    };

    /// <summary>The member of a closed list that an option names.</summary>
    /// <exception cref="UnknownCodeException">It is not on the list.</exception>
    public static T Code<T>(string option, string code)
        where T : struct, Enum =>
        Domain.Code.Parse<T>(code) ?? throw new UnknownCodeException(option, code, Domain.Code.All<T>());

    /// <summary>The acting person's name.</summary>
    public static string Person(ParseResult result) => result.GetValue(Option) is { } name && !string.IsNullOrWhiteSpace(name) ? name : Environment.UserName;
}

/// <summary>Commands that need the database.</summary>
internal static class DatabaseAction
{
    /// <summary>Sets what a command does with the migrated database.</summary>
    public static void SetDatabaseAction(this Command command, Func<ParseResult, Database, CancellationToken, Task> action) =>
        command.SetAction(async (result, cancellation) =>
        {
            await using var database = await OpenAsync(cancellation);
            await action(result, database, cancellation);
            return 0;
        });

    /// <summary>The database, started and as it is.</summary>
    public static Task<Database> ConnectAsync(CancellationToken cancellation) =>
        Database.OpenAsync(Environment.GetEnvironmentVariable("ConnectionStrings__Benchmark"), cancellation);

    /// <summary>The database, started and migrated.</summary>
    public static async Task<Database> OpenAsync(CancellationToken cancellation)
    {
        var database = await ConnectAsync(cancellation);
        try
        {
            await DatabaseSchema.MigrateAsync(database, Data.Frameworks.FrameworkFiles.Shipped.Frameworks, cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}

/// <summary>An option names something that is not on its list.</summary>
internal sealed class UnknownCodeException(string option, string code, IReadOnlyList<string> known)
    : DomainException($"{option} does not know {code}. Choose one of: {string.Join(", ", known)}")
{
    public string Code { get; } = code;
}
