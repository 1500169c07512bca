using System.CommandLine;
using Benchmark.Data.People;
using Benchmark.Domain.People;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark key …</c></summary>
internal static class KeyCommands
{
    public static Command Create() => new("key", "Issues and ends keys to the API.") { Issue(), Revoke() };

    private static Command Issue()
    {
        var role = new Option<string>("--role") { Description = "What its holder may do.", Required = true };
        var organisation = new Option<string?>("--organisation") { Description = "Whose assessments its holder works on: a reference." };
        var expires = new Option<DateTimeOffset?>("--expires") { Description = "From when it opens nothing; by default never." };
        var command = new Command("issue", "Makes a new key and shows its secret once.") { role, organisation, expires, Acting.Option };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var issued = await KeyStore.IssueAsync(
                database.Vault, Acting.Code<Role>("--role", result.GetRequiredValue(role)), result.GetValue(organisation),
                result.GetValue(expires)?.ToUniversalTime(), Acting.Person(result), TimeProvider.System.GetUtcNow(), cancellation);
            Terminal.Say(issued.Secret);
            Terminal.Note($"Keep the secret above: it is shown once and kept nowhere. The key is called {issued.Key.Prefix}.");
        });
        return command;
    }

    private static Command Revoke()
    {
        var prefix = new Argument<string>("prefix") { Description = "The key's name: the beginning of its secret." };
        var command = new Command("revoke", "Ends a key at once.") { prefix };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            await KeyStore.RevokeAsync(database.Vault, result.GetRequiredValue(prefix), TimeProvider.System.GetUtcNow(), cancellation);
            Terminal.Say($"Revoked {result.GetRequiredValue(prefix)}.");
        });
        return command;
    }
}
