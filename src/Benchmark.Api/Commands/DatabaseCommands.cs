using System.CommandLine;
using Benchmark.Data;
using Benchmark.Data.Backups;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark database …</c></summary>
internal static class DatabaseCommands
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "The backup." };

    public static Command Create() => new("database", "Looks after the database.") { Migrate(), Status(), Backup(), Restore() };

    private static Command Migrate()
    {
        var command = new Command("migrate", "Brings the database to the state this version needs.");
        command.SetDatabaseAction((_, _, _) =>
        {
            Terminal.Say("The database is up to date.");
            return Task.CompletedTask;
        });
        return command;
    }

    private static Command Status()
    {
        var command = new Command("status", "Says where the database is and what it still needs.");
        command.SetAction(async (_, cancellation) =>
        {
            await using var database = await DatabaseAction.ConnectAsync(cancellation);
            var pending = await DatabaseSchema.PendingMigrationsAsync(database, cancellation);
            Terminal.Say($"The database is {database.Place}.");
            Terminal.Say(pending.Count == 0
                ? "It is up to date."
                : $"It needs {Terminal.Count(pending.Count, "migration")}: {string.Join(", ", pending)}. Run: benchmark database migrate");
            return 0;
        });
        return command;
    }

    private static Command Backup()
    {
        var command = new Command("backup", "Writes the whole database to one file.") { File };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var file = result.GetRequiredValue(File);
            await DatabaseBackup.WriteAsync(database, file.FullName, cancellation);
            Terminal.Say($"Wrote {file}. It holds private answers: keep it as safe as the database.");
        });
        return command;
    }

    private static Command Restore()
    {
        var command = new Command("restore", "Puts a backup in the place of everything in the database.") { File };
        command.SetAction(async (result, cancellation) =>
        {
            var file = result.GetRequiredValue(File);
            await using (var database = await DatabaseAction.ConnectAsync(cancellation))
                await DatabaseBackup.RestoreAsync(database, file.FullName, cancellation);
            await using var migrated = await DatabaseAction.OpenAsync(cancellation);
            Terminal.Say($"Restored {file}.");
            return 0;
        });
        return command;
    }
}
