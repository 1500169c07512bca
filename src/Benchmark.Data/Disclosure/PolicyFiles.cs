using System.Globalization;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;

namespace Benchmark.Data.Disclosure;

/// <summary>The disclosure policies the product ships.</summary>
/// <remarks>They are the files of <c>schema/policies</c>, embedded so that an executable never runs with others.</remarks>
public static class PolicyFiles
{
    private const string Folder = "policies/";

    private static readonly Lazy<IReadOnlyList<Policy>> Read = new(() =>
        [.. typeof(PolicyFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Load)]);

    /// <summary>Every shipped policy, in the order of their files' names.</summary>
    /// <exception cref="InvalidFileException">A shipped file is wrong; a test keeps it from happening.</exception>
    public static IReadOnlyList<Policy> All => Read.Value;

    /// <summary>The newest version of a policy; null when none has this code.</summary>
    public static Policy? Find(string code) =>
        All.Where(policy => policy.Code == code).MaxBy(policy => int.Parse(policy.Version, CultureInfo.InvariantCulture));

    /// <summary>One version of a policy; null when there is none.</summary>
    public static Policy? Find(string code, string version) =>
        All.FirstOrDefault(policy => policy.Code == code && policy.Version == version);

    private static Policy Load(string name)
    {
        using var stream = typeof(PolicyFiles).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return PolicyFile.Read(reader, name[Folder.Length..]);
    }
}
