using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Rounds;

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

    /// <summary>A moment within every round of these tests.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A round on <see cref="Framework"/> that is open at <see cref="Now"/>.</summary>
    public static Round Round() => new(
        0, "2026-spring", "Spring 2026", "made-up-2026", Now.AddDays(-14), Now.AddDays(14), ClosedAt: null, IsSynthetic: false);

    public static Statement Statement(string code) => new(code, $"Our words for {code}.", [], AsksForNumber: false, [], [], [], []);
}

/// <summary>A clock that stands at <see cref="Some.Now"/>.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => Some.Now;
}
