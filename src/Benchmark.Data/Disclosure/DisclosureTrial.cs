using System.Globalization;
using System.Text;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;

namespace Benchmark.Data.Disclosure;

/// <summary>Tries a threshold on a made-up table, before there are answers: which cells would be shown?</summary>
/// <param name="Threshold">Fewest organisations behind anything that is shown.</param>
/// <param name="Mode">How hidden cells are protected.</param>
/// <remarks>In such a table every organisation is its own corporate group. It is text in and text out: no file, no database.</remarks>
public sealed record DisclosureTrial(int Threshold, MaskMode Mode)
{
    /// <summary>Decides every cell of the full lattice, totals and broader values included.</summary>
    /// <param name="table">Reads the inner cells and what they mean.</param>
    /// <returns>
    /// CSV with a head, <c>cell,contributors,verdict</c>: codes joined by <c>|</c> with <c>Total</c> for all, the exact
    /// number of organisations, and published, primary, secondary or empty.
    /// </returns>
    public string Run(TrialTable table)
    {
        var columns = table.Cells.Columns(table.Organisations);
        var policy = PolicyFiles.Find("standard")! with { MinimumGroups = Threshold, MinimumOrganisations = Threshold, Mode = Mode };
        var mask = Mask.Of([.. Enumerable.Range(0, table.Organisations.Count)], columns, [], policy);

        var text = new StringBuilder("cell,contributors,verdict\n");
        for (var at = 0; at < columns.Count; at++)
        {
            var verdict = Code.Of(mask[at]).ToLowerInvariant();
            text.Append(CultureInfo.InvariantCulture, $"{Quoted(columns[at].Key)},{columns[at].Terms.Count},{verdict}\n");
        }

        return text.ToString();
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
