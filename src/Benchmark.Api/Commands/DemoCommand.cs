using System.CommandLine;
using System.Text;
using Benchmark.Data;
using Benchmark.Data.Demo;
using Benchmark.Data.Frameworks;
using Benchmark.Data.Imports;
using Benchmark.Data.Rounds;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Rounds;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark demo</c></summary>
internal static class DemoCommand
{
    private static readonly IReadOnlyList<NamedSet> Sets =
    [
        new("NORTH", "The North", [new(Region.NorthEast), new(Region.NorthWest), new(Region.YorkshireAndTheHumber)]),
        new("CARE_HOMES", "Care homes", [new(ServiceType: ServiceType.CareHomeWithNursing), new(ServiceType: ServiceType.CareHome)]),
    ];

    public static Command Create()
    {
        var organisations = new Option<int>("--organisations") { Description = "How many organisations to make up.", DefaultValueFactory = _ => 2000 };
        var seed = new Option<int>("--seed") { Description = "Which of the possible sectors to make up.", DefaultValueFactory = _ => 1 };
        var noServe = new Option<bool>("--no-serve") { Description = "Stops when everything is published." };
        var command = new Command("demo", "Makes up a SYNTHETIC sector, publishes its releases and serves them. What is there already stays.")
        {
            organisations, seed, noServe, ServeCommand.Urls,
        };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var sector = new SyntheticSector(result.GetValue(organisations), result.GetValue(seed));
            var councils = new SyntheticCouncils(result.GetValue(seed));
            await PublishAsync(database, SyntheticCouncils.Round, [], councils.Write, cancellation);
            await ReviewAsync(database, cancellation);
            await CountAsync(database, sector, cancellation);
            foreach (var round in SyntheticRound.All)
                await PublishAsync(database, round, Sets, csv => sector.Write(round, csv), cancellation);
            await OpenForTryingAsync(database, cancellation);
            if (!result.GetValue(noServe))
                await ServeCommand.RunAsync(result, database, explore: true, cancellation);
        });
        return command;
    }

    /// <summary>What the made-up sector has of everything, so that releases can be weighted to it.</summary>
    private static async Task CountAsync(Database database, SyntheticSector sector, CancellationToken cancellation)
    {
        using var counts = new MemoryStream(Encoding.UTF8.GetBytes(SyntheticCounts.Of(sector)));
        await new SectorCountsImport(database.Vault).RunAsync(counts, "SYNTHETIC counts", cancellation);
    }

    /// <summary>Takes one round from nothing, or from where it was interrupted, to its published releases.</summary>
    private static async Task PublishAsync(
        Database database, SyntheticRound plan, IReadOnlyList<NamedSet> sets, Action<Stream> write, CancellationToken cancellation)
    {
        var rounds = await RoundStore.ListAsync(database.Vault, cancellation);
        var round = rounds.FirstOrDefault(round => round.Code == plan.Code)
            ?? await RoundStore.OpenAsync(
                database.Vault,
                new Round(0, plan.Code, plan.Title, plan.Framework.Name, plan.OpensAt, plan.ClosesAt, null, IsSynthetic: true),
                cancellation);
        if (round.ClosedAt is null)
        {
            await RoundSets.ReplaceAsync(database.Vault, plan.Code, sets, plan.OpensAt, cancellation);
            await ImportAsync(database, plan, write, cancellation);
            await RoundStore.CloseAsync(database.Vault, plan.Code, plan.ClosesAt, cancellation);
        }

        PerspectiveCode?[] perspectives = plan.Framework.Perspectives.Count == 0
            ? [null]
            : [.. plan.Framework.Perspectives.Select(perspective => (PerspectiveCode?)perspective.Code)];
        foreach (var perspective in perspectives)
            await PublishAsync(database, plan, perspective, cancellation);
    }

    /// <summary>Rounds in which people who try the product can assess themselves.</summary>
    private static async Task OpenForTryingAsync(Database database, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        var known = await RoundStore.ListAsync(database.Vault, cancellation);
        foreach (var (code, framework) in new[] { ("try-it", "well-led-2024"), ("try-it-with-raters", "lqf-2012") })
        {
            if (known.All(round => round.Code != code))
            {
                await RoundStore.OpenAsync(
                    database.Vault,
                    new Round(0, code, "SYNTHETIC round to try assessing in", framework, now.AddDays(-1), now.AddYears(1), null, IsSynthetic: true),
                    cancellation);
            }
        }

        Terminal.Note("To assess as one of the made-up organisations: benchmark key issue --role PROVIDER --organisation syn-00001 --holder \"SYNTHETIC Ada\", in the round try-it or try-it-with-raters. To read as a made-up council: the same with syn-la-001 and another holder.");
    }

    /// <summary>What peers found who visited one of the made-up councils; twice is the same as once.</summary>
    private static async Task ReviewAsync(Database database, CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetTempPath(), $"benchmark-{Guid.NewGuid():N}.txt");
        try
        {
            await File.WriteAllTextAsync(file, SyntheticCouncils.Review, cancellation);
            await new PeerReviewImport(database.Vault, SyntheticCouncils.Round.Framework, new Moment(SyntheticCouncils.Round.ClosesAt))
                .RunAsync(file, SyntheticCouncils.Reviewed, reviewedOn: null, confirmed: true, "SYNTHETIC analyst", cancellation);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task ImportAsync(Database database, SyntheticRound plan, Action<Stream> write, CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetTempPath(), $"benchmark-{Guid.NewGuid():N}.csv");
        try
        {
            await using (var csv = File.Create(file))
                write(csv);
            var result = await Terminal.ProgressAsync(
                $"Importing {plan.Title}",
                progress => new AssessmentImport(database.Vault, FrameworkFiles.Shipped.Frameworks, new Moment(plan.OpensAt))
                    .RunAsync(file, plan.Code, "SYNTHETIC analyst", ImportCommands.Part(progress), cancellation));
            Terminal.Say($"{plan.Code}: {ImportCommands.Words(result)}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task PublishAsync(
        Database database, SyntheticRound plan, PerspectiveCode? perspective, CancellationToken cancellation)
    {
        var clock = new Moment(plan.ClosesAt.AddDays(30));
        var release = await FindAsync(database, plan, perspective, cancellation)
            ?? await Terminal.ProgressAsync(
                $"Building {plan.Title}{(perspective is { } from ? $", {from}" : "")}",
                progress => new ReleaseBuild(plan.Code, perspective, null, "SYNTHETIC analyst")
                    .RunAsync(database.Builder, clock, progress, cancellation));
        if (release.Status == ReleaseStatus.Published)
            return;

        if (release.Status == ReleaseStatus.Draft)
            await AuditAsync(database, release, clock, cancellation);
        if (release.Status != ReleaseStatus.Approved)
            await ReleaseLife.ApproveAsync(database.Builder, release, "SYNTHETIC second person", clock.GetUtcNow(), cancellation);
        await ReleaseLife.PublishAsync(database.Builder, release, "SYNTHETIC second person", clock.GetUtcNow(), cancellation);
        Terminal.Say($"Published {release.Name}.");
    }

    private static async Task AuditAsync(Database database, ReleaseFacts release, Moment clock, CancellationToken cancellation)
    {
        var report = await ReleaseAudit.RunAsync(database.Builder, release, "SYNTHETIC analyst", clock.GetUtcNow(), measures: 0, cancellation);
        if (!report.Passed)
            throw new AuditFailedException(release, report);
    }

    private static async Task<ReleaseFacts?> FindAsync(
        Database database, SyntheticRound plan, PerspectiveCode? perspective, CancellationToken cancellation) =>
        (await ReleaseLife.ListAsync(database.Builder, cancellation))
            .FirstOrDefault(release => release.RoundCode == plan.Code && release.Perspective == perspective && release.Status != ReleaseStatus.Withdrawn);

    /// <summary>A moment of the past, so that made-up rounds look as if they had been run.</summary>
    private sealed class Moment(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
