using System.Security.Claims;
using Benchmark.Data.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Benchmark.Api.People;

/// <summary>How people and programs are let in: keys, tokens of an OpenID Connect issuer, and on pages a cookie.</summary>
internal static class SignIn
{
    private const string Any = "Any";

    /// <summary>Adds the ways in that the settings allow.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new CallLimiting(builder.Configuration.GetSection(CallLimits.Section).Get<CallLimits>() ?? new()));
        var ways = builder.Services.AddAuthentication(Any)
            .AddPolicyScheme(Any, Any, scheme => scheme.ForwardDefaultSelector = context => Choose(context, options))
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "benchmark";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
                cookie.LoginPath = CodeFlow.SignInPath;
                cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
            });
        if (options.Issuer is null)
            return;

        ways.AddJwtBearer(token =>
        {
            token.Authority = options.Issuer;
            token.Audience = options.Audience;
            token.MapInboundClaims = false;
            token.RequireHttpsMetadata = !new Uri(options.Issuer).IsLoopback;
            token.Events = new() { OnTokenValidated = context => BecomeActorAsync(context, options) };
        });
        if (options.ClientId is not null)
            builder.Services.AddSingleton<CodeFlow>();
    }

    /// <summary>Says who asks, and turns away who sends a key that opens nothing or asks too often.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        var limiting = app.Services.GetRequiredService<CallLimiting>();
        app.Use(async (context, next) =>
        {
            var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
            var sendsSecret = KeyAuthentication.SecretOf(context.Request) is not null;
            if (sendsSecret && !limiting.Hears(address))
            {
                context.Response.Headers.RetryAfter = "300";
                await RefuseAsync(context, StatusCodes.Status429TooManyRequests, "AUTH_LOCKED_OUT", "Too many keys were refused from this address: wait five minutes.");
                return;
            }

            var result = await context.AuthenticateAsync();
            if (sendsSecret && !result.Succeeded)
            {
                limiting.Refused(address);
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await RefuseAsync(context, StatusCodes.Status401Unauthorized, "AUTH_NOT_AUTHENTICATED", "The key or token opens nothing: it is unknown, expired or ended.");
                return;
            }

            context.User = result.Principal ?? new ClaimsPrincipal(new ClaimsIdentity());
            if (!limiting.Admits(result.Succeeded ? context.User.ToActor().Subject : address))
            {
                context.Response.Headers.RetryAfter = "1";
                await RefuseAsync(context, StatusCodes.Status429TooManyRequests, "TOO_MANY_REQUESTS", "Too many requests: wait a second.");
                return;
            }

            await next(context);
        });
    }

    private static string Choose(HttpContext context, SignInOptions options) => KeyAuthentication.SecretOf(context.Request) switch
    {
        null => CookieAuthenticationDefaults.AuthenticationScheme,
        { } secret when options.Issuer is null || KeyStore.IsSecret(secret) => KeyAuthentication.Name,
        _ => JwtBearerDefaults.AuthenticationScheme,
    };

    private static async Task BecomeActorAsync(TokenValidatedContext context, SignInOptions options)
    {
        var token = (ClaimsIdentity)context.Principal!.Identity!;
        var actor = await TokenActors.FindAsync(
            token, options, context.HttpContext.RequestServices.GetRequiredService<Registrar>(), context.HttpContext.RequestAborted);
        context.Principal = new(actor.ToIdentity(context.Scheme.Name));
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new { errors = new[] { new { message, extensions = new { code } } } }, context.RequestAborted);
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
