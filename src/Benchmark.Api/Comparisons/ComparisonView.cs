using Benchmark.Api.Releases;
using Benchmark.Data.Organisations;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Comparisons;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;
using Benchmark.Domain.Statistics;

namespace Benchmark.Api.Comparisons;

/// <summary>Who counts as a peer.</summary>
/// <param name="By">The characteristics that peers share with the organisation; size band and region when not said.</param>
/// <param name="Mixed">Whether a comparator of about thirty organisations is mixed from published groups as well.</param>
/// <param name="Set">The code of a named set of the release, in place of characteristics; <c>by</c> is left out then.</param>
public sealed record PeersInput(IReadOnlyList<DimensionCode>? By, bool? Mixed, string? Set);

/// <summary>An organisation's own score beside the public figure of its peers.</summary>
/// <param name="Measure">What is compared.</param>
/// <param name="Own">Its own score in rating points; null when it has none.</param>
/// <param name="Group">The published group it is set beside; of a named set the narrowest group that holds all of it.</param>
/// <param name="Figure">The public figure, bit for bit as everybody sees it; it includes the organisation, unless a named set does not.</param>
/// <param name="Position">Where the score lies among published quartiles, never a rank; null where there are none.</param>
/// <param name="Difference">The score against the group's mean; null where the figure is withheld.</param>
/// <param name="Peers">How the group was chosen, in words.</param>
/// <param name="Release">The release that the figure is of.</param>
/// <param name="Assessment">What the organisation handed in; of an earlier or later round where it took no part in the release's.</param>
[GraphQLName("Comparison")]
public sealed record ComparisonView(
    MeasureView Measure, double? Own, Group Group, FigureView Figure, PositionBand? Position, OwnDifference? Difference, string Peers,
    ReleaseFacts Release, AssessmentFacts Assessment)
{
    /// <summary>The named set that was asked for, whose figure this is unless it is withheld; null unless one was.</summary>
    public NamedSetView? Set { get; init; }

    /// <summary>A comparator mixed from published groups; null unless asked for.</summary>
    public PeerMix? Mix { get; init; }

    /// <summary>What the regulator says of the same thing; null when it is not known.</summary>
    public RegulatorComparison? Regulator { get; init; }
}

/// <summary>Fields of a mixture.</summary>
[ObjectType<PeerMix>]
internal static partial class PeerMixNode
{
    /// <summary>The groups, the nearest first, with their weights.</summary>
    [BindMember(nameof(PeerMix.Parts))]
    [ListSize(AssumedSize = 4)]
    public static IReadOnlyList<PeerPartView> GetParts([Parent] PeerMix mix) =>
        [.. mix.Parts.Select(part => new PeerPartView(part.Group, CodedNumberView.Of(part.Figure.Mean), part.Figure.Contributors, part.Weight))];
}

/// <summary>One published group of a mixture.</summary>
/// <param name="Group">The group.</param>
/// <param name="Mean">Its published mean.</param>
/// <param name="Contributors">Its organisations, to the nearest 5.</param>
/// <param name="Weight">Its share of the mixture, 0 to 1.</param>
[GraphQLName("PeerPart")]
public sealed record PeerPartView(Group Group, CodedNumberView Mean, int Contributors, double Weight);

/// <summary>An element in which an organisation lags its peers.</summary>
/// <param name="Element">The element.</param>
/// <param name="Own">Its own score in rating points.</param>
/// <param name="Peers">The public figure it is set beside.</param>
/// <param name="Difference">The score against the group's mean.</param>
/// <param name="Statements">The statements behind it, the lowest first.</param>
[GraphQLName("Gap")]
public sealed record GapView(
    FrameworkElement Element, double? Own, BenchmarkGroup Peers, OwnDifference? Difference,
    [property: ListSize(AssumedSize = 3)] IReadOnlyList<GapStatementView> Statements);

/// <summary>A statement behind a gap.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Own">The organisation's own score in rating points.</param>
[GraphQLName("GapStatement")]
public sealed record GapStatementView(Statement Statement, double? Own);

/// <summary>How the organisation sees itself beside how a regulator rated it.</summary>
/// <param name="Scheme">By which scheme.</param>
/// <param name="Measure">Of what.</param>
/// <param name="Rating">As published; null when none was given.</param>
/// <param name="Score">As published, in the scheme's unit; null when none was given.</param>
/// <param name="PublishedOn">Null when not said.</param>
/// <param name="OwnRating">What the organisation's own percentage would be called; null where the edition has no bands.</param>
/// <param name="Gap">Own score less the regulator's, in rating points; null unless both are on the scale from 1 to 4.</param>
[GraphQLName("RegulatorRating")]
public sealed record RegulatorComparison(
    string Scheme, string Measure, string? Rating, double? Score, DateOnly? PublishedOn, string? OwnRating, double? Gap)
{
    /// <summary>What has to be kept in mind.</summary>
    public string Caveat =>
        "The two were made at different times, for different purposes and from different evidence. A gap is a reason to talk, not a mistake of either.";

    internal static RegulatorComparison Of(RegulatorRating rating, double? own, string? ownRating) => new(
        rating.Scheme, rating.Measure, rating.Rating, (double?)rating.Score, rating.PublishedOn, ownRating,
        rating.Score is >= 1 and <= 4 && own is { } score ? score - (double)rating.Score : null);
}
