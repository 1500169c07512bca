using Benchmark.Data.Disclosure;
using Benchmark.Domain.People;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;

namespace Benchmark.Reports.Datasets;

/// <summary>What everybody is told about the files that only researchers may have.</summary>
/// <remarks>It follows from the release's policy and figures; nothing of the files is read.</remarks>
public static class ResearcherPages
{
    /// <summary>Where the terms are read.</summary>
    public const string TermsPath = DatasetAddress.Root + "/terms";

    /// <summary>How terms are accepted.</summary>
    public const string Accept = $"mutation {{ acceptTerms(input: {{terms: \"{Terms.Current}\"}}) {{ termsAcceptance {{ version }} }} }}";

    /// <summary>The terms.</summary>
    public static string OfTerms() => new Page(
        $"Terms {Terms.Current}", "Anonymised assessments: for researchers",
        "Whoever wants to see anonymised assessments promises this first.", [],
        [
            new("promises", "What you promise", Html.Of($"""
                <ol>
                {Html.Each(Terms.Promises, promise => Html.Of($"<li>{promise}</li>\n"))}
                </ol>
                """)),
            new("accepting", "How to accept them", Steps(null)),
        ],
        "A change makes new terms, which are to be accepted again.").ToHtml();

    /// <summary>What the page of all datasets says.</summary>
    internal static PageSection OfAll { get; } = new("researchers", "Files for researchers", Html.Of($"""
        <p>Some releases also have anonymised assessments: one for each organisation that took part, with few attributes, in which no rating is certainly anybody's own. They are for researchers who accepted the <a href="{TermsPath}">terms</a>, and on no list of files. The page of such a release says how to get them; its table of made-up assessments has their layout.</p>
        """));

    /// <summary>What the page of one release says; null when it has no anonymised assessments.</summary>
    internal static PageSection? Of(Release release) => !HasAssessments(release) ? null : new("researchers", "Files for researchers", Html.Of($"""
        <p>This release also has anonymised assessments: one for each organisation that took part, with few attributes, in which no rating is certainly anybody's own. They come with a report of what they may give away. They are for researchers who accepted the <a href="{TermsPath}">terms</a>; everybody else is refused. The table of made-up assessments above has their layout: write your code with it first.</p>
        {Steps(release.Facts)}
        """));

    /// <summary>Whether a release has anonymised assessments; the same for everybody who asks.</summary>
    public static bool HasAssessments(Release release) =>
        PolicyFiles.Find(release.Facts.Policy.Code, release.Facts.Policy.Version)?.Microdata is not null
        && release.Framework.Scale is not null && release.ParticipationOf(release.Lattice.IndexOf(Group.England)) is not null;

    private static Html Steps(ReleaseFacts? release) => Html.Of($"""
        <ol>
        <li>Ask an administrator of this service for a key of the role {Domain.Code.Of(Role.Researcher)}.</li>
        <li>Read the <a href="{TermsPath}">terms</a>. Accept them at <code>/graphql</code>: <code>{Accept}</code></li>
        <li>Send the key with every request: <code>Authorization: Bearer KEY</code>. {(release is null ? Html.Of($"The page of a release names its files.") : Files(release))}</li>
        </ol>
        """);

    private static Html Files(ReleaseFacts release) => Html.Of($"""
        It opens
        <ul>
        {Html.Each(
            Enum.GetValues<DatasetFormat>().Select(format => $"{AssessmentsTable.Name}.{DatasetFormats.Extension(format)}"),
            file => Html.Of($"<li><code>{DatasetAddress.Of(release, file)}</code></li>\n"))}<li><code>{DatasetAddress.Of(release, AssessmentsTable.RiskReport)}</code>: what they may give away</li>
        <li>pages of at most 500 at <code>/graphql</code>: <code>{Query(release)}</code></li>
        </ul>
        """);

    private static string Query(ReleaseFacts release) =>
        $"{{ release(framework: \"{release.FrameworkCode}-{release.FrameworkEdition}\", version: \"{release.Version}\""
        + (release.Perspective is { } perspective ? $", perspective: {Domain.Code.Of(perspective)}" : "")
        + ") { assessments(first: 500) { nodes { code region ratings } pageInfo { hasNextPage endCursor } } } }";
}
