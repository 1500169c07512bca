using System.Security.Claims;
using Benchmark.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Resolvers;

/// <summary>What a resolver may ask about the field it resolves.</summary>
public interface IResolverContext
{
    /// <summary>Cancelled when the caller goes away or the time is up.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>Anonymous when nobody signed in.</summary>
    ClaimsPrincipal User { get; }

    /// <summary>The services of the request.</summary>
    IServiceProvider Services { get; }

    /// <summary>The object whose field is resolved.</summary>
    T Parent<T>();

    /// <summary>An argument by its name in the schema.</summary>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    T ArgumentValue<T>(string name);

    /// <summary>The arguments that have a value, by their names in the schema and in its order.</summary>
    IReadOnlyDictionary<string, object?> Arguments();

    /// <summary>A service of the request.</summary>
    T Service<T>()
        where T : notnull;

    /// <summary>Whether a field is selected below this one.</summary>
    bool IsSelected(string fieldName);
}

internal sealed class ResolverContext(FieldContext context, object? parent) : IResolverContext
{
    public CancellationToken RequestAborted => context.Cancellation;

    public ClaimsPrincipal User => context.Request.User;

    public IServiceProvider Services => context.Request.Services;

    public T Parent<T>() => (T)parent!;

    public T ArgumentValue<T>(string name)
    {
        var at = context.Plan.Field.Arguments.FindIndex(argument => argument.Name == name);
        if (at < 0)
            throw new ArgumentException($"The field {context.Plan.Field.Name} has no argument \"{name}\".", nameof(name));
        return context.Arguments[at] is { } value && value != InputReader.NotGiven ? (T)value : default!;
    }

    public IReadOnlyDictionary<string, object?> Arguments()
    {
        var definitions = context.Plan.Field.Arguments;
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var at = 0; at < definitions.Count; at++)
        {
            if (context.Arguments[at] != InputReader.NotGiven)
                given[definitions[at].Name] = context.Arguments[at];
        }

        return given;
    }

    public T Service<T>()
        where T : notnull => context.Request.Services.GetRequiredService<T>();

    public bool IsSelected(string fieldName) => context.IsSelected(fieldName);
}
