using System.Diagnostics;
using Benchmark.Data.Cluster;
using Benchmark.Domain;
using Npgsql;

namespace Benchmark.Data.Backups;

/// <summary>The whole database in one file, and back.</summary>
public static class DatabaseBackup
{
    /// <summary>Writes a backup that only its owner can read; the file is there when it is whole.</summary>
    /// <exception cref="BackupFailedException">The tool of PostgreSQL failed, or the file cannot be written.</exception>
    public static async Task WriteAsync(Database database, string path, CancellationToken cancellation)
    {
        var unfinished = path + ".part";
        try
        {
            await File.Create(unfinished).DisposeAsync();
            File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using var dump = Start(database, "pg_dump", "--format=custom", "--no-owner", $"--file={unfinished}");
            await FinishAsync(dump, "The backup was not written", cancellation);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupFailedException($"The backup cannot be written to {path} ({failure.Message.TrimEnd('.')}): choose another file.");
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }

    /// <summary>Puts what a backup holds in the place of everything in the database, in one transaction; migrate afterwards.</summary>
    /// <exception cref="BackupFailedException">The file is not a backup, or something else is in the way; then nothing changed.</exception>
    public static async Task RestoreAsync(Database database, string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            throw new BackupFailedException($"There is no file {path}: check its name.");

        using (var list = Start(database, "pg_restore", "--list", path))
            await FinishAsync(list, $"{path} is not a backup", cancellation);

        using var script = Start(database, "pg_restore", "--no-owner", "--file=-", path);
        using var psql = Start(database, "psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null");
        try
        {
            await psql.StandardInput.WriteLineAsync("drop schema if exists release, assessment, registry cascade;");
            await psql.StandardInput.FlushAsync(cancellation);
            await script.StandardOutput.BaseStream.CopyToAsync(psql.StandardInput.BaseStream, cancellation);
            await FinishAsync(script, $"{path} cannot be read to its end", cancellation);
        }
        catch (Exception failure)
        {
            psql.Kill();
            if (failure is IOException)
                throw new BackupFailedException($"Nothing was restored ({(await psql.StandardError.ReadToEndAsync(cancellation)).Trim()}): put that right and try again.");

            throw;
        }

        psql.StandardInput.Close();
        await FinishAsync(psql, "Nothing was restored", cancellation);
    }

    private static Process Start(Database database, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(database.Tools.Program(program), arguments)
        {
            RedirectStandardInput = program == "psql",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var settings = new NpgsqlConnectionStringBuilder(database.OwnerSettings);
        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = $"{settings.Port}";
        start.Environment["PGDATABASE"] = settings.Database ?? settings.Username;
        start.Environment["PGUSER"] = settings.Username;
        start.Environment["PGAPPNAME"] = "benchmark backup";
        if (settings.Password is { } password)
            start.Environment["PGPASSWORD"] = password;

        return Process.Start(start) ?? throw new PostgresUnavailableException($"{program} cannot be started: install the client tools of PostgreSQL.");
    }

    private static async Task FinishAsync(Process process, string what, CancellationToken cancellation)
    {
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
                throw new BackupFailedException($"{what} ({(await errors).Split('\n')[0].Trim()}): put that right and try again.");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}

/// <summary>A backup could not be written or restored.</summary>
public sealed class BackupFailedException(string message) : DomainException(message);
