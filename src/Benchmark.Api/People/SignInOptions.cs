namespace Benchmark.Api.People;

/// <summary>Where people's identities come from; from the settings <c>Identity:…</c>.</summary>
/// <remarks>In the environment the settings are written with two underscores, for example <c>Identity__Issuer</c>.</remarks>
internal sealed class SignInOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Identity";

    /// <summary>The address of an OpenID Connect issuer; null when only keys let people in.</summary>
    public string? Issuer { get; set; }

    /// <summary>Whom the issuer's tokens must be for.</summary>
    public string Audience { get; set; } = "benchmark";

    /// <summary>What the issuer calls this service; null when people do not sign in on its pages.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret shared with the issuer; null for a public client, which proof keys protect.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim that lists roles, by code.</summary>
    public string RolesClaim { get; set; } = "roles";

    /// <summary>The claim that holds the reference of the person's organisation.</summary>
    public string OrganisationClaim { get; set; } = "organisation";
}

/// <summary>How often one caller may ask; from the settings <c>Limits:…</c>. 0 is no limit.</summary>
internal sealed class CallLimits
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Limits";

    /// <summary>Requests a minute of one key, person or, for anybody else, address.</summary>
    public int RequestsPerMinute { get; set; } = 6000;

    /// <summary>Refused keys and tokens of one address in five minutes, after which it has to wait.</summary>
    public int RefusalsPerFiveMinutes { get; set; } = 20;
}
