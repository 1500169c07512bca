using System.Globalization;
using Benchmark.Domain;
using Benchmark.Domain.People;

namespace Benchmark.Data.People;

/// <summary>Who is acting on the private side, as the database's policies see it.</summary>
/// <param name="Subject">Names the key, person or link for good, for example <c>key:bmk_AbCdEfGh</c>.</param>
/// <param name="Name">What the trail calls them: a key's holder, or the key's own name where it says no holder.</param>
/// <param name="Roles">What they may do; empty for a rater, who came by a link.</param>
/// <param name="Organisation">The reference of their organisation; null for none.</param>
/// <param name="OrganisationNumber">The same organisation's number; null for none.</param>
public sealed record Actor(string Subject, string Name, IReadOnlyList<Role> Roles, string? Organisation, int? OrganisationNumber)
{
    /// <summary>Who they are where two people are needed.</summary>
    public Person Person { get; init; } = Person.Named(Name);

    /// <summary>The one sheet that somebody invited by a link fills in; null for everybody else.</summary>
    public SheetKey? Sheet { get; init; }

    /// <summary>Whether they may change anything; the database refuses it otherwise.</summary>
    public bool MayWrite { get; init; } = true;

    /// <summary>Whether they have one of these roles.</summary>
    public bool Is(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
                return true;
        }

        return false;
    }

    /// <summary>The roles as the policies read them.</summary>
    internal string RoleCodes => Sheet is null ? string.Join(',', Roles.Select(Code.Of)) : "RATER";

    internal string OrganisationSetting => OrganisationNumber?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>One rater's sheet.</summary>
/// <param name="Round">The round's number.</param>
/// <param name="Assessment">The assessment's number.</param>
/// <param name="Sheet">From 0.</param>
public sealed record SheetKey(int Round, int Assessment, short Sheet);
