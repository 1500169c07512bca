using Benchmark.Data.Frameworks;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Data.Demo;

/// <summary>A round of made-up answers to one edition.</summary>
/// <param name="Code">Names the round, for example <c>synthetic-2026-spring-lqf</c>.</param>
/// <param name="Title">Says that it is synthetic.</param>
/// <param name="Framework">The edition.</param>
/// <param name="OpensAt">From when answers were taken.</param>
/// <param name="ClosesAt">Until when.</param>
/// <param name="Wave">From 1: rounds of one wave are answered at the same time.</param>
public sealed record SyntheticRound(
    string Code, string Title, Framework Framework, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int Wave)
{
    /// <summary>Every round, oldest first.</summary>
    /// <remarks>Well-led in three waves, LQF in the last two, Topss and Driving Up Quality in the last.</remarks>
    public static IReadOnlyList<SyntheticRound> All { get; } =
    [
        .. Of(1, "2025-spring", "spring 2025", new(2025, 3, 1), "well-led"),
        .. Of(2, "2025-autumn", "autumn 2025", new(2025, 9, 1), "well-led", "lqf"),
        .. Of(3, "2026-spring", "spring 2026", new(2026, 3, 1), "well-led", "lqf", "topss", "driving-up-quality"),
    ];

    private static IEnumerable<SyntheticRound> Of(
        int wave, string code, string season, DateOnly opens, params string[] frameworks) =>
        from framework in frameworks
        let edition = FrameworkFiles.Shipped.Find(framework) ?? throw new InvalidDataException($"{framework} is not shipped.")
        select new SyntheticRound(
            $"synthetic-{code}-{framework}", $"SYNTHETIC {edition.Title}, {season}", edition,
            new(opens, TimeOnly.MinValue, TimeSpan.Zero), new(opens.AddMonths(3), TimeOnly.MinValue, TimeSpan.Zero), wave);
}
