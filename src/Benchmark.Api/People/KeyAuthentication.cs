using System.Text.Encodings.Web;
using Benchmark.Data.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Benchmark.Api.People;

/// <summary>Lets in who sends a key: <c>Authorization: Bearer bmk_…</c>.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Registrar registrar, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>What this way in is called.</summary>
    public const string Name = "Key";

    private const string Bearer = "Bearer ";

    /// <summary>The key or token that a request sends; null when it sends none.</summary>
    public static string? SecretOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SecretOf(Request) is not { } secret)
            return AuthenticateResult.NoResult();

        return await KeyStore.FindAsync(registrar.Vault, secret, clock.GetUtcNow(), Context.RequestAborted) is { } actor
            ? AuthenticateResult.Success(new(new(actor.ToIdentity(Name)), Name))
            : AuthenticateResult.Fail("The key opens nothing: it is unknown, expired or ended.");
    }
}
