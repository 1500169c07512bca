using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>The mask of a release, decided together with all that the world has seen of the same answers.</summary>
internal static class JointMask
{
    /// <summary>Decides the groups of a lattice.</summary>
    /// <param name="lattice">The groups.</param>
    /// <param name="members">Who takes part.</param>
    /// <param name="seen">Releases of the same answers.</param>
    /// <param name="sector">Counts of the whole sector.</param>
    /// <param name="policy">The rules.</param>
    /// <exception cref="AlreadyPublicException">What was seen gives away what must be hidden.</exception>
    public static Mask Of(
        Lattice lattice, IReadOnlyList<ReleaseMember> members, IReadOnlyList<ReleaseOutline> seen, IReadOnlyList<SectorCount> sector, Policy policy)
    {
        var numbers = members.Index().ToDictionary(pair => pair.Item.OrganisationId, pair => pair.Index);
        var former = new List<int>();
        foreach (var member in seen.SelectMany(release => release.Members))
        {
            if (numbers.TryAdd(member.OrganisationId, numbers.Count))
                former.Add(member.CorporateGroup);
        }

        return Mask.Of(
            lattice, [.. members.Select(member => new Participant(member.Place, member.CorporateGroup))], former,
            [.. seen.SelectMany(release => release.Columns(numbers))], sector, policy);
    }
}
