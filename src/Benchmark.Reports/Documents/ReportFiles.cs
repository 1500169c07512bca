using Benchmark.Domain;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>What a report can be written as.</summary>
public enum ReportFormat
{
    /// <summary>A page, complete in itself.</summary>
    Html = 1,

    /// <summary>The page on paper, tagged for screen readers, with bookmarks; where one chart is asked for, that chart.</summary>
    Pdf,

    /// <summary>Each chart as a drawing.</summary>
    Svg,

    /// <summary>Each chart as a picture, twice as fine as a screen.</summary>
    Png,

    /// <summary>Every number, one a line.</summary>
    Csv,

    /// <summary>Every number, with what it takes to make the report again.</summary>
    Json,
}

/// <summary>One file of a report.</summary>
/// <param name="Name">Made of the report's name, the chart's where it is one, and the format.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record ReportFile(string Name, byte[] Bytes);

/// <summary>Makes the files of a report.</summary>
public static class ReportFiles
{
    private const double PixelsPerPx = 2;

    /// <summary>The format of an ending, for example <c>html</c>.</summary>
    /// <exception cref="UnknownFormatException">There is none.</exception>
    public static ReportFormat Read(string ending) =>
        Enum.GetValues<ReportFormat>().FirstOrDefault(format => EndingOf(format) == ending) is not 0 and var known
            ? known
            : throw new UnknownFormatException(ending);

    /// <summary>The files of a report, made one after the other; the same report gives the same names and, but for a page as PDF, the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="formats">Which; in the order of <see cref="ReportFormat"/> whatever the order given.</param>
    /// <param name="chart">The one chart to draw; null for all.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="UnknownChartException">The report has no such chart.</exception>
    /// <exception cref="NoFiguresException">The report has nothing of a format.</exception>
    public static async IAsyncEnumerable<ReportFile> OfAsync(
        Report report, IReadOnlyCollection<ReportFormat> formats, string? chart,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (chart is not null && report.Exhibits.All(exhibit => exhibit.Caption.Id != chart))
            throw new UnknownChartException(chart, [.. report.Exhibits.Select(exhibit => exhibit.Caption.Id)]);
        if (report.Exhibits.Count == 0 && formats.Any(format => format is not (ReportFormat.Html or ReportFormat.Pdf)))
            throw new NoFiguresException(report.Name);

        var charts = report.Exhibits.Where(exhibit => chart is null || exhibit.Caption.Id == chart).ToList();
        foreach (var format in formats.Distinct().Order())
        {
            var ending = EndingOf(format);
            if (format is ReportFormat.Svg or ReportFormat.Png || (format == ReportFormat.Pdf && chart is not null))
            {
                foreach (var exhibit in charts)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var svg = exhibit.Draw(Frame.Alone);
                    yield return new($"{report.Name}.{exhibit.Caption.Id}.{ending}", format switch
                    {
                        ReportFormat.Svg => Utf8(svg),
                        ReportFormat.Png => Picture.Png(svg, PixelsPerPx),
                        _ => Picture.Pdf(svg, report.Release?.Facts.PublishedAt ?? DateTimeOffset.UnixEpoch),
                    });
                }
            }
            else
            {
                yield return new($"{report.Name}.{ending}", format switch
                {
                    ReportFormat.Html => report.Page.ToUtf8(),
                    ReportFormat.Pdf => await PrintedPage.PdfAsync(report.Html, cancellation),
                    ReportFormat.Csv => Utf8(report.Figures),
                    _ => Utf8(report.Data),
                });
            }
        }
    }

    /// <summary>Writes the files of a report; files of the same names are replaced, each as a whole.</summary>
    /// <param name="report">The report.</param>
    /// <param name="directory">Made when it is not there.</param>
    /// <param name="formats">Which.</param>
    /// <param name="chart">The one chart to draw; null for all.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>Their paths, in the order written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        Report report, string directory, IReadOnlyCollection<ReportFormat> formats, string? chart, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var paths = new List<string>();
        await foreach (var file in OfAsync(report, formats, chart, cancellation))
        {
            var path = Path.Combine(directory, file.Name);
            await File.WriteAllBytesAsync(path + ".part", file.Bytes, cancellation);
            File.Move(path + ".part", path, overwrite: true);
            paths.Add(path);
        }

        return paths;
    }

    internal static string EndingOf(ReportFormat format) => format.ToString().ToLowerInvariant();

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}

/// <summary>Reports are not written in this format.</summary>
public sealed class UnknownFormatException(string format)
    : DomainException($"Reports are not written as \"{format}\". Choose of: {string.Join(", ", Enum.GetValues<ReportFormat>().Select(ReportFiles.EndingOf))}.")
{
    /// <summary>What was asked for.</summary>
    public string Format { get; } = format;
}

/// <summary>The report has no such chart.</summary>
public sealed class UnknownChartException(string chart, IReadOnlyList<string> known)
    : DomainException($"The report has no chart \"{chart}\". It has: {string.Join(", ", known)}.")
{
    /// <summary>What was asked for.</summary>
    public string Chart { get; } = chart;
}
