using Benchmark.Data.Disclosure;
using Benchmark.Data.Organisations;
using Benchmark.Data.Rounds;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>Builds a draft release of a closed round: one scan of the answers, one mask, one transaction.</summary>
/// <param name="Round">Code of the round.</param>
/// <param name="Perspective">From where leadership was looked at; null for editions without perspectives.</param>
/// <param name="Policy">The disclosure policy; null for the one made for those who took part.</param>
/// <param name="Person">Who builds it.</param>
/// <remarks>An interrupted build leaves nothing. Method: docs/methods/figures.md; why histograms: docs/adr/0007-add-histograms-up.md.</remarks>
public sealed record ReleaseBuild(string Round, PerspectiveCode? Perspective, Policy? Policy, Person Person)
{
    /// <summary>Told the release's name as soon as it is certain that it will be built, unless something fails.</summary>
    public Action<string> Named { get; init; } = _ => { };

    /// <summary>Builds the release and returns its facts. Those who follow it elsewhere are told too: <see cref="BuildProgress"/>.</summary>
    /// <param name="builder">The builder role's pool.</param>
    /// <param name="clock">Tells when.</param>
    /// <param name="progress">Told how far it is, 0 to 1.</param>
    /// <param name="cancellation">Ends the build without a trace.</param>
    /// <exception cref="DomainException">The round cannot be released; the message says why and what to do.</exception>
    public async Task<ReleaseFacts> RunAsync(
        NpgsqlDataSource builder, TimeProvider clock, IProgress<double> progress, CancellationToken cancellation)
    {
        Person.MustBeKnown();
        var name = "";
        try
        {
            return await RunAsync(builder, clock, TellAsync, cancellation);
        }
        catch (Exception failure) when (name.Length > 0)
        {
            var because = failure is DomainException ? failure.Message : "The build was interrupted and left nothing. Build again.";
            await new BuildProgress(name, 0, because).TellAsync(builder, CancellationToken.None);
            throw;
        }

        async Task TellAsync(string release, double finished)
        {
            if (name.Length == 0)
                Named(release);
            name = release;
            progress.Report(finished);
            await new BuildProgress(release, finished, null).TellAsync(builder, cancellation);
        }
    }

    private async Task<ReleaseFacts> RunAsync(
        NpgsqlDataSource builder, TimeProvider clock, Func<string, double, Task> tellAsync, CancellationToken cancellation)
    {
        await using var connection = await builder.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);

        var now = clock.GetUtcNow();
        var round = await ReleasedRound.ReadAsync(connection, Round, cancellation);
        if (round.ClosedAt is null && round.ClosesAt > now)
            throw new RoundStillOpenException(Round);
        CheckPerspective(round.Framework);
        await ReleaseStore.RefuseSecondAsync(connection, Round, Perspective, cancellation);

        var sheet = new ScoreSheet(round.Framework, Perspective);
        var inWords = round.Framework.Scale is null;
        var asked = inWords ? [.. round.Framework.Statements] : sheet.Statements;
        var contributors = await Answers.ReadContributorsAsync(connection, Round, Perspective, cancellation);
        var policy = await WithSetsAsync(connection, Policy ?? PolicyFor(contributors), cancellation);
        CheckApplicability(asked, policy.Lattice);
        var draft = await DraftAsync(connection, round, policy, cancellation);
        await tellAsync(draft.Name, 0.05);

        var answers = await Answers.ReadAsync(connection, Round, contributors, inWords, asked, cancellation);
        await tellAsync(draft.Name, 0.5);
        var counted = CountedAnswers.Of(answers, sheet, policy.Lattice);
        if (counted.Members.Count == 0)
            throw new NothingToReleaseException(Round);

        var sector = await SectorOfAsync(connection, policy.Lattice, cancellation);
        var mask = JointMask.Of(
            policy.Lattice, counted.Members, await ReleaseOutline.SeenAsync(connection, draft, cancellation), inWords ? [] : sector, policy);
        await tellAsync(draft.Name, 0.7);

        var outline = new ReleaseOutline(draft, Enumerable.Range(0, policy.Lattice.Groups.Count).Where(mask.IsPublished).ToHashSet(), counted.Members);
        var earlier = await ReleaseOutline.EarlierAsync(connection, draft, cancellation);
        var release = new Release(
            draft with { Coverage = mask.CoverageOf(policy.Lattice) }, round.Framework, policy.Lattice, sheet.Measures,
            counted.Figures(mask, policy.Lattice),
            [.. policy.Lattice.Groups.Select((_, group) => mask.ParticipationOf(group) ?? 0)])
        {
            Completeness = inWords ? Completeness(round.Framework, answers, mask, policy.Lattice) : new Dictionary<string, CodedShare?[]>(),
            Sector = sector,
            Weighting = mask.Weighting,
            WeightedMeans = counted.WeightedMeans(mask, policy.Lattice),
            Sets = counted.Sets(mask, policy.Lattice, policy),
            Changes = earlier.ToDictionary(other => other.Facts.Version, other => ShownChanges.Between(other, outline, policy.Trend)),
        };

        var microdata = ReleaseMicrodata.Of(release, policy, counted.Members, member => answers.ScoresOf(counted.Rows[member]));
        var facts = await ReleaseStore.WriteAsync(connection, release, round, policy, counted.Members, earlier, microdata, Person, now, cancellation);
        await transaction.CommitAsync(cancellation);
        await tellAsync(draft.Name, 1);
        return facts;
    }

    private async Task<ReleaseFacts> DraftAsync(
        NpgsqlConnection connection, ReleasedRound round, Policy policy, CancellationToken cancellation)
    {
        var draft = new ReleaseFacts(
            0, round.Framework.Code, round.Framework.Edition, "", Round, round.Title, Perspective, ReleaseStatus.Draft, null, null,
            new PolicyFacts(policy.Code, policy.Version, policy.MinimumGroups, policy.Summary), "", round.IsSynthetic,
            SizeBands.Default, policy.Lattice.Dimensions);
        return draft with
        {
            Version = await ReleaseStore.NextVersionAsync(
                connection,
                ReleaseContents.Of(draft, round.Framework) with { Sets = [.. policy.Sets.Select(set => new SetContents(set.Code, set.Title, set.Definition))] },
                cancellation),
        };
    }

    /// <summary>Local authorities among themselves are compared by type; everybody else by size and service.</summary>
    private static Policy PolicyFor(IReadOnlyList<Contributor> contributors) => PolicyFiles.Find(
        contributors.Count > 0 && contributors.All(contributor => contributor.Kind == OrganisationKind.LocalAuthority)
            ? "local-authorities"
            : "standard")!;

    /// <summary>The policy with the sets that the round named before it closed.</summary>
    /// <exception cref="SetRefusedException">A set has the code of another, or speaks of what the release is not broken down by.</exception>
    private async Task<Policy> WithSetsAsync(NpgsqlConnection connection, Policy policy, CancellationToken cancellation)
    {
        NamedSet[] sets = [.. policy.Sets, .. await RoundSets.ReadAsync(connection, Round, cancellation)];
        if (sets.GroupBy(set => set.Code).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new SetRefusedException(twice.Key, $"policy {policy.Code} has a set of that code too");
        if (sets.FirstOrDefault(set => set.Groups.Any(group => policy.Lattice.IndexOf(group) < 0)) is { } outside)
            throw new SetRefusedException(outside.Code, $"it speaks of something that policy {policy.Code} does not break figures down by");
        return policy with { Sets = sets };
    }

    /// <summary>Counts of the sector are of care providers: they say nothing about a release of local authorities.</summary>
    private static async Task<IReadOnlyList<SectorCount>> SectorOfAsync(NpgsqlConnection connection, Lattice lattice, CancellationToken cancellation) =>
        lattice.Dimensions.Contains(DimensionCode.ServiceType) ? SectorRows.InOrder(await SectorCounts.NewestAsync(connection, cancellation)) : [];

    private void CheckPerspective(Framework framework)
    {
        var fits = Perspective is { } code
            ? framework.Perspectives.Any(perspective => perspective.Code == code)
            : framework.Perspectives.Count == 0;
        if (!fits)
            throw new PerspectiveNeededException(framework);
    }

    /// <summary>Refuses a scored statement that not every organisation of the release answers: one mask would not protect it.</summary>
    private static void CheckApplicability(IReadOnlyList<Statement> statements, Lattice lattice)
    {
        var uneven = statements.FirstOrDefault(statement =>
            statement.Services.Count > 0 || (statement.Kinds.Count > 0 && lattice.Dimensions.Contains(DimensionCode.ServiceType)));
        if (uneven is not null)
            throw new UnevenStatementException(uneven.Code);
    }

    /// <summary>How much of each domain's statements is answered, group by group.</summary>
    private static Dictionary<string, CodedShare?[]> Completeness(Framework framework, Answers answers, Mask mask, Lattice lattice)
    {
        Statement[] statements = [.. framework.Statements];
        return framework.Domains.ToDictionary(domain => domain.Code, domain =>
        {
            int[] asked = [.. domain.Elements.SelectMany(element => element.Statements).Select(statement => Array.IndexOf(statements, statement))];
            int[] answered = [.. answers.Contributors.Select((_, at) => asked.Count(statement => answers.Of(at, statement).Raters > 0))];
            return lattice.Groups.Select((group, number) =>
            {
                int[] members = [.. answers.Contributors.Index().Where(pair => group.Contains(pair.Item.Place)).Select(pair => pair.Index)];
                return mask.CompletenessOf(number, members.Sum(member => (long)answered[member]), (long)members.Length * asked.Length);
            }).ToArray();
        });
    }
}
