namespace Benchmark.Data.Imports;

/// <summary>The columns of the long layout: one row for each answer.</summary>
public static class AssessmentLayout
{
    internal const int OrganisationId = 0;
    internal const int OrganisationName = 1;
    internal const int CorporateGroup = 2;
    internal const int Kind = 3;
    internal const int Region = 4;
    internal const int SizeBand = 5;
    internal const int ServiceType = 6;
    internal const int AuthorityType = 7;
    internal const int Perspective = 8;
    internal const int Rater = 9;
    internal const int Statement = 10;
    internal const int Rating = 11;
    internal const int Number = 12;
    internal const int Narrative = 13;
    internal const int Evidence = 14;

    /// <summary>Stands between the items of evidence.</summary>
    public const char EvidenceSeparator = '|';

    /// <summary>The header, in the usual order; files may have another.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "organisation_id", "organisation_name", "corporate_group", "kind", "region", "size_band", "service_type", "authority_type",
        "perspective", "rater", "statement", "rating", "number", "narrative", "evidence",
    ];
}
