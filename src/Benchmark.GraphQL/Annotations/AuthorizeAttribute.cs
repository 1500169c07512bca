namespace Benchmark.GraphQL.Authorization;

/// <summary>When a rule of access is checked.</summary>
public enum ApplyPolicy
{
    /// <summary>Before the field is resolved.</summary>
    BeforeResolver,

    /// <summary>Kept for compatibility: rules never depend on the result, so this is the same.</summary>
    AfterResolver,

    /// <summary>Before anything of the operation runs.</summary>
    Validation,
}

/// <summary>Who may see a type or field. Several attributes must all hold.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AuthorizeAttribute : Attribute
{
    public AuthorizeAttribute()
    {
    }

    public AuthorizeAttribute(string policy, ApplyPolicy apply = ApplyPolicy.BeforeResolver) => (Policy, Apply) = (policy, apply);

    /// <summary>The policy that must hold; null to ask for no policy.</summary>
    public string? Policy { get; set; }

    /// <summary>Roles of which the caller must have one; null to ask for none.</summary>
    public string[]? Roles { get; set; }

    public ApplyPolicy Apply { get; set; }
}

/// <summary>Open to everyone, whatever the type says.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : Attribute;
