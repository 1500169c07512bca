using System.Text.Json;
using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;
using Npgsql;

namespace Benchmark.Reports.Datasets;

/// <summary>The anonymised assessments of a release as files, in the layout of the sample; for researchers alone, so never among the public files.</summary>
public static class AssessmentsTable
{
    /// <summary>Names the files.</summary>
    public const string Name = "assessments";

    /// <summary>The file with what the assessments may give away.</summary>
    public const string RiskReport = "assessments-risk.json";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The format of a restricted table's file; null when the name is none of one.</summary>
    public static DatasetFormat? FormatOf(string file) => Enum.GetValues<DatasetFormat>()
        .Where(format => file == $"{Name}.{DatasetFormats.Extension(format)}").Select(format => (DatasetFormat?)format).FirstOrDefault();

    /// <summary>The table, which reads its rows when it is written.</summary>
    /// <param name="release">The release.</param>
    /// <param name="researchers">The researchers' pool.</param>
    public static DatasetTable Of(Release release, NpgsqlDataSource researchers)
    {
        var columns = new ReleaseColumns(release);
        return new(
            Name, "Anonymised assessments",
            "One row for each statement of each assessment. Ratings are drawn from those of organisations alike, and some at random: docs/methods/microdata.md says how to take that out.",
            [.. columns.OfRelease, .. SampleTable.AssessmentColumns(release, columns)], ["release", "assessment", "statement"],
            async (row, cancellation) =>
            {
                string[] statements = [.. SampleTable.RatedIn(release).Select(statement => statement.Code)];
                await foreach (var assessment in AssessmentRows.ReadAsync(researchers, release.Facts, cancellation))
                {
                    var group = release.Lattice.IndexOf(assessment.Class);
                    for (var at = 0; at < statements.Length; at++)
                    {
                        columns.WriteRelease(row);
                        row.WriteText(assessment.Code);
                        columns.WriteGroup(row, group);
                        row.WriteText(statements[at]);
                        row.WriteWhole(assessment.Ratings[at]);
                        await row.EndRowAsync(cancellation);
                    }
                }
            });
    }

    /// <summary>The risk report as a file.</summary>
    public static string Text(MicrodataRisk risk) => JsonSerializer.Serialize(risk, Readable) + "\n";
}
