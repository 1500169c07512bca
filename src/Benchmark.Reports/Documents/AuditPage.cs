using System.Globalization;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>What an audit found, for people: each claim, whether it holds, and what was looked at.</summary>
internal static class AuditPage
{
    public static string Of(ReleaseFacts release, AuditReport report, DateTimeOffset auditedAt) => new Page(
        $"Audit of {release.Name}", "Disclosure control",
        report.Passed
            ? "Every claim about what this release protects was proved before anybody could publish it."
            : "A claim about what this release protects does not hold. It cannot be published.",
        [.. release.IsSynthetic ? ["SYNTHETIC: the answers behind this release are made up."] : Array.Empty<string>()],
        [
            new("claims", "What was proved", Html.Of($"""
                <div class="scroll" tabindex="0" role="region" aria-label="Table: claims">
                <table class="plain">
                <caption>Claims, in the order they were tried</caption>
                <thead><tr><th scope="col">Claim</th><th scope="col">Holds</th><th scope="col">What was looked at</th></tr></thead>
                <tbody>
                {Html.Each(report.Gates, gate => Html.Of($"<tr><th scope=\"row\" class=\"sentence\">{gate.Title}</th><td data-label=\"Holds\">{(gate.Passed ? "yes" : "NO")}</td><td data-label=\"What was looked at\">{gate.Finding}</td></tr>\n"))}
                </tbody>
                </table>
                </div>
                """)),
            new("how", "How it was proved", Html.Of($"""
                <p>The program that proves shares nothing with the one that decides: other arithmetic, other algorithms. It knows who took part and what is published, and tries to work out what is withheld. The method is described in docs/methods/disclosure.md.</p>
                """)),
        ],
        $"Audited {auditedAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. Release checksum {release.Checksum}.").ToHtml();
}
