using System.Reflection;
using Benchmark.GraphQL.Types;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Binding;

/// <summary>Makes a schema from the annotated classes of some assemblies.</summary>
internal static class SchemaBinder
{
    /// <param name="candidates">Classes to look at.</param>
    /// <param name="options">How the schema is made.</param>
    /// <param name="isService">Whether a type is registered with the container.</param>
    /// <exception cref="SchemaException">The classes make no valid schema; every fault is listed.</exception>
    public static Schema Bind(IEnumerable<Type> candidates, SchemaOptions options, Func<Type, bool> isService)
    {
        var registry = new TypeRegistry
        {
            Options = options,
            IsService = isService,
            Candidates = [.. candidates.Distinct().OrderBy(type => type.FullName, StringComparer.Ordinal)],
        };
        foreach (var name in Scalars.Specified)
            registry.Scalar(name);

        var inputs = new InputBinder(registry);
        var compiler = new ResolverCompiler(registry, inputs);
        var outputs = new OutputBinder(registry, inputs, compiler);
        var fields = outputs.Fields;

        var query = Root<QueryTypeAttribute>("Query", "What can be read.", registry, fields, null);
        var mutations = new MutationBinder(registry, outputs);
        var mutation = Root<MutationTypeAttribute>("Mutation", "What can be done.", registry, fields, mutations.Apply);
        var subscriptions = new SubscriptionBinder(registry, compiler);
        var subscription = Root<SubscriptionTypeAttribute>(
            "Subscription", "What can be followed.", registry, fields, (field, member) => subscriptions.Apply(field, (MethodInfo)member));
        registry.Finish();
        if (options.UseGlobalObjectIdentification)
            new NodeBinder(registry, outputs, compiler).Apply(query!);
        registry.Finish();

        if (query is null)
            throw new SchemaException(["There is no class with [QueryType]."]);
        var directives = BuiltInDirectives.Create(name => registry.Scalar(name)!).Concat(BuiltInDirectives.CreateCost(name => registry.Scalar(name)!)).ToList();
        CostDirectives.Apply(registry.Types);
        var schema = new Schema(null, query, mutation, subscription, registry.Types, directives);
        var faults = registry.Faults.Concat(registry.Faults.Count == 0 ? SchemaRules.FaultsOf(schema) : []).Distinct().ToList();
        return faults.Count == 0 ? schema : throw new SchemaException(faults);
    }

    private static ObjectType? Root<TAttribute>(
        string name, string description, TypeRegistry registry, FieldBinder fields, Action<OutputField, MemberInfo>? then)
        where TAttribute : Attribute
    {
        var classes = registry.Candidates.Where(candidate => candidate.IsDefined(typeof(TAttribute), false)).ToList();
        if (classes.Count == 0)
            return null;

        var root = registry.Add(new ObjectType(name) { Description = description }, name);
        foreach (var member in classes.SelectMany(OutputBinder.Members))
        {
            if (typeof(TAttribute) == typeof(SubscriptionTypeAttribute) && !member.IsDefined(typeof(SubscribeAttribute)))
                continue;
            fields.Add(root, member, null);
            if (root.Field(Naming.OfField(member)) is not { } field)
                continue;
            field.Access.AddRange(TypeRegistry.AccessOf(member.DeclaringType!));
            then?.Invoke(field, member);
        }

        return root;
    }
}
