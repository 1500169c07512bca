using System.CommandLine;
using Benchmark.Data.People;
using Benchmark.Domain.People;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark key …</c></summary>
internal static class KeyCommands
{
    public static Command Create() => new("key", "Issues and ends keys to the API.") { Issue(), Rotate(), Revoke() };

    private static Command Issue()
    {
        var role = new Option<string>("--role") { Description = "What its holder may do.", Required = true };
        var organisation = new Option<string?>("--organisation") { Description = "Whose assessments its holder works on: a reference." };
        var expires = new Option<DateTimeOffset?>("--expires") { Description = "From when it opens nothing; by default never." };
        var readOnly = new Option<bool>("--read-only") { Description = "Lets its holder look and change nothing." };
        var holder = new Option<string?>("--holder") { Description = "Who holds it: their name, or the address by which they sign in. Needed to approve, or to be approved by another." };
        var command = new Command("issue", "Makes a new key and shows its secret once.") { role, organisation, expires, readOnly, holder, Acting.Option };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var issued = await KeyStore.IssueAsync(
                database.Vault, Acting.Code<Role>("--role", result.GetRequiredValue(role)), result.GetValue(organisation),
                result.GetValue(expires)?.ToUniversalTime(), Acting.Person(result), TimeProvider.System.GetUtcNow(), cancellation,
                mayWrite: !result.GetValue(readOnly), result.GetValue(holder));
            Show(issued);
        });
        return command;
    }

    private static Command Rotate()
    {
        var prefix = new Argument<string>("prefix") { Description = "The old key's name: the beginning of its secret." };
        var overlap = new Option<int>("--overlap") { Description = "For how many hours the old key opens still.", DefaultValueFactory = _ => 24 };
        var command = new Command("rotate", "Makes a key in the place of another, with the same holder and rights, and shows its secret once.") { prefix, overlap };
        command.SetDatabaseAction(async (result, database, cancellation) => Show(await KeyStore.RotateAsync(
            database.Vault, result.GetRequiredValue(prefix), TimeSpan.FromHours(Math.Max(0, result.GetValue(overlap))),
            TimeProvider.System.GetUtcNow(), cancellation)));
        return command;
    }

    private static void Show(IssuedKey issued)
    {
        Terminal.Say(issued.Secret);
        Terminal.Note($"Keep the secret above: it is shown once and kept nowhere. The key is called {issued.Key.Prefix}.");
        Terminal.Note(issued.Key.Holder is { } holder
            ? $"It is held by {holder}."
            : "It does not say who holds it, so it does not count where two people are needed: name them by --holder.");
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
