using Benchmark.Data.Disclosure;
using Benchmark.Domain;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>A draft did not pass its audit and cannot be published.</summary>
public sealed class AuditFailedException(ReleaseFacts release, AuditReport report)
    : DomainException($"{release.Name} did not pass its audit and cannot be published. {Remedy(release, report)}")
{
    private const string Coarse = "-coarse", Research = "-research";

    /// <summary>The release.</summary>
    public string Release { get; } = release.Name;

    /// <summary>What to build instead: coarser where only small groups are bounded closely, then without anonymised assessments.</summary>
    private static string Remedy(ReleaseFacts release, AuditReport report)
    {
        var code = release.Policy.Code;
        if (report.NeedsCoarserRounding && PolicyFiles.Find(code + Coarse) is { } coarser)
            return $"Only its rounding is too fine for the small groups of this round. Build the round again with coarser rounding: {Build(coarser.Code)}";
        if (report.NeedsCoarserRounding && PolicyFiles.Find(code.Replace(Research, "", StringComparison.Ordinal)) is { } without && without.Code != code)
            return $"Its anonymised assessments tell too much about the small groups of this round. Build the round again without them: {Build(without.Code)}";
        return $"Build the round again with a corrected policy: {Build("CODE")}";

        string Build(string policy) => $"benchmark release build --round {release.RoundCode} --policy {policy}";
    }
}
