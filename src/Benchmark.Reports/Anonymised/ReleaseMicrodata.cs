using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Benchmark.Domain.Anonymised;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Releases;

namespace Benchmark.Reports.Anonymised;

/// <summary>The anonymised assessments of a release with what they may give away.</summary>
/// <param name="Assessments">In the order of their codes, which nothing follows from.</param>
/// <param name="Risk">Measured when they were drawn.</param>
internal sealed record ReleaseMicrodata(IReadOnlyList<AnonymisedAssessment> Assessments, MicrodataRisk Risk)
{
    /// <summary>Draws them; null when the policy gives none out, the edition has no ratings, or not even England is published.</summary>
    /// <param name="release">The release, masked.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="members">Who is in it.</param>
    /// <param name="scoresOf">The mean rating of each statement of a member, by its place in the list; in millionths of a rating point.</param>
    public static ReleaseMicrodata? Of(Release release, Policy policy, IReadOnlyList<ReleaseMember> members, Func<int, int[]> scoresOf)
    {
        if (policy.Microdata is not { } rule || release.Framework.Scale is not { } scale)
            return null;

        var classes = AssessmentClasses.Of(release.Lattice, group => release.ParticipationOf(group) is not null);
        if (classes.Count == 0)
            return null;

        var assessments = Anonymisation.Of(
            [
                .. members.Select((member, at) => new TrueAssessment(
                    classes.Single(group => group.Contains(member.Place)), member.CorporateGroup, scoresOf(at))),
            ],
            rule, scale.Minimum, scale.Maximum, RandomNumberGenerator.GetInt32, out var risk);
        return new(assessments, risk);
    }

    /// <summary>What the manifest's checksum is taken of.</summary>
    /// <remarks>Codes and ratings are drawn by chance, so building again gives others: the checksum holds for what is stored.</remarks>
    public string Lines()
    {
        var lines = new StringBuilder(RiskReport).Append('\n');
        foreach (var assessment in Assessments)
            lines.Append(CultureInfo.InvariantCulture, $"{assessment.Code},{string.Join('|', GroupRow.Codes(assessment.Class))},{string.Join(' ', assessment.Ratings)}\n");
        return lines.ToString();
    }

    /// <summary>The risks as they are stored.</summary>
    public string RiskReport => JsonSerializer.Serialize(Risk);
}
