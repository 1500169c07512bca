using System.Text.RegularExpressions;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Tests.Differential;

/// <summary>Where graphql-js and the September 2025 edition differ, so that its verdict is no measure.</summary>
internal static partial class KnownDeviations
{
    /// <summary>The npm package under which the tests have graphql-js 17.</summary>
    private const string Seventeen = "graphql-17";

    /// <summary>Whether a document touches one of the deviations of a package.</summary>
    public static bool Applies(string query, string package) =>
        IsConditionalSubscription(query) || (package == Seventeen && EmptySelections().IsMatch(query));

    /// <summary>
    /// Whether an input with exactly one field has one that it does not know. graphql-js 17 calls that two errors in one
    /// place; 16 and we call it one, and the edition does not say. That it is invalid is compared all the same.
    /// </summary>
    public static bool IsOneErrorOrTwo(IReadOnlyList<IError> errors, Schema schema, string package) => package == Seventeen
        && errors.Any(error => UnknownInputField().Match(error.Message) is { Success: true } match
            && schema.Type(match.Groups[1].Value) is InputObjectType { IsOneOf: true });

    /// <summary>
    /// The places where a nullable variable fills the one field of an input: the edition forbids it, and graphql-js sees it
    /// only where the input itself may be null. And the subscriptions that come to no root field, because no fragment of
    /// theirs applies: the edition asks for exactly one, as does graphql-js 17; 16 asks for one at most.
    /// </summary>
    public static IReadOnlyList<string> ExcusedIn(IReadOnlyList<IError> errors, IReadOnlyList<string> places, string package) =>
        [.. places.Where((_, at) => errors[at].Message.Contains("must not be null to be used in", StringComparison.Ordinal)
            || (package != Seventeen && errors[at].Message == "A subscription has no root field."))];

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
        query.Contains("subscription", StringComparison.Ordinal) && Condition().IsMatch(query);

    [GeneratedRegex(@"@[\s,]*(?:skip|include)\b")]
    private static partial Regex Condition();

    /// <summary>The edition asks for at least one selection between braces; graphql-js 17 asks for none.</summary>
    [GeneratedRegex(@"\{[\s,]*\}")]
    private static partial Regex EmptySelections();

    [GeneratedRegex(@"^(\w+) has no field")]
    private static partial Regex UnknownInputField();
}
