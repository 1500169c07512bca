namespace Benchmark.Domain.People;

/// <summary>What researchers promise before they see anonymised assessments: docs/methods/terms.md.</summary>
public static class Terms
{
    /// <summary>The version that has to be accepted now.</summary>
    public const string Current = "research-1.0";
}

/// <summary>Terms that somebody accepted.</summary>
/// <param name="Version">Which version.</param>
/// <param name="AcceptedAt">When.</param>
public sealed record TermsAcceptance(string Version, DateTimeOffset AcceptedAt);

/// <summary>The terms named are not the ones to accept now.</summary>
public sealed class TermsUnknownException(string version)
    : DomainException($"There are no terms \"{version}\" to accept: read and accept {Terms.Current}.")
{
    /// <summary>What was named.</summary>
    public string Version { get; } = version;
}
