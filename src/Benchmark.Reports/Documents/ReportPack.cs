using System.Collections.Concurrent;
using System.Globalization;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Dapper;
using Npgsql;

namespace Benchmark.Reports.Documents;

/// <summary>A report for every organisation that took part in a round, each made from its own rows as that organisation sees them.</summary>
/// <remarks>
/// Organisations are read page by page and no report is kept, so memory does not grow with the round. A report whose files are
/// all there is left alone: a run that was interrupted goes on where it stopped.
/// </remarks>
/// <param name="reports">Makes each report.</param>
/// <param name="vault">Lists who took part.</param>
/// <param name="member">The pool of the role that sees no row but by a policy.</param>
/// <param name="release">The release to compare with.</param>
/// <param name="person">Who runs the command.</param>
public sealed class ReportPack(OwnReports reports, NpgsqlDataSource vault, NpgsqlDataSource member, ReleaseFacts release, string person)
{
    private const int PageSize = 500;

    /// <summary>Writes the reports.</summary>
    /// <param name="directory">Made when it is not there.</param>
    /// <param name="formats">What each report is written as.</param>
    /// <param name="progress">The finished part, 0 to 1.</param>
    /// <param name="cancellation">Stops between reports; what is finished stays.</param>
    public async Task<PackResult> RunAsync(
        string directory, IReadOnlyCollection<ReportFormat> formats, IProgress<double> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var failures = new ConcurrentBag<PackFailure>();
        var total = await CountAsync(cancellation);
        var (done, written, skipped) = (0, 0, 0);
        await Parallel.ForEachAsync(
            MembersAsync(cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            async (organisation, stop) =>
            {
                try
                {
                    if (IsFinished(directory, organisation.Reference, formats))
                        Interlocked.Increment(ref skipped);
                    else if (await WriteAsync(organisation, directory, formats, stop))
                        Interlocked.Increment(ref written);
                }
                catch (Exception failure) when (failure is not (OperationCanceledException or PrinterMissingException))
                {
                    failures.Add(new(organisation.Reference, failure.Message));
                }

                progress.Report((double)Interlocked.Increment(ref done) / Math.Max(1, total));
            });
        return new(written, skipped, [.. failures.OrderBy(failure => failure.Organisation, StringComparer.Ordinal)]);
    }

    private async Task<bool> WriteAsync(
        Member organisation, string directory, IReadOnlyCollection<ReportFormat> formats, CancellationToken cancellation)
    {
        var actor = new Actor($"command:{person}", person, [Role.Provider], organisation.Reference, organisation.Number) { MayWrite = false };
        await using var transaction = await ActingTransaction.BeginAsync(member, actor, cancellation);
        if (await reports.ProviderAsync(transaction, release.Name, cancellation) is not { } report)
            return false;

        await ReportFiles.WriteAsync(report, directory, formats, null, cancellation);
        return true;
    }

    /// <summary>Whether every file is there. Charts are written before data files, so those that a report has are there with the last.</summary>
    private bool IsFinished(string directory, string reference, IReadOnlyCollection<ReportFormat> formats)
    {
        string[] perspective = release.Perspective is { } from ? [Code.Of(from)] : [];
        var name = Report.NameOf(["provider", $"{release.FrameworkCode}-{release.FrameworkEdition}", release.RoundCode, .. perspective, release.Version, reference]);
        return formats.All(format => format is ReportFormat.Svg or ReportFormat.Png
            ? Directory.EnumerateFiles(directory, $"{name}.*.{ReportFiles.EndingOf(format)}").Any()
            : File.Exists(Path.Combine(directory, $"{name}.{ReportFiles.EndingOf(format)}")));
    }

    private async Task<long> CountAsync(CancellationToken cancellation)
    {
        const string sql = """
            select count(*)
            from   assessment.assessment a
            join   assessment.round r using (round_id)
            where  r.code = @Round and a.perspective is not distinct from @Perspective and a.status = 'SUBMITTED'
            """;
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, Key(0), cancellationToken: cancellation));
    }

    private async IAsyncEnumerable<Member> MembersAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        const string sql = """
            select   o.organisation_id as number, o.reference
            from     assessment.assessment a
            join     assessment.round r using (round_id)
            join     registry.organisation o using (organisation_id)
            where    r.code = @Round and a.perspective is not distinct from @Perspective and a.status = 'SUBMITTED'
            and      o.organisation_id > @After
            order by o.organisation_id
            limit    @Count
            """;
        for (var after = 0; ;)
        {
            List<Member> page;
            await using (var connection = await vault.OpenConnectionAsync(cancellation))
                page = [.. await connection.QueryAsync<Member>(new CommandDefinition(sql, Key(after), cancellationToken: cancellation))];
            foreach (var organisation in page)
                yield return organisation;
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Number;
        }
    }

    private object Key(int after) => new
    {
        Round = release.RoundCode,
        Perspective = release.Perspective is { } from ? Code.Of(from) : null,
        After = after,
        Count = PageSize,
    };

    private sealed record Member(int Number, string Reference);
}

/// <summary>How a pack came out.</summary>
/// <param name="Written">Reports made in this run.</param>
/// <param name="Skipped">Reports that were finished before.</param>
/// <param name="Failures">Organisations without a report, by reference; empty when all is well.</param>
public sealed record PackResult(int Written, int Skipped, IReadOnlyList<PackFailure> Failures);

/// <summary>An organisation whose report could not be made.</summary>
/// <param name="Organisation">Its reference.</param>
/// <param name="Because">What went wrong.</param>
public sealed record PackFailure(string Organisation, string Because);

/// <summary>Some reports of a pack could not be made; the others were.</summary>
public sealed class PackIncompleteException(IReadOnlyList<PackFailure> failures) : DomainException(string.Create(
    CultureInfo.InvariantCulture, $"Reports missing: {failures.Count}. The others are written; run the command again to make those that are missing."))
{
    /// <summary>Which, and why.</summary>
    public IReadOnlyList<PackFailure> Failures { get; } = failures;
}
