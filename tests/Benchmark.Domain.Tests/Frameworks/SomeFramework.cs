using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Tests.Frameworks;

/// <summary>Made-up editions for tests.</summary>
internal static class SomeFramework
{
    /// <summary>The regulator's bands.</summary>
    public static IReadOnlyList<RatingBand> Bands { get; } =
        [new("Inadequate", 25, 38), new("Requires improvement", 39, 62), new("Good", 63, 87), new("Outstanding", 88, 100)];

    /// <summary>One domain per number, with that many elements of two statements each: D1, E1.1, S1.1.1.</summary>
    public static Framework Scored(params int[] elementsPerDomain) => With(elementsPerDomain, statements: 2);

    /// <summary>One domain with elements of one statement each: D1, E1.1, S1.1.1.</summary>
    public static Framework WithSingleStatements(int elements) => With([elements], statements: 1);

    /// <summary>The same questions, answered in words.</summary>
    public static Framework InWords(params int[] elementsPerDomain) =>
        Scored(elementsPerDomain) with { Scale = null, Bands = [], Publishes = [] };

    /// <summary>A statement that everybody is asked.</summary>
    public static Statement Statement(string code) => new(code, $"Text of {code}.", [], false, [], [], [], []);

    private static Framework With(int[] elementsPerDomain, int statements) => new(
        "some", "1", "Some framework", "Somebody", null, "Made up", null,
        new RatingScale([new(1, "Not in place"), new(2, "Partly"), new(3, "In place"), new(4, "Strong")]), [],
        [.. elementsPerDomain.Select((elements, at) => Domain(at + 1, elements, statements))], null, false)
    {
        Bands = Bands,
        Publishes = [MeasureLevel.Overall, MeasureLevel.Domain, MeasureLevel.Element, MeasureLevel.Statement],
    };

    private static FrameworkDomain Domain(int number, int elements, int statements) => new(
        $"D{number}", $"Domain {number}",
        [
            .. Enumerable.Range(1, elements).Select(element => new FrameworkElement(
                $"E{number}.{element}", $"Element {number}.{element}", null,
                [.. Enumerable.Range(1, statements).Select(statement => Statement($"S{number}.{element}.{statement}"))])),
        ]);
}
