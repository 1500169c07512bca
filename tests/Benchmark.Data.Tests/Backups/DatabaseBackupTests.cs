using Benchmark.Data.Backups;
using Benchmark.Data.Rounds;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Backups;

public sealed class DatabaseBackupTests(TestCluster cluster) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_brings_back_what_was_there_and_nothing_else()
    {
        await using var database = await OpenAsync();
        var kept = await RoundStore.OpenAsync(database.Vault, Some.Round(), Cancellation);
        var file = Path.Combine(_folder, "backup");

        await DatabaseBackup.WriteAsync(database.Database, file, Cancellation);
        await RoundStore.OpenAsync(database.Vault, Some.Round() with { Code = "later" }, Cancellation);
        await using (var later = database.Owner.CreateCommand("select assessment.start_partition(2), assessment.finish_partition(2)"))
            await later.ExecuteNonQueryAsync(Cancellation);
        await DatabaseBackup.RestoreAsync(database.Database, file, Cancellation);

        Assert.Equal([kept], await RoundStore.ListAsync(database.Vault, Cancellation));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Empty(await DatabaseSchema.PendingMigrationsAsync(database.Database, Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_no_backup_changes_nothing()
    {
        await using var database = await OpenAsync();
        var kept = await RoundStore.OpenAsync(database.Vault, Some.Round(), Cancellation);
        var file = Path.Combine(_folder, "backup");
        await DatabaseBackup.WriteAsync(database.Database, file, Cancellation);
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);

        foreach (var broken in new[] { "no backup"u8.ToArray(), bytes[..(bytes.Length * 3 / 4)] })
        {
            await File.WriteAllBytesAsync(file, broken, Cancellation);
            await Assert.ThrowsAsync<BackupFailedException>(() => DatabaseBackup.RestoreAsync(database.Database, file, Cancellation));
            Assert.Equal([kept], await RoundStore.ListAsync(database.Vault, Cancellation));
        }

        await Assert.ThrowsAsync<BackupFailedException>(
            () => DatabaseBackup.RestoreAsync(database.Database, Path.Combine(_folder, "nothing"), Cancellation));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_leaves_no_file()
    {
        await using var database = await OpenAsync();

        await Assert.ThrowsAsync<BackupFailedException>(
            () => DatabaseBackup.WriteAsync(database.Database, Path.Combine(_folder, "no", "folder"), Cancellation));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task The_status_counts_what_is_there()
    {
        await using var database = await OpenAsync();
        await RoundStore.OpenAsync(database.Vault, Some.Round(), Cancellation);

        var status = await DatabaseStatus.ReadAsync(database.Database, Cancellation);

        Assert.Equal((0, 1, 0), (status.Organisations, status.Rounds, status.Assessments));
        Assert.Empty(status.PendingMigrations);
        Assert.StartsWith($"{cluster.Installation.Major}.", status.Server, StringComparison.Ordinal);
        Assert.True(status.Bytes > 1_000_000);
    }

    private async Task<TestDatabase> OpenAsync()
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await DatabaseSchema.MigrateAsync(database.Database, [Some.Framework()], Cancellation);
        return database;
    }
}
