using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Domain.Releases;

/// <summary>How something in a release differs from the version before.</summary>
public enum ChangeKind
{
    /// <summary>It was there and is not any more.</summary>
    Removed = 1,

    /// <summary>It has the same name and another meaning.</summary>
    Redefined,

    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It means the same in other words.</summary>
    Corrected,
}

/// <summary>A part of a version's number, the weightiest first.</summary>
public enum VersionPart
{
    /// <summary>Programs that read the version before may misread this one.</summary>
    Major = 1,

    /// <summary>There is more to read.</summary>
    Minor,

    /// <summary>Words changed, and no figure or code.</summary>
    Patch,
}

/// <summary>What a change is about.</summary>
public enum ChangeSubject
{
    /// <summary>The round whose answers the figures describe.</summary>
    Round = 1,

    /// <summary>Something figures are broken down by.</summary>
    Dimension,

    /// <summary>What a size band means.</summary>
    SizeBand,

    /// <summary>The disclosure policy.</summary>
    Policy,

    /// <summary>The ratings.</summary>
    Scale,

    /// <summary>A domain, element or statement.</summary>
    Measure,

    /// <summary>Groups that are published together under a name.</summary>
    NamedSet,
}

/// <summary>One difference between a release and the version before it.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Code">Names what changed: a round, dimension, size band, policy, measure or named set; null for the scale.</param>
/// <param name="Description">What people read.</param>
public sealed record ReleaseChange(ChangeKind Kind, ChangeSubject Subject, string? Code, string Description)
{
    /// <summary>The part of the version's number that tells of it.</summary>
    public VersionPart Part => Kind switch
    {
        ChangeKind.Removed or ChangeKind.Redefined => VersionPart.Major,
        ChangeKind.Added => VersionPart.Minor,
        ChangeKind.Corrected => VersionPart.Patch,
        _ => throw new InvalidOperationException("A change is one of four."),
    };
}

/// <summary>What the readers of a release rely on, apart from its numbers.</summary>
/// <param name="Framework">The edition, as it stood when the release was built.</param>
/// <param name="Perspective">From where leadership was looked at; null for editions without perspectives.</param>
/// <param name="Round">Code of the round.</param>
/// <param name="Dimensions">What it is broken down by.</param>
/// <param name="SizeBands">What the size bands mean.</param>
/// <param name="Policy">Code and version of the disclosure policy, for example <c>standard 1</c>.</param>
public sealed record ReleaseContents(
    Framework Framework, PerspectiveCode? Perspective, string Round, IReadOnlyList<DimensionCode> Dimensions, SizeBands SizeBands, string Policy)
{
    /// <summary>Its named sets, by their codes.</summary>
    public IReadOnlyList<SetContents> Sets { get; init; } = [];

    /// <summary>The contents of a release.</summary>
    public static ReleaseContents Of(ReleaseFacts facts, Framework framework) => new(
        framework, facts.Perspective, facts.RoundCode, facts.Dimensions, facts.SizeBands, $"{facts.Policy.Code} {facts.Policy.Version}");

    /// <summary>How these differ from the version before, the weightiest first; of a first version, that it is there.</summary>
    public IReadOnlyList<ReleaseChange> Since(ReleaseContents? before) =>
    [
        .. (before is null ? [] : ChangesOf(before)).Append(OfRound(before)).OrderBy(change => change.Part),
    ];

    /// <summary>The number of a version with these changes.</summary>
    /// <param name="before">The number of the version before; null for the first.</param>
    /// <param name="changes">What changed since.</param>
    public static string VersionAfter(string? before, IReadOnlyList<ReleaseChange> changes)
    {
        if (before is null)
            return "1.0.0";

        var version = Version.Parse(before);
        return changes.Min(change => change.Part) switch
        {
            VersionPart.Major => $"{version.Major + 1}.0.0",
            VersionPart.Minor => $"{version.Major}.{version.Minor + 1}.0",
            _ => $"{version.Major}.{version.Minor}.{version.Build + 1}",
        };
    }

    private ReleaseChange OfRound(ReleaseContents? before) => before is null
        ? new(ChangeKind.Added, ChangeSubject.Round, Round, $"First release of {Framework.Title} ({Framework.Edition}), with the figures of round {Round}.")
        : before.Round == Round
            ? new(ChangeKind.Corrected, ChangeSubject.Round, Round, $"The figures of round {Round}, published again.")
            : new(ChangeKind.Added, ChangeSubject.Round, Round, $"Figures of round {Round}.");

    private IEnumerable<ReleaseChange> ChangesOf(ReleaseContents before) =>
    [
        .. before.Dimensions.Except(Dimensions).Select(dimension => new ReleaseChange(
            ChangeKind.Removed, ChangeSubject.Dimension, Code.Of(dimension), $"Figures are no longer broken down by {GroupLabels.Of(dimension).ToLowerInvariant()}.")),
        .. Dimensions.Except(before.Dimensions).Select(dimension => new ReleaseChange(
            ChangeKind.Redefined, ChangeSubject.Dimension, Code.Of(dimension), $"Figures are now broken down by {GroupLabels.Of(dimension).ToLowerInvariant()} too.")),
        .. SizeBands.Ranges.Except(before.SizeBands.Ranges).Select(range => new ReleaseChange(
            ChangeKind.Redefined, ChangeSubject.SizeBand, Code.Of(range.Band),
            range.Maximum is { } most ? $"{range.Band} is now {range.Minimum} to {most} staff." : $"{range.Band} is now {range.Minimum} staff or more.")),
        .. Policy == before.Policy ? Array.Empty<ReleaseChange>() :
        [
            new(ChangeKind.Redefined, ChangeSubject.Policy, Policy, $"What is shown and how it is rounded follows policy {Policy}; before it was {before.Policy}."),
        ],
        .. ChangesOfScale(before), .. ChangesOfMeasures(before), .. ChangesOfSets(before),
    ];

    private IEnumerable<ReleaseChange> ChangesOfScale(ReleaseContents before)
    {
        var (now, then) = (Framework.Scale?.Points ?? [], before.Framework.Scale?.Points ?? []);
        if (!now.Select(point => point.Value).SequenceEqual(then.Select(point => point.Value)))
            yield return new(ChangeKind.Redefined, ChangeSubject.Scale, null, "The ratings are other numbers than before.");
        else if (!now.SequenceEqual(then))
            yield return new(ChangeKind.Corrected, ChangeSubject.Scale, null, "The ratings are named in other words.");
    }

    private IEnumerable<ReleaseChange> ChangesOfMeasures(ReleaseContents before)
    {
        var (now, then) = (MeasuresOf(this), MeasuresOf(before));
        return
        [
            .. then.Where(measure => !now.ContainsKey(measure.Key)).Select(measure => new ReleaseChange(
                ChangeKind.Removed, ChangeSubject.Measure, measure.Key, $"There are no figures of \"{measure.Value}\" any more.")),
            .. now.Where(measure => !then.ContainsKey(measure.Key)).Select(measure => new ReleaseChange(
                ChangeKind.Added, ChangeSubject.Measure, measure.Key, $"There are figures of \"{measure.Value}\".")),
            .. now.Where(measure => then.TryGetValue(measure.Key, out var words) && words != measure.Value).Select(measure => new ReleaseChange(
                ChangeKind.Corrected, ChangeSubject.Measure, measure.Key, $"It now reads \"{measure.Value}\".")),
        ];
    }

    private IEnumerable<ReleaseChange> ChangesOfSets(ReleaseContents before)
    {
        var (now, then) = (Sets.ToDictionary(set => set.Code), before.Sets.ToDictionary(set => set.Code));
        return
        [
            .. before.Sets.Where(set => !now.ContainsKey(set.Code)).Select(set => new ReleaseChange(
                ChangeKind.Removed, ChangeSubject.NamedSet, set.Code, $"There are no figures of the named set \"{set.Title}\" any more.")),
            .. Sets.Where(set => !then.ContainsKey(set.Code)).Select(set => new ReleaseChange(
                ChangeKind.Added, ChangeSubject.NamedSet, set.Code, $"There are figures of the named set \"{set.Title}\".")),
            .. Sets.Where(set => then.TryGetValue(set.Code, out var other) && other.Definition != set.Definition).Select(set => new ReleaseChange(
                ChangeKind.Redefined, ChangeSubject.NamedSet, set.Code, $"Others belong to the named set \"{set.Title}\" than before. {set.Definition}")),
            .. Sets.Where(set => then.TryGetValue(set.Code, out var other) && other.Definition == set.Definition && other.Title != set.Title).Select(set => new ReleaseChange(
                ChangeKind.Corrected, ChangeSubject.NamedSet, set.Code, $"It is now called \"{set.Title}\".")),
        ];
    }

    private static Dictionary<string, string> MeasuresOf(ReleaseContents contents) =>
        contents.Framework.MeasuresFor(contents.Perspective).ToDictionary(measure => measure.Key, measure => measure switch
        {
            Measure.Domain(var code) => contents.Framework.TitleOf(code) ?? code,
            Measure.Element(var code) => contents.Framework.TitleOf(code) ?? code,
            Measure.Statement(var code) => contents.Framework.TitleOf(code) ?? code,
            _ => "Overall",
        });
}

/// <summary>What readers rely on of a named set.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Definition">Who belongs to it, in words.</param>
public sealed record SetContents(string Code, string Title, string Definition);
