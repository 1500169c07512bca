using System.Text;
using Benchmark.Data.Imports;
using Benchmark.Data.Rounds;
using Benchmark.Domain;
using Benchmark.Domain.Rounds;
using Benchmark.Tests;
using Npgsql;

namespace Benchmark.Data.Tests.Imports;

/// <summary>Made-up and real answers are never mixed, so that what is made up is SYNTHETIC to the last figure.</summary>
public sealed class SyntheticApartTests(TestCluster cluster)
{
    private const string Header =
        "organisation_id,organisation_name,corporate_group,kind,region,size_band,service_type,authority_type,perspective,rater,statement,rating,number,narrative,evidence";

    private static readonly Round Real = Some.Round();

    private static readonly Round MadeUp = Some.Round() with { Code = "made-up", IsSynthetic = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Ways => [true, false];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_organisation_of_one_sort_is_refused_by_name_in_a_round_of_the_other(bool madeUpFirst)
    {
        await using var database = await OpenAsync();
        var (first, second) = madeUpFirst ? (MadeUp, Real) : (Real, MadeUp);
        await ImportAsync(database, first, "org-1", "org-2");

        var refusal = await Assert.ThrowsAsync<InvalidFileException>(() => ImportAsync(database, second, "org-3", "org-2", "org-1"));

        Assert.Equal([(6, "org-2"), (10, "org-1")], refusal.Problems.Select(problem => (problem.Line, Named(problem.Message))));
        Assert.All(refusal.Problems, problem => Assert.Contains("never mixed", problem.Message, StringComparison.Ordinal));
        Assert.Equal("2", await database.QueryTextAsync("select count(*)::text from registry.organisation"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_database_itself_keeps_them_apart(bool madeUp)
    {
        await using var database = await OpenAsync();
        await using var add = database.Owner.CreateCommand($"""
            insert into registry.organisation (reference, name, kind, region, service_type, is_synthetic)
            values ('org-1', 'First', 'PROVIDER', 'LONDON', 'DOMICILIARY', {madeUp});
            insert into assessment.assessment (organisation_id, round_id, status, revision)
            select organisation_id, round_id, 'DRAFT', 1 from registry.organisation cross join assessment.round where code = '{(madeUp ? Real : MadeUp).Code}'
            """);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => add.ExecuteNonQueryAsync(Cancellation));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
        Assert.Equal("Made-up and real answers are never mixed in a round.", refusal.MessageText);
    }

    private static string Named(string message) => message.Split(' ').First(word => word.StartsWith("org-", StringComparison.Ordinal));

    private async Task<TestDatabase> OpenAsync()
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await DatabaseSchema.MigrateAsync(database.Database, [Some.Framework()], Cancellation);
        foreach (var round in new[] { Real, MadeUp })
            await RoundStore.OpenAsync(database.Vault, round with { Framework = Some.Framework().Name }, Cancellation);
        return database;
    }

    private static Task<ImportResult> ImportAsync(TestDatabase database, Round round, params string[] organisations)
    {
        string[] statements = ["A1.1", "A1.2", "B1.1", "B1.2"];
        var lines = organisations.SelectMany(organisation => statements.Select(statement =>
            $"{organisation},Some,,PROVIDER,LONDON,SMALL,DOMICILIARY,,,,{statement},3,,,"));
        var text = string.Join('\n', [Header, .. lines]);
        return new AssessmentImport(database.Vault, [Some.Framework()], new StoppedClock()).RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), "file.csv", round.Code, "Ada", null, Cancellation);
    }
}
