using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Datasets;

/// <summary>Where a dataset or one of its files is served.</summary>
/// <param name="Framework">Code, or code and edition in one word.</param>
/// <param name="Perspective">Null for editions without perspectives.</param>
/// <param name="Version">A version, or <c>2.*</c> for the newest that begins so.</param>
/// <param name="File">The file; null for the page about the dataset.</param>
public sealed record DatasetAddress(string Framework, PerspectiveCode? Perspective, string Version, string? File)
{
    /// <summary>What every address begins with.</summary>
    public const string Root = "/datasets";

    /// <summary>Reads what follows <see cref="Root"/>; null when it is no address.</summary>
    public static DatasetAddress? Read(string path) => path.Trim('/').Split('/') switch
    {
        [var framework, var version] => new(framework, null, version, null),
        [var framework, var perspective, var version] when Code.Parse<PerspectiveCode>(perspective) is { } code => new(framework, code, version, null),
        [var framework, var version, var file] => new(framework, null, version, file),
        [var framework, var perspective, var version, var file] when Code.Parse<PerspectiveCode>(perspective) is { } code =>
            new(framework, code, version, file),
        _ => null,
    };

    /// <summary>The address of a release's page, or of one of its files.</summary>
    public static string Of(ReleaseFacts release, string? file = null) =>
        file is null ? $"{Root}/{release.Name}" : $"{Root}/{release.Name}/{file}";
}
