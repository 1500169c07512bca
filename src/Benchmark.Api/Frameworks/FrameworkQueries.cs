using Benchmark.Data.Frameworks;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Api.Frameworks;

[QueryType]
internal static partial class FrameworkQueries
{
    /// <summary>Every framework edition the product knows, by code and edition.</summary>
    [CacheControl(60)]
    [ListSize(AssumedSize = 8)]
    public static IReadOnlyList<Framework> GetFrameworks() => FrameworkFiles.Shipped.Frameworks;

    /// <summary>One edition of a framework; null when there is none.</summary>
    /// <param name="code">The framework's code, for example <c>lqf</c>.</param>
    /// <param name="edition">The edition, for example <c>2012</c>; the latest when left out.</param>
    [CacheControl(60)]
    public static Framework? GetFramework(string code, string? edition) => FrameworkFiles.Shipped.Find(code, edition);
}
