using System.Diagnostics;
using System.Text.RegularExpressions;
using Benchmark.Data.Vault;
using Benchmark.Tests;
using Microsoft.EntityFrameworkCore;

namespace Benchmark.Data.Tests.Vault;

public sealed partial class DatabaseSchemaTests(TestCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_schema_is_the_approved_one()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);

        Approved.MatchFile(await DumpAsync(database), Project.PathOf("schema", "database.sql"));
    }

    [Fact]
    public void The_migrations_say_all_that_the_model_says()
    {
        using var context = new VaultContext(VaultContext.ForDesign());

        Assert.False(
            context.Database.HasPendingModelChanges(),
            "Add a migration: dotnet ef migrations add NAME -s src/Benchmark.Data.Design -p src/Benchmark.Data -o Migrations");
    }

    [Fact]
    public async Task Every_column_of_the_model_is_in_the_database()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await using var context = new VaultContext(database.Vault);

        Assert.Equal(0, await context.Responses.CountAsync(Cancellation));
        Assert.Equal(0, await context.Evidence.CountAsync(Cancellation));
        foreach (var entity in context.Model.GetEntityTypes())
        {
            var columns = string.Join(", ", entity.GetProperties().Select(property => property.GetColumnName()));
            await using var command = database.Owner.CreateCommand($"select {columns} from {entity.GetSchema()}.{entity.GetTableName()}");
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var database = await cluster.CreateDatabaseAsync(Cancellation);
        await DatabaseSchema.MigrateAsync(database.Database, [Some.Framework()], Cancellation);
        var before = await StatementsAsync(database);

        await DatabaseSchema.MigrateAsync(database.Database, [Some.Framework()], Cancellation);

        Assert.Equal(before, await StatementsAsync(database));
        Assert.Empty(await DatabaseSchema.PendingMigrationsAsync(database.Database, Cancellation));
    }

    private static async Task<string> StatementsAsync(TestDatabase database)
    {
        await using var command = database.Owner.CreateCommand(
            """
            select string_agg(format('%s %s %s-%s %s', statement_id, position, f.code, f.edition, s.code), E'\n' order by statement_id)
            from   assessment.statement s
            join   assessment.framework f using (framework_id)
            """);
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>What <c>pg_dump</c> says, without what differs from one installation to the next.</summary>
    private async Task<string> DumpAsync(TestDatabase database)
    {
        using var dump = Process.Start(new ProcessStartInfo(
            cluster.Installation.Program("pg_dump"), ["--schema-only", "--no-owner", $"--dbname={Uri(database)}"])
        {
            RedirectStandardOutput = true,
        })!;
        var text = await dump.StandardOutput.ReadToEndAsync(Cancellation);
        await dump.WaitForExitAsync(Cancellation);
        Assert.Equal(0, dump.ExitCode);

        var lines = text.Split('\n').Where(line => !Noise().IsMatch(line));
        return BlankLines().Replace(string.Join('\n', lines), "\n\n").Trim() + "\n";
    }

    private static string Uri(TestDatabase database)
    {
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString);
        return $"host={settings.Host} port={settings.Port} dbname={settings.Database} user={settings.Username}";
    }

    [GeneratedRegex(@"^(SET |SELECT pg_catalog\.set_config|\\(un)?restrict|--)")]
    private static partial Regex Noise();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();
}
