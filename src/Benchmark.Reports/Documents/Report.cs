using Benchmark.Domain.Comparisons;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>A document: its page, its charts, and what it takes to make it again.</summary>
/// <param name="Name">Names its files: lower-case letters, digits, dots and hyphens.</param>
/// <param name="Page">What people read.</param>
/// <param name="Exhibits">Its charts, in reading order; empty for a document without figures.</param>
/// <param name="Release">Where its published figures are from; null for a document without figures.</param>
/// <param name="Peers">Whom an organisation is set beside; null where nobody is.</param>
public sealed record Report(string Name, Page Page, IReadOnlyList<Exhibit> Exhibits, Release? Release, PeerGroup? Peers = null)
{
    /// <summary>The page, complete in itself.</summary>
    public string Html => Page.ToHtml();

    /// <summary>Every number it shows as CSV, one a line, with its sign, its release and the checksum of the release.</summary>
    /// <exception cref="NoFiguresException">It shows none.</exception>
    public string Figures => FiguresFile.Csv(this);

    /// <summary>The same as JSON, with who the peers are and how they were found.</summary>
    /// <exception cref="NoFiguresException">It shows none.</exception>
    public string Data => FiguresFile.Json(this);

    /// <summary>A name for files out of what is said between them; everything but letters, digits and dots becomes a hyphen.</summary>
    internal static string NameOf(params ReadOnlySpan<string> parts) => string.Concat(
        string.Join('-', parts!).ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-'));
}

/// <summary>A document has no figures to write as data or as pictures.</summary>
public sealed class NoFiguresException(string report)
    : Domain.DomainException($"{report} shows no figures, so it has no data file and no charts: ask for html or pdf.")
{
    /// <summary>The document.</summary>
    public string Report { get; } = report;
}
