namespace Benchmark.GraphQL.Tests.Differential;

/// <summary>Where graphql-js 16 and the September 2025 edition differ, so that its verdict is no measure.</summary>
internal static class KnownDeviations
{
    /// <summary>Whether a document touches one of the deviations.</summary>
    public static bool Applies(string query) => IsConditionalSubscription(query);

    /// <summary>
    /// The places where a nullable variable fills the one field of an input: the edition forbids it, and graphql-js sees it
    /// only where the input itself may be null.
    /// </summary>
    public static IReadOnlyList<string> ExcusedIn(IReadOnlyList<IError> errors, IReadOnlyList<string> places) =>
        [.. places.Where((_, at) => errors[at].Message.Contains("must not be null to be used in", StringComparison.Ordinal))];

    /// <summary>Our verdict without what graphql-js is excused for.</summary>
    public static Verdict Without(Verdict ours, Verdict theirs)
    {
        var left = ours.Invalid!.ToList();
        foreach (var place in ours.Excused.Where(place => left.Count(one => one == place) > (theirs.Invalid?.Count(one => one == place) ?? 0)))
            left.Remove(place);
        return ours with { Invalid = left.Count == 0 ? null : left };
    }

    /// <summary>The edition forbids @skip and @include on the root field of a subscription; graphql-js evaluates them, or crashes.</summary>
    private static bool IsConditionalSubscription(string query) =>
        query.Contains("subscription", StringComparison.Ordinal)
        && (query.Contains("@skip", StringComparison.Ordinal) || query.Contains("@include", StringComparison.Ordinal));
}
