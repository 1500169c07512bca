using System.Diagnostics;
using Benchmark.Domain;

namespace Benchmark.Reports.Documents;

/// <summary>Prints pages with Chromium, which tags a PDF for screen readers and makes bookmarks of its headings.</summary>
public static class PrintedPage
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The page on A4.</summary>
    /// <param name="html">A page, complete in itself.</param>
    /// <param name="cancellation">Stops the printing.</param>
    /// <exception cref="PrinterMissingException">There is no Chromium on this machine.</exception>
    /// <exception cref="NotPrintedException">Chromium made no PDF of it.</exception>
    public static async Task<byte[]> PdfAsync(string html, CancellationToken cancellation)
    {
        var chromium = Find(Environment.GetEnvironmentVariable("PATH") ?? "") ?? throw new PrinterMissingException(Names);
        var folder = Directory.CreateTempSubdirectory("benchmark-print-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var pdf = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllTextAsync(page, html, cancellation);
            var said = await RunAsync(chromium, folder.FullName, page, pdf, cancellation);
            return File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancellation) : throw new NotPrintedException(said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The first Chromium of a search path; null when it has none.</summary>
    internal static string? Find(string searchPath) => (
        from folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in Names
        let file = Path.Combine(folder, name)
        where File.Exists(file)
        select file).FirstOrDefault();

    /// <remarks>Its sandbox refuses to run as root; the page is our own and loads nothing.</remarks>
    private static async Task<string> RunAsync(string chromium, string home, string page, string pdf, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(chromium)
        {
            ArgumentList =
            {
                "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                $"--user-data-dir={home}", "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf",
                $"--print-to-pdf={pdf}",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Environment.UserName == "root")
            start.ArgumentList.Add("--no-sandbox");
        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        using var process = Process.Start(start) ?? throw new NotPrintedException("it did not start");
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (await errors).Trim();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>There is nothing on this machine to print with.</summary>
public sealed class PrinterMissingException(IReadOnlyList<string> names)
    : DomainException($"A PDF needs Chromium, and none is on the search path ({string.Join(", ", names)}). Install the package chromium, or ask for html.");

/// <summary>Chromium ended without a PDF.</summary>
public sealed class NotPrintedException(string said) : DomainException($"Chromium made no PDF: {said}");
