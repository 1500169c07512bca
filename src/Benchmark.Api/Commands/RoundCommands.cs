using System.CommandLine;
using Benchmark.Data.Disclosure;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Rounds;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark round …</c></summary>
internal static class RoundCommands
{
    public static Command Create() => new("round", "Opens and closes rounds.") { List(), Open(), NameSets(), Close() };

    private static Command List()
    {
        var command = new Command("list", "Shows every round, newest first.");
        command.SetDatabaseAction(async (_, database, cancellation) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var rounds = await RoundStore.ListAsync(database.Vault, cancellation);
            Terminal.Show(
                ["round", "title", "edition", "opens", "closes", "state"],
                rounds.Select(round => new[]
                {
                    round.Code, round.Title, round.Framework, $"{round.OpensAt:yyyy-MM-dd}", $"{round.ClosesAt:yyyy-MM-dd}",
                    round.IsOpenAt(now) ? "open" : "closed",
                }));
        });
        return command;
    }

    private static Command Open()
    {
        var framework = new Option<string>("--framework") { Description = "CODE or CODE@EDITION, for example well-led or lqf@2012.", Required = true };
        var code = new Option<string>("--code") { Description = "What to call the round, for example 2026-spring.", Required = true };
        var title = new Option<string?>("--title") { Description = "What people call it; by default the edition's title and the code." };
        var closes = new Option<DateTimeOffset?>("--closes") { Description = "When it closes; by default in 90 days." };
        var synthetic = new Option<bool>("--synthetic") { Description = "Its answers are made up, and everything that comes of it says so; made-up organisations take part in no other round." };
        var command = new Command("open", "Opens a round on an edition.") { framework, code, title, closes, synthetic };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var edition = Editions.Find(result.GetRequiredValue(framework));
            var name = result.GetRequiredValue(code);
            var round = await RoundStore.OpenAsync(
                database.Vault,
                new Round(
                    0, name, result.GetValue(title) ?? $"{edition.Title}, {name}", edition.Name, now,
                    result.GetValue(closes)?.ToUniversalTime() ?? now.AddDays(90), null, result.GetValue(synthetic)),
                cancellation);
            Terminal.Say($"Opened {(round.IsSynthetic ? "SYNTHETIC " : "")}{round.Code} on {edition.Name}, until {round.ClosesAt:yyyy-MM-dd HH:mm} UTC.");
        });
        return command;
    }

    private static Command NameSets()
    {
        var file = new Argument<FileInfo>("file") { Description = "YAML with the sets, each with code, title and groups: docs/methods/disclosure.md." };
        var code = new Option<string>("--code") { Description = "The round, which is open.", Required = true };
        var command = new Command("name-sets", "Names groups whose figures are published together, in place of those named before.") { file, code };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var path = result.GetRequiredValue(file).ToString();
            using var text = File.OpenText(path);
            var sets = NamedSetFile.Read(text, path);
            await RoundSets.ReplaceAsync(database.Vault, result.GetRequiredValue(code), sets, TimeProvider.System.GetUtcNow(), cancellation);
            foreach (var set in sets)
                Terminal.Say($"{set.Code}, {set.Title}. {set.Definition}");
        });
        return command;
    }

    private static Command Close()
    {
        var code = new Option<string>("--code") { Description = "The round.", Required = true };
        var command = new Command("close", "Closes a round for good.") { code };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var round = await RoundStore.CloseAsync(
                database.Vault, result.GetRequiredValue(code), TimeProvider.System.GetUtcNow(), cancellation);
            Terminal.Say($"Closed {round.Code}. Next: benchmark release build --round {round.Code}");
        });
        return command;
    }
}
