using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Benchmark.Api.People;

/// <summary>Signs people in on pages: OpenID Connect's authorisation code flow with a proof key, which ends in a cookie.</summary>
/// <remarks>OpenID Connect Core 1.0, section 3.1; RFC 7636 (proof key).</remarks>
internal sealed class CodeFlow : IDisposable
{
    /// <summary>Where a sign-in begins.</summary>
    public const string SignInPath = "/sign-in";

    private const string CallbackPath = "/sign-in/callback";
    private const string SignOutPath = "/sign-out";
    private const string Pending = "benchmark-sign-in";

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private readonly SignInOptions _options;
    private readonly Registrar _registrar;
    private readonly ITimeLimitedDataProtector _protector;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _issuer;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(10) };

    public CodeFlow(SignInOptions options, Registrar registrar, IDataProtectionProvider protection)
    {
        (_options, _registrar) = (options, registrar);
        _protector = protection.CreateProtector(Pending).ToTimeLimitedDataProtector();
        _issuer = new(
            $"{options.Issuer!.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(_client) { RequireHttps = !new Uri(options.Issuer).IsLoopback });
    }

    /// <summary>Serves the paths of signing in and out.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet(SignInPath, (HttpContext context, CodeFlow flow) => flow.BeginAsync(context));
        app.MapGet(CallbackPath, (HttpContext context, CodeFlow flow) => flow.FinishAsync(context));
        app.MapPost(SignOutPath, async (HttpContext context) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.Redirect("/");
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Sends the browser to the issuer, and notes in a cookie what has to come back.</summary>
    private async Task<IResult> BeginAsync(HttpContext context)
    {
        var configuration = await _issuer.GetConfigurationAsync(context.RequestAborted);
        var attempt = new Attempt(Random(), Random(), Random(), LocalPath(context.Request.Query["ReturnUrl"]));
        context.Response.Cookies.Append(
            Pending, _protector.Protect(JsonSerializer.Serialize(attempt), TimeSpan.FromMinutes(10)),
            new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = SignInPath });
        return Results.Redirect(QueryHelpers.AddQueryString(configuration.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = _options.ClientId,
            ["redirect_uri"] = CallbackOf(context.Request),
            ["scope"] = "openid profile email",
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(attempt.Verifier))),
            ["code_challenge_method"] = "S256",
        }));
    }

    /// <summary>Takes the code that the browser brings back, asks the issuer who that is, and leaves a cookie.</summary>
    private async Task<IResult> FinishAsync(HttpContext context)
    {
        var attempt = ReadAttempt(context.Request.Cookies[Pending]);
        context.Response.Cookies.Delete(Pending, new() { Path = SignInPath });
        var query = context.Request.Query;
        if (attempt is null || !Same(attempt.State, query["state"]) || query["code"] is not [{ Length: > 0 } code])
            return Results.Text("The sign-in did not come back as it was sent. Begin again at /sign-in.", statusCode: StatusCodes.Status400BadRequest);

        var configuration = await _issuer.GetConfigurationAsync(context.RequestAborted);
        var token = await RedeemAsync(configuration, code, attempt.Verifier, CallbackOf(context.Request), context.RequestAborted);
        var found = token is null ? null : await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = _options.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
        });
        if (found is not { IsValid: true } || !Same(attempt.Nonce, found.ClaimsIdentity.FindFirst("nonce")?.Value))
            return Results.Text("The issuer did not say who signed in. Begin again at /sign-in.", statusCode: StatusCodes.Status401Unauthorized);

        var actor = await TokenActors.FindAsync(found.ClaimsIdentity, _options, _registrar, context.RequestAborted);
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        await context.SignInAsync(scheme, new(actor.ToIdentity(scheme)));
        return Results.Redirect(attempt.ReturnTo);
    }

    private async Task<string?> RedeemAsync(
        OpenIdConnectConfiguration configuration, string code, string verifier, string callback, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = callback,
            ["client_id"] = _options.ClientId!,
            ["code_verifier"] = verifier,
        };
        if (_options.ClientSecret is { } secret)
        {
            var pair = $"{Uri.EscapeDataString(_options.ClientId!)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        request.Content = new FormUrlEncodedContent(form);
        using var response = await _client.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
            return null;

        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
        return answer.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
    }

    private Attempt? ReadAttempt(string? cookie)
    {
        try
        {
            return cookie is null ? null : JsonSerializer.Deserialize<Attempt>(_protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string CallbackOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{CallbackPath}";

    private static string LocalPath(string? path) => path is ['/', not ('/' or '\\'), ..] ? path : "/";

    private static string Random() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    private static bool Same(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private sealed record Attempt(string State, string Nonce, string Verifier, string ReturnTo);
}
