using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Releases;

/// <summary>A release is built only when nobody can answer any more.</summary>
public sealed class RoundStillOpenException(string round)
    : DomainException($"Round {round} is still open. Close it first: benchmark round close --code {round}")
{
    /// <summary>The round.</summary>
    public string Round { get; } = round;
}

/// <summary>A round is released once; what was published is never built again beside it.</summary>
public sealed class RoundAlreadyReleasedException(string round, string version)
    : DomainException($"Round {round} is already released as version {version}. A faulty release is withdrawn as a whole first.")
{
    /// <summary>The round.</summary>
    public string Round { get; } = round;

    /// <summary>The version it was released as.</summary>
    public string Version { get; } = version;
}

/// <summary>The edition is answered from perspectives, and the command names none of them, or one it does not have.</summary>
public sealed class PerspectiveNeededException(Framework framework)
    : DomainException(framework.Perspectives.Count == 0
        ? $"{framework.Title} is not answered from perspectives. Leave --perspective out."
        : $"{framework.Title} is released one perspective at a time. Name one with --perspective: "
          + $"{string.Join(", ", framework.Perspectives.Select(perspective => Code.Of(perspective.Code)))}")
{
    /// <summary>The edition.</summary>
    public Framework Framework { get; } = framework;
}

/// <summary>Some organisations answer a statement and others do not, which one mask for all measures cannot protect.</summary>
public sealed class UnevenStatementException(string statement)
    : DomainException($"Statement {statement} applies to some organisations of the release and not to others, so no one mask protects it. "
        + "Give the statement to all of them, or open a round for those it applies to.")
{
    /// <summary>Its code.</summary>
    public string Statement { get; } = statement;
}

/// <summary>There is no such disclosure policy.</summary>
public sealed class PolicyNotFoundException(string policy)
    : DomainException($"There is no disclosure policy {policy}. Leave it out to use the one made for those who took part.")
{
    /// <summary>What was named.</summary>
    public string Policy { get; } = policy;
}

/// <summary>Nothing was handed in that a release could be made of.</summary>
public sealed class NothingToReleaseException(string round)
    : DomainException($"Round {round} holds no complete, submitted assessment. Import or submit some before it closes.")
{
    /// <summary>The round.</summary>
    public string Round { get; } = round;
}

/// <summary>There is no such release.</summary>
public sealed class ReleaseNotFoundException(string name)
    : DomainException($"There is no release {name}. `benchmark release list` shows them.")
{
    /// <summary>What was named.</summary>
    public string Name { get; } = name;
}

/// <summary>A release takes its steps in order: built, audited, approved by a second person, published, withdrawn.</summary>
public sealed class ReleaseStepException(string release, ReleaseStatus status, string wanted)
    : DomainException($"Release {release} is {Code.Of(status)} and cannot be {wanted} now. The steps are: build, audit, approve, publish, withdraw.")
{
    /// <summary>Where the release stands.</summary>
    public ReleaseStatus Status { get; } = status;
}

/// <summary>What a release protects was proved before the world saw another release of the same answers.</summary>
public sealed class AuditOutdatedException(string release)
    : DomainException($"Another release of the same answers was published since {release} was audited. Build the round again: its mask and its audit take both into account.")
{
    /// <summary>The release.</summary>
    public string Release { get; } = release;
}

/// <summary>The person who built a release does not approve it.</summary>
public sealed class SecondPersonNeededException(string release, string person)
    : DomainException($"Release {release} was built by {person}; somebody else approves it, for two keys or sign-ins of one holder are one person: benchmark release approve {release} --as NAME")
{
    /// <summary>Who built it.</summary>
    public string Person { get; } = person;
}

/// <summary>The registry does not say where an organisation belongs in the lattice.</summary>
public sealed class UnplacedOrganisationException(DimensionCode dimension)
    : DomainException($"An organisation that took part has no {Code.Of(dimension)} in the registry. Import it again with that column filled in.")
{
    /// <summary>The dimension that is missing.</summary>
    public DimensionCode Dimension { get; } = dimension;
}

/// <summary>A named set cannot be shown by the policy of a release.</summary>
public sealed class SetRefusedException(string set, string because)
    : DomainException($"Named set {set} cannot be part of the release: {because}. Build with another policy.")
{
    /// <summary>Its code.</summary>
    public string Set { get; } = set;
}
