using System.Globalization;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;

namespace Benchmark.Reports.Datasets;

/// <summary>The pages people come to for data.</summary>
public static class DatasetPages
{
    /// <summary>Every dataset there is.</summary>
    /// <param name="releases">What is public, newest first; may be empty.</param>
    /// <param name="editions">Editions that releases may be of.</param>
    public static string Index(IReadOnlyList<ReleaseFacts> releases, IReadOnlyList<Framework> editions)
    {
        var published = releases.Where(release => release.Status == ReleaseStatus.Published).ToList();
        return new Page(
            "Datasets", "Benchmark: for researchers and analysts",
            "Every published release as files: CSV, JSON Lines and Parquet, with a codebook, metadata and checksums.",
            [.. published.Any(release => release.IsSynthetic) ? ["SYNTHETIC: some releases here are made up to show how the product works. They describe no real organisation."] : Array.Empty<string>()],
            [
                new("releases", "Releases", ReleaseList.Of(published, editions, release => DatasetAddress.Of(release))),
                new("addresses", "Addresses that last", Html.Of($"""
                    <p>A file keeps its address and its bytes: <code>/datasets/RELEASE/FILE</code>. Write <code>1.*</code> in place of a version to be sent on to the newest version of that kind. The first number of a version grows when something is removed or means something else, the second when something is added, the third when words are corrected. Withdrawn releases keep their address and say why.</p>
                    """)),
                ResearcherPages.OfAll,
                new("withheld", "What is never in a file", Html.Of($"""
                    <p>{Figure.Withheld.Explanation} The mark [c] stands in a column of its own.</p>
                    """)),
            ],
            $"The data are free to use under {DatasetWords.LicenceTitle}.").ToHtml();
    }

    /// <summary>One release's dataset.</summary>
    /// <param name="dataset">Its files.</param>
    /// <param name="versions">Versions of the same edition and perspective, newest first.</param>
    public static string Of(StoredDataset dataset, IReadOnlyList<ReleaseFacts> versions)
    {
        var release = dataset.Release;
        return new Page(
            DatasetWords.Title(release), $"Dataset, release {release.Facts.Name}",
            $"{dataset.Files.Where(file => file.Table is not null).Select(file => file.Table!.Name).Distinct().Count()} tables in three formats, described for people and programs.",
            [.. release.Facts.IsSynthetic ? ["SYNTHETIC: these data are made up to show how the product works. They describe no real organisation."] : Array.Empty<string>()],
            [
                new("files", "Files", Files(dataset)),
                new("columns", "Columns", Columns(dataset)),
                .. ResearcherPages.Of(release) is { } restricted ? [restricted] : Array.Empty<PageSection>(),
                new("changes", "What changed", Changes(dataset.Changes)),
                new("versions", "Versions", Versions(versions, release.Facts)),
                new("citation", "How to cite it", Html.Of($"""
                    <p style="overflow-wrap: anywhere">{DatasetWords.Citation(release)}</p>
                    <p>Licence: <a href="{DatasetWords.LicencePath}">{DatasetWords.LicenceTitle}</a>.</p>
                    """)),
            ],
            $"Release {release.Facts.Name}. Checksum {release.Facts.Checksum}.").ToHtml();
    }

    private static Html Files(StoredDataset dataset)
    {
        var facts = dataset.Release.Facts;
        var tables = dataset.Files.Where(file => file.Table is not null).GroupBy(file => file.Table!.Name);
        var others = dataset.Files.Where(file => file.Table is null);
        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="Table: files">
            <table class="plain">
            <caption>The tables of this release</caption>
            <thead><tr><th scope="col">Table</th><th scope="col">What it holds</th><th scope="col">Rows</th><th scope="col">Download</th></tr></thead>
            <tbody>
            {Html.Each(tables, table => Html.Of($"<tr><th scope=\"row\">{table.First().Table!.Title}</th><td>{table.First().Table!.Description}</td><td class=\"whole\" data-label=\"Rows\">{Count(table.First().Rows)}</td><td class=\"whole\">{Html.Each(table, file => Download(facts, file))}</td></tr>\n"))}
            </tbody>
            </table>
            </div>
            <h3>About the tables</h3>
            <ul>
            {Html.Each(others, file => Html.Of($"<li>{Link(facts, file)}: {Purpose(file.Name)}</li>\n"))}
            </ul>
            <p>To check what you downloaded: <code>sha256sum --check --ignore-missing SHA256SUMS</code>, or <code>benchmark dataset verify FOLDER</code> for a whole folder.</p>
            """);
    }

    private static Html Download(ReleaseFacts facts, DatasetFile file) => Html.Of($"{Link(facts, file)} ({Size(file.Bytes)})<br>");

    private static Html Link(ReleaseFacts facts, DatasetFile file) => Html.Of($"<a href=\"{DatasetAddress.Of(facts, file.Name)}\">{file.Name}</a>");

    private static Html Columns(StoredDataset dataset) => Html.Each(
        dataset.Files.Select(file => file.Table).OfType<DatasetTable>().DistinctBy(table => table.Name),
        table => Html.Of($"""
            <details>
            <summary>{table.Title}: {table.Columns.Count} columns</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="Table: columns of {table.Name}">
            <table class="plain">
            <caption>Columns of {table.Name}</caption>
            <thead><tr><th scope="col">Column</th><th scope="col">Holds</th><th scope="col">Meaning</th></tr></thead>
            <tbody>
            {Html.Each(table.Columns, column => Html.Of($"<tr><th scope=\"row\">{column.Name}</th><td data-label=\"Holds\">{Words(column.Type)}</td><td>{column.Description}</td></tr>\n"))}
            </tbody>
            </table>
            </div>
            </details>

            """));

    private static Html Changes(IReadOnlyList<ReleaseChange> changes) => Html.Of($"""
        <ul>
        {Html.Each(changes, change => Html.Of($"<li>{Words(change.Kind)}: {change.Description}</li>\n"))}
        </ul>
        """);

    private static Html Versions(IReadOnlyList<ReleaseFacts> versions, ReleaseFacts here) => Html.Of($"""
        <ul>
        {Html.Each(versions, version => version.Name == here.Name
            ? Html.Of($"<li>{version.Version}, this one</li>\n")
            : Html.Of($"<li><a href=\"{DatasetAddress.Of(version)}\">{version.Version}</a>: {version.RoundTitle}{(version.Status == ReleaseStatus.Withdrawn ? " (withdrawn)" : "")}</li>\n"))}
        </ul>
        """);

    private static string Words(ColumnType type) => type switch
    {
        ColumnType.Text => "text or a code",
        ColumnType.Whole => "a whole number",
        _ => "a number",
    };

    private static string Words(ChangeKind kind) => Code.Of(kind) is var code ? code[0] + code[1..].ToLowerInvariant() : "";

    private static string Purpose(string file) => file switch
    {
        "datapackage.json" => "all tables and their columns, as a Frictionless data package",
        "dataset.jsonld" => "the dataset, in the words of schema.org",
        "changes.json" => "what changed since the version before, for programs",
        "CITATION.txt" => "how to cite it",
        "LICENCE.txt" => "what you may do with it",
        DatasetExport.Checksums => "SHA-256 of every file",
        _ => "the columns of one CSV file, as CSV on the Web",
    };

    private static string Count(long? rows) => rows?.ToString("#,0", CultureInfo.InvariantCulture) ?? "";

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1_000} kB",
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
    };
}
