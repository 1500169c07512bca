using Benchmark.Data.Rounds;
using Benchmark.Domain.Rounds;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Rounds;

public sealed class RoundStoreTests(TestCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_is_found_as_it_was_opened()
    {
        await using var database = await OpenAsync();

        var opened = await RoundStore.OpenAsync(database.Vault, Some.Round(), Cancellation);

        Assert.Equal(Some.Round() with { Id = opened.Id }, opened);
        Assert.Equal(opened, await RoundStore.FindAsync(database.Vault, opened.Code, Cancellation));
        Assert.Equal([opened], await RoundStore.ListAsync(database.Vault, Cancellation));
    }

    [Fact]
    public async Task A_round_is_closed_once_and_for_good()
    {
        await using var database = await OpenAsync();
        var round = await RoundStore.OpenAsync(database.Vault, Some.Round(), Cancellation);

        var closed = await RoundStore.CloseAsync(database.Vault, round.Code, Some.Now, Cancellation);

        Assert.Equal(round with { ClosedAt = Some.Now }, closed);
        Assert.False(closed.IsOpenAt(Some.Now));
        var refusal = await Assert.ThrowsAsync<RoundClosedException>(
            () => RoundStore.CloseAsync(database.Vault, round.Code, Some.Now.AddDays(1), Cancellation));
        Assert.Equal(closed, refusal.Round);
    }

    [Fact]
    public async Task A_code_is_used_once()
    {
        await using var database = await OpenAsync();
        await RoundStore.OpenAsync(database.Vault, Some.Round(), Cancellation);

        await Assert.ThrowsAsync<RoundExistsException>(() => RoundStore.OpenAsync(database.Vault, Some.Round(), Cancellation));
    }

    [Fact]
    public async Task No_round_is_opened_on_an_edition_nobody_answers()
    {
        await using var database = await OpenAsync();
        var structure = Some.Framework() with { Code = "structure", IsStructureOnly = true };
        await DatabaseSchema.MigrateAsync(database.Database, [structure], Cancellation);

        await Assert.ThrowsAsync<RoundRefusedException>(
            () => RoundStore.OpenAsync(database.Vault, Some.Round() with { Framework = structure.Name }, Cancellation));
        await Assert.ThrowsAsync<RoundRefusedException>(
            () => RoundStore.OpenAsync(database.Vault, Some.Round() with { Framework = "unknown" }, Cancellation));
    }

    [Fact]
    public async Task A_round_closes_after_it_opens()
    {
        await using var database = await OpenAsync();

        await Assert.ThrowsAsync<RoundRefusedException>(
            () => RoundStore.OpenAsync(database.Vault, Some.Round() with { ClosesAt = Some.Round().OpensAt }, Cancellation));
    }

    [Fact]
    public async Task A_round_that_is_not_there_is_not_found()
    {
        await using var database = await OpenAsync();

        await Assert.ThrowsAsync<RoundNotFoundException>(() => RoundStore.FindAsync(database.Vault, "nowhere", Cancellation));
        await Assert.ThrowsAsync<RoundNotFoundException>(() => RoundStore.CloseAsync(database.Vault, "nowhere", Some.Now, Cancellation));
    }

    private async Task<TestDatabase> OpenAsync()
    {
        var database = await cluster.CreateDatabaseAsync(Cancellation);
        await DatabaseSchema.MigrateAsync(database.Database, [Some.Framework()], Cancellation);
        return database;
    }
}
