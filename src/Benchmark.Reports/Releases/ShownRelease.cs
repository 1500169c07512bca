using Benchmark.Data.Disclosure;
using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Anonymised;
using Npgsql;

namespace Benchmark.Reports.Releases;

/// <summary>All that a release shows to anybody, with who is in it.</summary>
/// <param name="Release">Its figures.</param>
/// <param name="Outline">Which groups it shows, and who stands in them.</param>
/// <param name="Anonymised">Its anonymised assessments; empty when it has none.</param>
internal sealed record ShownRelease(Release Release, ReleaseOutline Outline, IReadOnlyList<AnonymisedAssessment> Anonymised)
{
    /// <summary>The rules it was made by; null when they are not known here.</summary>
    public Policy? Policy { get; init; } = PolicyFiles.Find(Release.Facts.Policy.Code, Release.Facts.Policy.Version);

    /// <summary>A release as it is stored.</summary>
    public static async Task<ShownRelease> ReadAsync(NpgsqlDataSource builder, ReleaseOutline outline, CancellationToken cancellation) => new(
        await ReleaseQueries.ReadAsync(builder, outline.Facts, cancellation), outline,
        await AssessmentRows.ReadAsync(builder, outline.Facts, cancellation).ToListAsync(cancellation));
}
