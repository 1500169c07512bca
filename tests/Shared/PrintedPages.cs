using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Benchmark.Tests;

/// <summary>The pages of a PDF as pdftotext sees them.</summary>
internal static partial class PrintedPages
{
    /// <summary>The margin above and below, in points: 16 mm.</summary>
    private const double Margin = 45.4;

    /// <summary>How far down each page words go, as a share of the room between its margins, in order.</summary>
    /// <remarks>The test is skipped, and says why, where pdftotext is missing.</remarks>
    public static async Task<IReadOnlyList<double>> FillsAsync(string pdf)
    {
        Process? process;
        try
        {
            process = Process.Start(new ProcessStartInfo("pdftotext", ["-bbox", pdf, "-"]) { RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("pdftotext is not installed: run script/setup --test.");
            throw;
        }

        using (process)
        {
            var text = await process!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            return [.. Pages().Matches(text).Select(page => (LowestWord(page.Value) - Margin) / (Number(page.Groups[1].Value) - 2 * Margin))];
        }
    }

    private static double LowestWord(string page) => Words().Matches(page).Select(word => Number(word.Groups[1].Value)).DefaultIfEmpty(Margin).Max();

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("<page [^>]*height=\"([0-9.]+)\">.*?</page>", RegexOptions.Singleline)]
    private static partial Regex Pages();

    [GeneratedRegex("<word [^>]*yMax=\"([0-9.]+)\"")]
    private static partial Regex Words();
}
