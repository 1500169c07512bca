using Benchmark.Domain.Organisations;

namespace Benchmark.Domain.Releases;

/// <summary>What a release can be broken down by.</summary>
public enum DimensionCode
{
    /// <summary>The nine regions of England.</summary>
    Region = 1,

    /// <summary>How many staff an organisation employs.</summary>
    SizeBand,

    /// <summary>The main service an organisation provides.</summary>
    ServiceType,

    /// <summary>What kind of council a local authority is.</summary>
    AuthorityType,
}

/// <summary>A group of organisations that a release can describe. A part that is null stands for all.</summary>
/// <param name="Region">The region; null for all.</param>
/// <param name="SizeBand">The size of employer; null for all.</param>
/// <param name="ServiceType">The main service; null for all.</param>
/// <param name="AuthorityType">The type of authority; null for all.</param>
public sealed record Group(
    Region? Region = null, SizeBand? SizeBand = null, ServiceType? ServiceType = null, AuthorityType? AuthorityType = null)
{
    /// <summary>Every organisation that took part.</summary>
    public static Group England { get; } = new();

    /// <summary>How many dimensions are fixed, 0 (England) to 4.</summary>
    public int Depth =>
        (Region is null ? 0 : 1) + (SizeBand is null ? 0 : 1) + (ServiceType is null ? 0 : 1) + (AuthorityType is null ? 0 : 1);

    /// <summary>What people read: "England", "London", "London: Small employers, domiciliary care".</summary>
    public string Label => GroupLabels.Of(this);

    /// <summary>The one-based position of the fixed value in a dimension; 0 for all.</summary>
    public int this[DimensionCode dimension] => dimension switch
    {
        DimensionCode.Region => (int)(Region ?? 0),
        DimensionCode.SizeBand => (int)(SizeBand ?? 0),
        DimensionCode.ServiceType => (int)(ServiceType ?? 0),
        DimensionCode.AuthorityType => (int)(AuthorityType ?? 0),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    /// <summary>This group with one dimension fixed to its one-based value, or freed by 0.</summary>
    public Group With(DimensionCode dimension, int value) => dimension switch
    {
        DimensionCode.Region => this with { Region = value == 0 ? null : (Region)value },
        DimensionCode.SizeBand => this with { SizeBand = value == 0 ? null : (SizeBand)value },
        DimensionCode.ServiceType => this with { ServiceType = value == 0 ? null : (ServiceType)value },
        DimensionCode.AuthorityType => this with { AuthorityType = value == 0 ? null : (AuthorityType)value },
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    /// <summary>Whether every organisation of <paramref name="other"/> is one of this group's.</summary>
    public bool Contains(Group other) =>
        (Region is null || Region == other.Region) && (SizeBand is null || SizeBand == other.SizeBand)
        && (ServiceType is null || ServiceType == other.ServiceType)
        && (AuthorityType is null || AuthorityType == other.AuthorityType);
}

/// <summary>The words for groups and for the values of dimensions.</summary>
public static class GroupLabels
{
    /// <summary>What people read for a group.</summary>
    public static string Of(Group group)
    {
        string[] kinds =
        [
            .. group.SizeBand is { } size ? [$"{Of(DimensionCode.SizeBand, (int)size)} employers"] : Array.Empty<string>(),
            .. group.ServiceType is { } service ? [Of(DimensionCode.ServiceType, (int)service)] : Array.Empty<string>(),
            .. group.AuthorityType is { } type ? [Of(DimensionCode.AuthorityType, (int)type)] : Array.Empty<string>(),
        ];
        var place = group.Region is { } region ? Regions.Label(region) : "England";
        return kinds.Length == 0 ? place : $"{place}: {string.Join(", ", kinds.Select((kind, at) => at == 0 ? kind : Lower(kind)))}";
    }

    /// <summary>What people read for one value of a dimension, for example "Small" or "Care home with nursing".</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="value">The one-based position of the value; 0 for all.</param>
    public static string Of(DimensionCode dimension, int value) => value == 0 ? AllOf(dimension) : dimension switch
    {
        DimensionCode.Region => Regions.Label((Region)value),
        DimensionCode.SizeBand => ((SizeBand)value).ToString(),
        DimensionCode.ServiceType => (ServiceType)value switch
        {
            ServiceType.CareHomeWithNursing => "Care home with nursing",
            ServiceType.CareHome => "Care home without nursing",
            ServiceType.Domiciliary => "Domiciliary care",
            ServiceType.SupportedLiving => "Supported living",
            ServiceType.SharedLives => "Shared Lives",
            ServiceType.Other => "Other service",
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        },
        DimensionCode.AuthorityType => (AuthorityType)value switch
        {
            AuthorityType.County => "County councils",
            AuthorityType.Unitary => "Unitary authorities",
            AuthorityType.Metropolitan => "Metropolitan districts",
            AuthorityType.LondonBorough => "London boroughs",
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    /// <summary>What people read for a dimension, for example "Size of employer".</summary>
    public static string Of(DimensionCode dimension) => dimension switch
    {
        DimensionCode.Region => "Region",
        DimensionCode.SizeBand => "Size of employer",
        DimensionCode.ServiceType => "Main service",
        DimensionCode.AuthorityType => "Type of authority",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static string AllOf(DimensionCode dimension) => dimension switch
    {
        DimensionCode.Region => "England",
        DimensionCode.SizeBand => "All sizes",
        DimensionCode.ServiceType => "All services",
        DimensionCode.AuthorityType => "All types",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static string Lower(string words) =>
        words.StartsWith("Shared Lives", StringComparison.Ordinal) || words.StartsWith("London", StringComparison.Ordinal)
            ? words
            : char.ToLowerInvariant(words[0]) + words[1..];
}
