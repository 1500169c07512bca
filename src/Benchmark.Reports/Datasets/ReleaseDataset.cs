using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>The tables anybody may have of a release. Everything in them follows from what is published.</summary>
public static class ReleaseDataset
{
    /// <summary>The tables, the figures first.</summary>
    /// <param name="release">The release.</param>
    /// <param name="editions">The editions and mappings that its edition is a part of.</param>
    /// <param name="crosswalk">How they map to each other.</param>
    public static IReadOnlyList<DatasetTable> TablesOf(Release release, IReadOnlyList<Framework> editions, Crosswalk crosswalk)
    {
        var columns = new ReleaseColumns(release);
        List<DatasetTable> tables = [];
        if (release.Measures.Count > 0)
            tables.Add(FiguresTable.Of(release, columns));
        tables.Add(ParticipationTable.Of(release, columns));
        if (release.Completeness.Count > 0)
            tables.Add(CompletenessTable.Of(release, columns));
        tables.AddRange(SetTables.Of(release, columns));
        if (release.Sector.Count > 0)
            tables.Add(SectorTable.Of(release, columns));
        tables.Add(FrameworkTable.Of(release));
        tables.Add(CrosswalkTable.Of(release, editions, crosswalk));
        if (release.Measures.Count > 0)
            tables.Add(SampleTable.Of(release, columns));
        return [.. tables, CodebookTable.Of(tables)];
    }
}
