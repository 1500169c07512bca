using System.Globalization;
using Benchmark.Data.Demo;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>Made-up assessments in the layout of the anonymised ones, so that code can be written before access is given.</summary>
/// <remarks>
/// Every rating is drawn on its own from the published figure of England, so the sample tells nothing that the figures do not,
/// and the ratings of one row have nothing to do with each other.
/// </remarks>
internal static class SampleTable
{
    private const int Assessments = 200;
    private const int ShareBelow = 5, ShareAbove = 95;

    public static DatasetTable Of(Release release, ReleaseColumns columns) => new(
        "sample", "SYNTHETIC sample",
        "SYNTHETIC: made-up assessments in the layout of the anonymised ones, one row for each statement. Each rating is drawn from the published figure of England alone: use it to write code, not to find anything out.",
        [
            .. columns.OfRelease.Select(column => column.Name == "provenance" ? column with { Codes = [column.Codes[0]] } : column),
            .. AssessmentColumns(release, columns),
        ],
        ["release", "assessment", "statement"],
        async (row, cancellation) =>
        {
            var statements = RatedIn(release).Select(statement => (statement.Code, Weights: WeightsOf(release, new Measure.Statement(statement.Code)))).ToList();
            int[] regions = [.. RegionWeights(release)];
            for (var assessment = 1; assessment <= Assessments; assessment++)
            {
                var random = new SeededRandom(Seed(release), assessment);
                var name = string.Create(CultureInfo.InvariantCulture, $"SYNTHETIC-{assessment:0000}");
                var region = regions.Length > 0 ? random.Weighted(regions) + 1 : 0;
                var group = release.Lattice.IndexOf(region == 0 ? Group.England : new Group((Region)region));
                foreach (var (code, weights) in statements)
                {
                    columns.WriteRelease(row, ReleaseColumns.Synthetic);
                    row.WriteText(name);
                    columns.WriteGroup(row, group);
                    row.WriteText(code);
                    row.WriteWhole(random.Weighted(weights) + release.Framework.Scale!.Minimum);
                    await row.EndRowAsync(cancellation);
                }
            }
        });

    /// <summary>The columns of an assessment's rows, made up or anonymised.</summary>
    public static IEnumerable<DatasetColumn> AssessmentColumns(Release release, ReleaseColumns columns) =>
    [
        ReleaseColumns.Text("assessment", "Assessment", "Tells the assessments of one release apart; drawn anew for each release."),
        .. columns.OfGroup,
        new("statement", ColumnType.Text, "Statement", "Code of the statement.", true, [.. RatedIn(release).Select(statement => new ColumnCode(statement.Code, statement.Text))]),
        new("rating", ColumnType.Whole, "Rating", $"A whole number from {release.Framework.Scale!.Minimum} to {release.Framework.Scale.Maximum}.", true, []),
    ];

    /// <summary>The statements a release's assessments rate, in the edition's order.</summary>
    public static IEnumerable<Statement> RatedIn(Release release) =>
        release.Framework.Statements.Where(statement => statement.IsAskedFrom(release.Facts.Perspective));

    private static int Seed(Release release) => Convert.ToInt32(release.Facts.Checksum.PadRight(7, '0')[..7], 16);

    /// <summary>How many took part by region, where every region tells; none otherwise.</summary>
    private static IEnumerable<int> RegionWeights(Release release)
    {
        var counts = Enum.GetValues<Region>().Select(region => release.Lattice.IndexOf(new Group(region)))
            .Select(group => group < 0 ? null : release.ParticipationOf(group)).ToList();
        return counts.TrueForAll(count => count is not null) ? counts.Select(count => count!.Value) : [];
    }

    /// <summary>How likely each rating is, by published shares; by the published mean where there are none; alike where nothing is published.</summary>
    private static int[] WeightsOf(Release release, Measure measure)
    {
        var figure = (release.Has(measure) ? release[measure, Group.England] : release[release.Measures[0], Group.England]) as Figure.Published;
        if (figure?.Spread?.Shares is { Count: > 0 } shares)
            return [.. shares.Select(share => share.Coding switch { Coding.OrBelow => ShareBelow, Coding.OrAbove => ShareAbove, _ => share.Percent })];

        var (minimum, maximum) = (release.Framework.Scale!.Minimum, release.Framework.Scale.Maximum);
        return
        [
            .. Enumerable.Range(minimum, maximum - minimum + 1)
                .Select(rating => figure is null ? 1 : 1 + Math.Max(0, 20 - Math.Abs(rating * 10 - figure.Mean.Tenths))),
        ];
    }
}
