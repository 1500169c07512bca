using Benchmark.Data.Frameworks;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Api.Commands;

/// <summary>Editions as people name them on the command line.</summary>
internal static class Editions
{
    /// <summary>The edition named <c>CODE</c> (the latest), <c>CODE@EDITION</c> or <c>CODE-EDITION</c>.</summary>
    /// <exception cref="UnknownCodeException">There is none that a round can be opened on.</exception>
    public static Framework Find(string name)
    {
        var shipped = FrameworkFiles.Shipped;
        return shipped.Frameworks.FirstOrDefault(framework => framework.Name == name.Replace('@', '-') && !framework.IsStructureOnly)
            ?? shipped.Find(name)
            ?? throw new UnknownCodeException(
                "--framework", name,
                [.. shipped.Frameworks.Where(framework => !framework.IsStructureOnly).Select(framework => framework.Name)]);
    }
}
