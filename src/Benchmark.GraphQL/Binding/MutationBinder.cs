using System.Reflection;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Types;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>Gives mutations one input, and a payload with their result and their typed errors.</summary>
internal sealed class MutationBinder(TypeRegistry registry, OutputBinder outputs)
{
    /// <summary>Changes a mutation's field, unless it has its input and payload already.</summary>
    public void Apply(OutputField field, MemberInfo method)
    {
        var options = method.GetCustomAttribute<UseMutationConventionAttribute>();
        var errors = ErrorsOf(method);
        var isOwn = field.Type.Named.Name.EndsWith("Payload", StringComparison.Ordinal);
        if (options is { Disable: true } || isOwn || (options is null && !registry.Options.UseMutationConventions && errors.Count == 0))
            return;

        var name = Naming.PascalCase(field.Name);
        var resolver = field.Resolver!;
        UseInput(field, options?.InputTypeName ?? name + "Input", options?.InputArgumentName ?? "input");
        var payload = Payload(field, options?.PayloadTypeName ?? name + "Payload", options?.PayloadFieldName, errors, options?.PayloadErrorTypeName ?? name + "Error");
        field.Type = payload.AsNonNull();
        field.Resolver = new AsyncResolver((parent, context) => RunAsync(resolver, parent, context, errors));
    }

    private void UseInput(OutputField field, string typeName, string argumentName)
    {
        if (field.Arguments.Count == 0 || (field.Arguments is [var only] && only.Type.Named.Name == typeName))
            return;

        var input = registry.Add(new InputObjectType(typeName) { Description = $"What {field.Name} takes." }, field.Name);
        input.Fields.AddRange(field.Arguments);
        field.Arguments.Clear();
        field.Arguments.Add(new(argumentName, input.AsNonNull())
        {
            Description = $"What {field.Name} takes.",
            Reader = new ArgumentsReader(input),
        });
    }

    private ObjectType Payload(
        OutputField field, string typeName, string? resultName, List<Type> errors, string errorTypeName)
    {
        var payload = registry.Add(new ObjectType(typeName) { Description = $"What {field.Name} did.", ClrType = null }, field.Name);
        var result = field.Type.Nullable;
        payload.Add(new(resultName ?? ResultName(result), result)
        {
            Description = "The result; null when it was refused.",
            Resolver = new DelegateResolver((parent, _) => ((MutationPayload)parent!).Result),
        });
        if (errors.Count == 0)
            return payload;

        var union = registry.Add(new UnionType(errorTypeName) { Description = $"Why {field.Name} is refused." }, field.Name);
        registry.Later(() => union.Members.AddRange(errors.Select(ErrorType)));
        payload.Add(new("errors", union.AsNonNull().AsList())
        {
            Description = "Why it was refused; null when it was not.",
            Resolver = new DelegateResolver((parent, _) => ((MutationPayload)parent!).Errors),
        });
        return payload;
    }

    private static string ResultName(SchemaType type) => Naming.CamelCase(type is ListType ? type.Named.Name + "s" : type.Named.Name);

    /// <summary>The object type of a refusal: its message and its facts.</summary>
    private ObjectType ErrorType(Type exception)
    {
        var name = exception.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? ErrorName(exception.Name);
        if (registry.Find(name) is ObjectType known)
            return known;

        var contract = ErrorInterface();
        var type = registry.Add(new ObjectType(name) { ClrType = exception, Description = registry.DescriptionOf(exception) }, exception.FullName!);
        type.Interfaces.Add(contract);
        type.Add(MessageField());
        foreach (var property in exception.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType is { } declared && !declared.IsAssignableFrom(typeof(Exception)) && !TypeRegistry.IsIgnored(property)))
            outputs.Fields.Add(type, property, exception);
        return type;
    }

    private InterfaceType ErrorInterface()
    {
        if (registry.Find("Error") is InterfaceType known)
            return known;
        var type = registry.Add(new InterfaceType("Error") { Description = "Why a mutation is refused." }, "the errors of mutations");
        type.Add(MessageField());
        return type;
    }

    private OutputField MessageField() => new("message", registry.Scalar("String")!.AsNonNull())
    {
        Description = "The reason in words.",
        Resolver = new DelegateResolver((parent, _) => ((Exception)parent!).Message),
    };

    private static string ErrorName(string exception) => exception.EndsWith("Exception", StringComparison.Ordinal)
        ? exception[..^"Exception".Length] + "Error"
        : exception;

    private static List<Type> ErrorsOf(MemberInfo method) =>
    [
        .. method.GetCustomAttributes<ErrorAttribute>().Select(attribute => attribute.ErrorType),
        .. method.GetCustomAttributes().Select(attribute => attribute.GetType())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ErrorAttribute<>))
            .Select(type => type.GetGenericArguments()[0]),
    ];

    private static async ValueTask<object?> RunAsync(Resolver resolver, object? parent, FieldContext context, List<Type> errors)
    {
        var own = context.Arguments is [object?[] values] ? new FieldContext(context.Request, context.Plan, values) : context;
        try
        {
            return new MutationPayload(
                resolver is AsyncResolver waiting ? await waiting.ResolveAsync(parent, own) : ((SyncResolver)resolver).Resolve(parent, own), null);
        }
        catch (AggregateException several) when (several.InnerExceptions.All(IsDeclared))
        {
            return new MutationPayload(null, several.InnerExceptions);
        }
        catch (Exception refusal) when (IsDeclared(refusal))
        {
            return new MutationPayload(null, [refusal]);
        }

        bool IsDeclared(Exception fault) => errors.Exists(error => error.IsInstanceOfType(fault));
    }

    private sealed record MutationPayload(object? Result, IReadOnlyList<Exception>? Errors);
}
