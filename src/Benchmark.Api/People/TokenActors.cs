using System.Security.Claims;
using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.People;

namespace Benchmark.Api.People;

/// <summary>Who a token of the issuer stands for on the private side.</summary>
internal static class TokenActors
{
    /// <summary>The person of a token that was found to be good; roles and organisations that are not known count for nothing.</summary>
    /// <remarks>They are called by their name, and known by the name and address they sign in with as well, so that a key can name them.</remarks>
    public static async Task<Actor> FindAsync(ClaimsIdentity token, SignInOptions options, Registrar registrar, CancellationToken cancellation)
    {
        var subject = token.FindFirst("sub")?.Value ?? throw new InvalidDataException("The token says no subject.");
        Role[] roles = [.. token.FindAll(options.RolesClaim).Select(claim => Code.Parse<Role>(claim.Value)).OfType<Role>()];
        var reference = token.FindFirst(options.OrganisationClaim)?.Value;
        var number = reference is null ? null : await OrganisationStore.NumberOfAsync(registrar.Vault, reference, cancellation);
        var lasting = $"person:{options.Issuer}|{subject}";
        string?[] called = [token.FindFirst("name")?.Value, token.FindFirst("preferred_username")?.Value, token.FindFirst("email")?.Value];
        var person = await registrar.Vault.NameAsync(
            [.. called.Append(subject).OfType<string>().Where(name => !string.IsNullOrWhiteSpace(name)), lasting], cancellation);
        return new(
            lasting,
            person.Name,
            number is null ? [.. roles.Where(role => role != Role.Provider)] : roles,
            number is null ? null : reference,
            number)
        {
            Person = person,
        };
    }
}
