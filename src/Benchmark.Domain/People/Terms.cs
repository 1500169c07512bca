namespace Benchmark.Domain.People;

/// <summary>What researchers promise before they see anonymised assessments: docs/methods/terms.md.</summary>
public static class Terms
{
    /// <summary>The version that has to be accepted now.</summary>
    public const string Current = "research-1.0";

    /// <summary>What is promised, in order.</summary>
    public static IReadOnlyList<string> Promises { get; } =
    [
        "I use the records to learn about groups, and never to find out who an organisation or a person is.",
        "I do not join them with other records in a way that could single anybody out.",
        "I publish nothing about fewer than ten organisations.",
        "If I think I recognise somebody, I keep it to myself and tell the service's administrator.",
        "I pass the records to nobody, and delete them when my work is done.",
        "I name the release I used, with its version.",
    ];
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
