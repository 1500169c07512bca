using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Anonymised;

/// <summary>Proves what anonymised assessments promise: docs/methods/microdata.md.</summary>
internal static class MicrodataCheck
{
    /// <summary>The gates of a draft; none when it holds no anonymised assessments.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="risk">What was measured when its assessments were drawn; null when it has none.</param>
    public static IReadOnlyList<AuditGate> Gates(ShownRelease draft, MicrodataRisk? risk) => risk is null
        ? []
        :
        [
            ClassGate(draft.Outline, draft.Anonymised.CountBy(row => row.Class).ToDictionary()),
            RiskGate(risk, draft.Policy?.Microdata),
        ];

    /// <summary>Whether assessments are told apart only by what is published anyway.</summary>
    /// <param name="outline">The release.</param>
    /// <param name="counts">Assessments of each class.</param>
    internal static AuditGate ClassGate(ReleaseOutline outline, IReadOnlyDictionary<Group, int> counts)
    {
        var inside = counts.Keys.ToDictionary(group => group, group => outline.Members.Where(member => group.Contains(member.Place)).ToList());
        var hidden = counts.Keys.Count(group => !outline.Published.Contains(outline.Lattice.IndexOf(group)));
        var small = inside.Values.Count(members => members.Select(member => member.CorporateGroup).Distinct().Count() < outline.Facts.Policy.MinimumGroups);
        var wrong = inside.Count(pair => pair.Value.Count != counts[pair.Key]);
        var once = outline.Members.All(member => counts.Keys.Count(group => group.Contains(member.Place)) == 1);
        return new(
            "Anonymised assessments are told apart by published groups alone",
            hidden + small + wrong == 0 && once && RankCheck.AllFollow(outline, counts.Keys),
            $"{counts.Count} classes: {hidden} not published, {small} too small, {wrong} with another number of assessments than of organisations; "
            + (once ? "every organisation is in one" : "some organisations are in none or in several"));
    }

    /// <summary>Whether no intruder is right more often than the policy allows.</summary>
    internal static AuditGate RiskGate(MicrodataRisk risk, MicrodataRule? rule) => new(
        "An intruder finds an organisation's anonymised assessment no more often than the policy allows", rule is not null && risk.Keeps(rule),
        rule is null
            ? "the policy gives no anonymised assessments out"
            : $"drawn alike for at least {risk.SmallestPool} organisations of {risk.SmallestPoolGroups} corporate groups; "
                + string.Concat(risk.Intrusions.Select(intrusion =>
                    $"by {intrusion.Knows} {intrusion.Found} of {intrusion.Tried} guesses right, {intrusion.SureFound} of {intrusion.Sure} sure ones; "))
                + $"at most {rule.MostFoundPercent} of 100 may be, but for chance");
}
