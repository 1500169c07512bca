using System.CommandLine;
using Benchmark.Data;
using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Releases;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark report …</c></summary>
internal static class ReportCommands
{
    public static Command Create() => new("report", "Writes reports as pages, PDF, charts and data files.")
    {
        Sector(), Own("provider", "Writes where an organisation stands among its peers, for itself alone."),
        Own("authority", "Writes a local authority's leadership beside its peer reviews and councils like it, for itself alone."),
        Methods(), Pack(),
    };

    private static Command Sector()
    {
        var name = ReleaseOption(isRequired: true);
        var output = new Output([ReportFormat.Html, ReportFormat.Svg, ReportFormat.Png, ReportFormat.Csv, ReportFormat.Json]);
        var command = new Command("sector", "Writes what a release says of the sector.") { name };
        output.AddTo(command);
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            await using var releases = await PublishedReleases.OpenAsync(database.Public, cancellation);
            var facts = Find(releases, result.GetValue(name) ?? "");
            var before = releases.UpTo(facts).LastOrDefault(earlier => earlier.Id != facts.Id);
            await output.WriteAsync(
                result, SectorReport.Of(await releases.LoadAsync(facts), before is null ? null : await releases.LoadAsync(before)), cancellation);
        });
        return command;
    }

    private static Command Own(string kind, string description)
    {
        var reference = new Option<string>("--organisation") { Description = "The organisation's reference.", Required = true };
        var name = ReleaseOption(isRequired: false);
        var output = new Output([ReportFormat.Html, ReportFormat.Csv, ReportFormat.Json]);
        var command = new Command(kind, description) { reference, name, Acting.Option };
        output.AddTo(command);
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            await using var releases = await PublishedReleases.OpenAsync(database.Public, cancellation);
            var reports = new OwnReports(releases, database.Public, TimeProvider.System);
            await using var transaction = await ActingForAsync(database, result, result.GetRequiredValue(reference), cancellation);
            var report = kind == "authority"
                ? await reports.AuthorityAsync(transaction, result.GetValue(name), cancellation)
                : await reports.ProviderAsync(transaction, result.GetValue(name), cancellation);
            await output.WriteAsync(result, report ?? throw new NothingToReportException(result.GetRequiredValue(reference), kind), cancellation);
        });
        return command;
    }

    private static Command Methods()
    {
        var output = new Output([ReportFormat.Html]);
        var command = new Command("methods", "Writes how the figures are made, in plain words.");
        output.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            await output.WriteAsync(result, MethodsReport.Create(), cancellation);
            return 0;
        });
        return command;
    }

    private static Command Pack()
    {
        var round = new Option<string>("--round") { Description = "The round's code; its releases are published.", Required = true };
        var perspective = new Option<string?>("--perspective") { Description = "From where; every perspective when left out." };
        var folder = new Option<DirectoryInfo>("--output") { Description = "The folder to write to; made when missing.", Required = true };
        var formats = FormatOption("What to write each report as; html,json when left out.");
        var command = new Command("pack", "Writes a provider report for every organisation that took part in a round. Run again, it goes on where it stopped.")
        {
            round, perspective, folder, formats, Acting.Option,
        };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            await using var releases = await PublishedReleases.OpenAsync(database.Public, cancellation);
            var code = result.GetRequiredValue(round);
            var from = result.GetValue(perspective) is { } named ? Acting.Code<PerspectiveCode>("--perspective", named) : (PerspectiveCode?)null;
            var wanted = releases.Facts
                .Where(release => release.RoundCode == code && release.Status == ReleaseStatus.Published && (from is null || release.Perspective == from))
                .ToList();
            if (wanted.Count == 0)
                throw new NothingPublishedException(code);

            var reports = new OwnReports(releases, database.Public, TimeProvider.System);
            var failures = new List<PackFailure>();
            foreach (var release in wanted)
            {
                var pack = new ReportPack(reports, database.Vault, database.Member, release, Acting.Person(result));
                var outcome = await Terminal.ProgressAsync(
                    $"Reports of {release.Name}",
                    progress => pack.RunAsync(
                        result.GetRequiredValue(folder).FullName, Formats(result.GetValue(formats), [ReportFormat.Html, ReportFormat.Json]), progress, cancellation));
                Terminal.Say($"{release.Name}: {Terminal.Count(outcome.Written, "report")} written, {Terminal.Count(outcome.Skipped)} finished before, {Terminal.Count(outcome.Failures.Count)} failed.");
                failures.AddRange(outcome.Failures);
            }

            foreach (var failure in failures)
                Terminal.Fail($"{failure.Organisation}: {failure.Because}");
            if (failures.Count > 0)
                throw new PackIncompleteException(failures);
        });
        return command;
    }

    /// <summary>Begins to look on behalf of an organisation: the database shows what it may see, and nothing else.</summary>
    private static async Task<ActingTransaction> ActingForAsync(Database database, ParseResult result, string reference, CancellationToken cancellation)
    {
        var number = await OrganisationStore.NumberOfAsync(database.Vault, reference, cancellation) ?? throw new OrganisationNotFoundException(reference);
        var person = Acting.Person(result);
        var actor = new Actor($"command:{person}", person, [Role.Provider], reference, number) { MayWrite = false };
        return await ActingTransaction.BeginAsync(database.Member, actor, cancellation);
    }

    private static ReleaseFacts Find(PublishedReleases releases, string name) =>
        releases.Facts.FirstOrDefault(release => release.Name == name && release.Status == ReleaseStatus.Published)
        ?? throw new ReleaseNotFoundException(name);

    private static Option<string?> ReleaseOption(bool isRequired) => new("--release")
    {
        Description = "The release, for example well-led-2024/1.0.0" + (isRequired ? "." : "; the newest that the organisation took part in when left out."),
        Required = isRequired,
    };

    private static Option<string?> FormatOption(string description) =>
        new("--format") { Description = $"{description} Any of html, pdf, svg, png, csv and json, with commas between." };

    private static ReportFormat[] Formats(string? given, ReportFormat[] usual) =>
        given is null ? usual : [.. given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReportFiles.Read)];

    /// <summary>Where a report goes: to a folder or, where it is one file, to standard output.</summary>
    /// <param name="usual">What is written to a folder when nothing is said.</param>
    private sealed class Output(ReportFormat[] usual)
    {
        private readonly Option<DirectoryInfo?> _folder = new("--output", "--out") { Description = "The folder to write to, made when missing; standard output when left out." };
        private readonly Option<string?> _formats = FormatOption("What to write.");
        private readonly Option<string?> _chart = new("--chart") { Description = "The one chart to draw, by its name in the file names." };

        public void AddTo(Command command)
        {
            command.Options.Add(_folder);
            command.Options.Add(_formats);
            command.Options.Add(_chart);
        }

        /// <exception cref="SeveralFilesException">Standard output takes one file.</exception>
        public async Task WriteAsync(ParseResult result, Report report, CancellationToken cancellation)
        {
            var chart = result.GetValue(_chart);
            if (result.GetValue(_folder) is { } folder)
            {
                foreach (var path in await ReportFiles.WriteAsync(report, folder.FullName, Formats(result.GetValue(_formats), usual), chart, cancellation))
                    Terminal.Say(path);
                return;
            }

            var files = new List<ReportFile>();
            await foreach (var file in ReportFiles.OfAsync(report, Formats(result.GetValue(_formats), [ReportFormat.Html]), chart, cancellation))
                files.Add(file);
            if (files is not [var only])
                throw new SeveralFilesException([.. files.Select(file => file.Name)]);

            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(only.Bytes, cancellation);
        }
    }
}

/// <summary>Standard output takes one file, and more were asked for.</summary>
internal sealed class SeveralFilesException(IReadOnlyList<string> files)
    : DomainException($"That is {files.Count} files ({string.Join(", ", files.Take(3))}{(files.Count > 3 ? ", …" : "")}), and standard output takes one: say where with --output, or ask for one format and, of charts, for one with --chart.");

/// <summary>Nothing is published that an organisation took part in.</summary>
internal sealed class NothingToReportException(string organisation, string kind)
    : DomainException($"There is no {kind} report for {organisation} yet: it handed in nothing that a published release with scores describes{(kind == "authority" ? ", or it is not a local authority" : "")}. Name another release with --release to see its peers alone.");

/// <summary>No release of a round is published.</summary>
internal sealed class NothingPublishedException(string round)
    : DomainException($"No release of the round {round} is published. `benchmark release list` shows what is.");
