using System.Text;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>Columns that several tables of a release share: which release a row is of, and which group it describes.</summary>
internal sealed class ReleaseColumns
{
    /// <summary>Stands in a dimension's column for all of its values together.</summary>
    public const string All = "ALL";

    /// <summary>Stands in <c>provenance</c> for rows about made-up organisations.</summary>
    public const string Synthetic = "SYNTHETIC";

    private static readonly byte[] Total = Encoding.UTF8.GetBytes(All);

    private readonly byte[][] _release;
    private readonly byte[][][] _groups;

    public ReleaseColumns(Release release)
    {
        var facts = release.Facts;
        _release =
        [
            .. new[]
            {
                facts.Name, facts.IsSynthetic ? Synthetic : "SUBMITTED", facts.RoundCode,
                facts.Perspective is { } perspective ? Code.Of(perspective) : "NONE",
            }.Select(Encoding.UTF8.GetBytes),
        ];
        _groups = [.. release.Lattice.Groups.Select(group => Dimensions.Select(dimension => Bytes(dimension, group[dimension])).ToArray())];
        OfRelease = [Text("release", "Release", "The release a row is of."), Provenance(facts), Text("round", "Round", "Code of the round."), Perspective];
        OfGroup = [.. Dimensions.Select(dimension => OfDimension(dimension, release))];
    }

    /// <summary>Release, provenance, round and perspective.</summary>
    public IReadOnlyList<DatasetColumn> OfRelease { get; }

    /// <summary>One per dimension there is, whether or not this release is broken down by it.</summary>
    public IReadOnlyList<DatasetColumn> OfGroup { get; }

    /// <summary>The names of <see cref="OfGroup"/>.</summary>
    public static IReadOnlyList<string> GroupNames { get; } = [.. Enum.GetValues<DimensionCode>().Select(NameOf)];

    /// <summary>Markers of printed tables, in a column of their own.</summary>
    public static DatasetColumn Symbols { get; } = new(
        "symbols", ColumnType.Text, "Symbols", "Markers to print beside or instead of the number, each in brackets; empty when there are none.", false,
        [
            new("[c]", "Confidential", Definition: Figure.Withheld.Explanation),
            new("[x]", "Not available", Definition: "Not in this release."),
            new("[u]", "Low reliability", Definition: "Published, but from only 10 to 29 organisations."),
        ]);

    public void WriteRelease(TableWriter row)
    {
        foreach (var text in _release)
            row.WriteText(text);
    }

    /// <summary>The same, of rows that have a provenance of their own.</summary>
    public void WriteRelease(TableWriter row, string provenance)
    {
        row.WriteText(_release[0]);
        row.WriteText(provenance);
        row.WriteText(_release[2]);
        row.WriteText(_release[3]);
    }

    public void WriteGroup(TableWriter row, int group)
    {
        foreach (var text in _groups[group])
            row.WriteText(text);
    }

    public static DatasetColumn Text(string name, string title, string description, bool isRequired = true) =>
        new(name, ColumnType.Text, title, description, isRequired, []);

    private static DimensionCode[] Dimensions { get; } = Enum.GetValues<DimensionCode>();

    private static DatasetColumn Perspective { get; } = new(
        "perspective", ColumnType.Text, "Perspective", "From where leadership was looked at.", true,
        [.. Enum.GetValues<PerspectiveCode>().Select(code => new ColumnCode(Code.Of(code), Words(Code.Of(code)))), new("NONE", "Not answered from perspectives")]);

    private static DatasetColumn Provenance(ReleaseFacts facts) => new(
        "provenance", ColumnType.Text, "Provenance", "Whether the answers behind a row were handed in or made up.", true,
        [
            new(Synthetic, "SYNTHETIC: made up; describes no real organisation"),
            .. facts.IsSynthetic ? Array.Empty<ColumnCode>() : [new("SUBMITTED", "Handed in by organisations")],
        ]);

    private static DatasetColumn OfDimension(DimensionCode dimension, Release release) => new(
        NameOf(dimension), ColumnType.Text, GroupLabels.Of(dimension),
        release.Lattice.Dimensions.Contains(dimension)
            ? "Fixes one value of the dimension, or ALL for all of them together."
            : "ALL in every row: this release is not broken down by it.",
        true,
        [
            new(All, GroupLabels.Of(dimension, 0)),
            .. release.Lattice.Dimensions.Contains(dimension)
                ? Enumerable.Range(1, Lattice.SizeOf(dimension)).Select(value => OfValue(dimension, value, release.Facts.SizeBands))
                : [],
        ]);

    private static ColumnCode OfValue(DimensionCode dimension, int value, SizeBands bands) => new(
        Encoding.UTF8.GetString(Bytes(dimension, value)), GroupLabels.Of(dimension, value),
        dimension == DimensionCode.Region ? Regions.OfficialCode((Region)value) : null,
        dimension == DimensionCode.SizeBand && bands.Ranges.Single(range => range.Band == (SizeBand)value) is var range
            ? range.Maximum is { } most ? $"{range.Minimum} to {most} staff" : $"{range.Minimum} staff or more"
            : null);

    private static byte[] Bytes(DimensionCode dimension, int value) => value == 0 ? Total : Encoding.UTF8.GetBytes(dimension switch
    {
        DimensionCode.Region => Code.Of((Region)value),
        DimensionCode.SizeBand => Code.Of((SizeBand)value),
        DimensionCode.ServiceType => Code.Of((ServiceType)value),
        DimensionCode.AuthorityType => Code.Of((AuthorityType)value),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    });

    private static string NameOf(DimensionCode dimension) => Code.Of(dimension).ToLowerInvariant();

    private static string Words(string code) => code[0] + code[1..].ToLowerInvariant().Replace('_', ' ');
}
