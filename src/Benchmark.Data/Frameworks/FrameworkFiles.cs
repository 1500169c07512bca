using System.Reflection;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Data.Frameworks;

/// <summary>Framework editions that belong together, and how their parts map to each other.</summary>
/// <param name="Frameworks">By name.</param>
/// <param name="Crosswalk">Mappings between them.</param>
public sealed record FrameworkFiles(IReadOnlyList<Framework> Frameworks, Crosswalk Crosswalk)
{
    private const string Folder = "frameworks/";
    private const string CrosswalkName = "crosswalk.yaml";
    private static readonly Lazy<FrameworkFiles> Files = new(ReadShipped);

    /// <summary>The editions the product ships: schema/frameworks.</summary>
    /// <exception cref="InvalidDataException">They do not fit together.</exception>
    public static FrameworkFiles Shipped => Files.Value;

    /// <summary>The edition with this code; null when there is none.</summary>
    /// <param name="code">For example <c>lqf</c>.</param>
    /// <param name="edition">For example <c>2012</c>; null for the latest that a round can be opened on.</param>
    public Framework? Find(string code, string? edition = null) => Frameworks
        .Where(framework => framework.Code == code)
        .Where(framework => edition is null ? !framework.IsStructureOnly : framework.Edition == edition)
        .MaxBy(framework => framework.Edition, StringComparer.Ordinal);

    private static FrameworkFiles ReadShipped()
    {
        var assembly = typeof(FrameworkFiles).Assembly;
        var frameworks = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name != Folder + CrosswalkName)
            .Order(StringComparer.Ordinal)
            .Select(name => Open(assembly, name, FrameworkFile.Read))
            .ToList();

        foreach (var framework in frameworks.Where(framework => framework.Supersedes is not null))
        {
            if (frameworks.TrueForAll(other => other.Name != framework.Supersedes))
                throw new InvalidDataException($"{framework.Name} supersedes {framework.Supersedes}, which is not shipped.");
        }

        var crosswalk = Open(assembly, Folder + CrosswalkName, (text, file) => CrosswalkFile.Read(text, file, frameworks));
        return new(frameworks, crosswalk);
    }

    private static T Open<T>(Assembly assembly, string name, Func<TextReader, string, T> read)
    {
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name} is not part of the product."));
        return read(text, $"schema/{name}");
    }
}
