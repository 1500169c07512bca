namespace Benchmark.GraphQL.Tests.Differential;

/// <summary>Where graphql-js 16 and the September 2025 edition differ, so that its verdict is no measure.</summary>
internal static class KnownDeviations
{
    /// <summary>Whether a document touches one of the deviations.</summary>
    public static bool Applies(string query) => IsConditionalSubscription(query);

    /// <summary>The edition forbids @skip and @include on the root field of a subscription; graphql-js evaluates them, or crashes.</summary>
    private static bool IsConditionalSubscription(string query) =>
        query.Contains("subscription", StringComparison.Ordinal)
        && (query.Contains("@skip", StringComparison.Ordinal) || query.Contains("@include", StringComparison.Ordinal));
}
