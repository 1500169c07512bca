using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Tests;

/// <summary>Valid examples; a test changes the one thing it is about.</summary>
internal static class Some
{
    /// <summary>A small scored edition with perspectives, and statements that do not apply to everybody.</summary>
    public static Framework Framework() => new(
        "made-up", "2026", "A made-up framework", "Nobody", PublishedOn: null, "Our own", Context: null,
        new([new(1, "Not in place"), new(2, "Partly"), new(3, "In place"), new(4, "Strong")]),
        Perspectives: [],
        [
            new("A", "First", [new("A1", "First element", Text: null, [Statement("A1.1"), Statement("A1.2")])]),
            new("B", "Second",
            [
                new("B1", "Second element", Text: null,
                [
                    Statement("B1.1") with { AsksForNumber = true },
                    Statement("B1.2") with { Services = [ServiceType.Domiciliary] },
                ]),
            ]),
        ],
        Supersedes: null, IsStructureOnly: false);

    public static Statement Statement(string code) => new(code, $"Our words for {code}.", [], AsksForNumber: false, [], [], [], []);
}
