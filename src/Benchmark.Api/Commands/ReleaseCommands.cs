using System.CommandLine;
using Benchmark.Data.Disclosure;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark release …</c></summary>
internal static class ReleaseCommands
{
    private static readonly Argument<string> Name = new("release")
    {
        Description = "The release, for example well-led-2024/1.0.0 or lqf-2012/OPERATIONAL_LEADER/1.0.0.",
    };

    public static Command Create() => new("release", "Builds, proves and publishes releases.")
    {
        List(), Build(), Audit(), Approve(), Publish(), Withdraw(), Verify(),
    };

    private static Command List()
    {
        var command = new Command("list", "Shows every release, newest first.");
        command.SetDatabaseAction(async (_, database, cancellation) =>
        {
            var releases = await ReleaseLife.ListAsync(database.Builder, cancellation);
            Terminal.Show(
                ["release", "round", "status", "synthetic"],
                releases.Select(release => new[]
                {
                    release.Name, release.RoundCode, Code.Of(release.Status), release.IsSynthetic ? "SYNTHETIC" : "",
                }));
        });
        return command;
    }

    private static Command Build()
    {
        var round = new Option<string>("--round") { Description = "The round, which is closed.", Required = true };
        var perspective = new Option<string?>("--perspective") { Description = "The perspective, where the edition has any." };
        var policy = new Option<string?>("--policy") { Description = "The disclosure policy; by default the one for the edition." };
        var command = new Command("build", "Builds a draft release of a closed round.") { round, perspective, policy, Acting.Option };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var build = new ReleaseBuild(
                result.GetRequiredValue(round),
                result.GetValue(perspective) is { } code ? Acting.Code<PerspectiveCode>("--perspective", code) : null,
                result.GetValue(policy) is { } name ? Policy(name) : null,
                await database.Builder.NameAsync([Acting.Person(result)], cancellation));
            var release = await Terminal.ProgressAsync(
                $"Building a release of {build.Round}",
                progress => build.RunAsync(database.Builder, TimeProvider.System, progress, cancellation));
            Terminal.Say($"Built {release.Name}, a draft. Next: benchmark release audit {release.Name}");
        });
        return command;
    }

    private static Command Audit()
    {
        var measures = new Option<int>("--measures")
        {
            Description = "For how many measures the means of small groups are bounded by linear programming.",
            DefaultValueFactory = _ => 5,
        };
        var command = new Command("audit", "Proves the disclosure control of a draft, with code that shares nothing with what made it.")
        {
            Name, measures, Acting.Option,
        };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var release = await ReleaseLife.FindAsync(database.Builder, result.GetRequiredValue(Name), cancellation);
            var report = await ReleaseAudit.RunAsync(
                database.Builder, release, Acting.Person(result), TimeProvider.System.GetUtcNow(), result.GetValue(measures), cancellation);
            foreach (var gate in report.Gates)
                Terminal.Say($"{(gate.Passed ? "passed" : "FAILED")}  {gate.Title}: {gate.Finding}.");
            if (!report.Passed)
                throw new AuditFailedException(release, report);
            Terminal.Say($"Audited {release.Name}. Next: benchmark release approve {release.Name} --as NAME");
        });
        return command;
    }

    private static Command Approve() => Step(
        "approve", "Agrees to an audited release, as somebody other than who built it.",
        async (release, person, database, cancellation) =>
        {
            var second = await database.Builder.NameAsync([person], cancellation);
            await ReleaseLife.ApproveAsync(database.Builder, release, second, TimeProvider.System.GetUtcNow(), cancellation);
            return $"{person} approved {release.Name}. Next: benchmark release publish {release.Name}";
        });

    private static Command Publish() => Step(
        "publish", "Makes an approved release public.",
        async (release, person, database, cancellation) =>
        {
            await ReleaseLife.PublishAsync(database.Builder, release, person, TimeProvider.System.GetUtcNow(), cancellation);
            return $"Published {release.Name}.";
        });

    private static Command Withdraw()
    {
        var because = new Option<string>("--because") { Description = "Why; shown to the public.", Required = true };
        var command = new Command("withdraw", "Takes a published release back as a whole.") { Name, because, Acting.Option };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var release = await ReleaseLife.FindAsync(database.Builder, result.GetRequiredValue(Name), cancellation);
            await ReleaseLife.WithdrawAsync(
                database.Builder, release, result.GetRequiredValue(because), Acting.Person(result),
                TimeProvider.System.GetUtcNow(), cancellation);
            Terminal.Say($"Withdrew {release.Name}.");
        });
        return command;
    }

    private static Command Verify() => Step(
        "verify", "Computes the manifest of a release again and compares.",
        async (release, _, database, cancellation) =>
        {
            await ReleaseManifest.VerifyAsync(database.Builder, release, cancellation);
            return $"{release.Name} is what its manifest says: {release.Checksum}";
        });

    private static Command Step(
        string verb, string description, Func<ReleaseFacts, string, Data.Database, CancellationToken, Task<string>> step)
    {
        var command = new Command(verb, description) { Name, Acting.Option };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var release = await ReleaseLife.FindAsync(database.Builder, result.GetRequiredValue(Name), cancellation);
            Terminal.Say(await step(release, Acting.Person(result), database, cancellation));
        });
        return command;
    }

    private static Domain.Disclosure.Policy Policy(string code) =>
        PolicyFiles.Find(code)
        ?? throw new UnknownCodeException("--policy", code, [.. PolicyFiles.All.Select(policy => policy.Code).Distinct()]);
}
