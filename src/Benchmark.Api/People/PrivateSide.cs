using System.Globalization;
using System.Security.Claims;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.People;
using Npgsql;

namespace Benchmark.Api.People;

/// <summary>The private side as people who signed in reach it: the pool of the role that sees no row but by a policy.</summary>
internal sealed record PrivateSide(NpgsqlDataSource Member)
{
    /// <summary>Begins to look on behalf of a person; the database shows what they may see, and nothing else.</summary>
    public Task<ActingTransaction> BeginAsync(ClaimsPrincipal user, CancellationToken cancellation) =>
        ActingTransaction.BeginAsync(Member, user.ToActor(), cancellation);

    /// <summary>Begins to change something on behalf of a person; nothing is kept unless it is committed.</summary>
    /// <exception cref="GraphQLException">Their key may only be used to look.</exception>
    public Task<ActingTransaction> ChangeAsync(ClaimsPrincipal user, CancellationToken cancellation) =>
        ActingTransaction.BeginAsync(Member, user.ToWritingActor(), cancellation);
}

/// <summary>The pool that works on every private row: for letting people in, and for what administrators do. Resolvers that show anything use <see cref="PrivateSide"/>.</summary>
internal sealed record Registrar(NpgsqlDataSource Vault);

/// <summary>Who is acting, between a sign-in and the private side.</summary>
internal static class ActorClaims
{
    private const string Subject = "sub";
    private const string Organisation = "organisation";
    private const string OrganisationNumber = "organisation_number";
    private const string ReadOnly = "read_only";
    private const string KnownAs = "known_as";

    /// <summary>The identity of somebody who signed in.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="scheme">How they signed in.</param>
    public static ClaimsIdentity ToIdentity(this Actor actor, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(Subject, actor.Subject));
        identity.AddClaim(new(ClaimTypes.Name, actor.Name));
        foreach (var name in actor.Person.KnownAs)
            identity.AddClaim(new(KnownAs, name));
        foreach (var role in actor.Roles)
            identity.AddClaim(new(ClaimTypes.Role, Code.Of(role)));
        if (actor.Organisation is not null)
            identity.AddClaim(new(Organisation, actor.Organisation));
        if (actor.OrganisationNumber is { } number)
            identity.AddClaim(new(OrganisationNumber, number.ToString(CultureInfo.InvariantCulture)));
        if (!actor.MayWrite)
            identity.AddClaim(new(ReadOnly, ""));
        return identity;
    }

    /// <summary>Who is acting.</summary>
    /// <exception cref="InvalidOperationException">Nobody signed in: the field lacks its <c>[Authorize]</c>.</exception>
    public static Actor ToActor(this ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true }
        ? new(
            user.FindFirstValue(Subject) ?? throw new InvalidOperationException("The sign-in says no subject."),
            user.Identity.Name ?? "",
            [.. user.FindAll(ClaimTypes.Role).Select(role => Code.Read<Role>(role.Value))],
            user.FindFirstValue(Organisation),
            user.FindFirstValue(OrganisationNumber) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null)
        {
            Person = new(user.Identity.Name ?? "", [.. user.FindAll(KnownAs).Select(name => name.Value)]),
            MayWrite = !user.HasClaim(claim => claim.Type == ReadOnly),
        }
        : throw new InvalidOperationException("Nobody signed in here.");

    /// <summary>Who is acting, where something is about to change.</summary>
    /// <exception cref="GraphQLException">Their key may only be used to look.</exception>
    public static Actor ToWritingActor(this ClaimsPrincipal user) => user.ToActor() is { MayWrite: true } actor
        ? actor
        : throw new GraphQLException(ErrorBuilder.New()
            .SetMessage("This key may look and change nothing: use one with the scope WRITE.").SetCode("AUTH_NOT_AUTHORIZED").Build());
}
