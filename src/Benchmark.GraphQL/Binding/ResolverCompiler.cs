using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using Benchmark.GraphQL.Data;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Resolvers;
using Benchmark.GraphQL.TypeSystem;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Binding;

/// <summary>Compiles methods and properties into resolvers: each parameter becomes what the engine knows, a service or an argument.</summary>
internal sealed class ResolverCompiler(TypeRegistry registry, InputBinder inputs)
{
    private static readonly ParameterExpression Parent = Expression.Parameter(typeof(object), "parent");
    private static readonly ParameterExpression Parents = Expression.Parameter(typeof(IReadOnlyList<object?>), "parents");
    private static readonly ParameterExpression Context = Expression.Parameter(typeof(FieldContext), "context");

    /// <summary>A resolver for a property, without boxing where its type allows.</summary>
    public static Resolver Property(PropertyInfo property, NamedType type)
    {
        var owner = property.DeclaringType!;
        if (ClrType.IsTask(property.PropertyType))
            return new AsyncResolver(Compile<Func<object?, FieldContext, ValueTask<object?>>>(
                Awaited(Read(property, Parent)), Parent, Context));

        if (property.GetMethod!.IsStatic)
            return new DelegateResolver(Compile<Func<object?, FieldContext, object?>>(Boxed(Read(property, Parent)), Parent, Context));

        var typed = Expression.Parameter(owner);
        var get = Expression.Lambda(typeof(Func<,>).MakeGenericType(owner, property.PropertyType), Expression.Property(typed, property), typed).Compile();
        var boxed = Compile<Func<object, object?>>(Boxed(Read(property, Parent)), Parent);
        return new PropertyResolver(boxed, DirectLeaf.Of(get, owner, property.PropertyType, type));
    }

    /// <summary>A resolver for a method; its arguments are added to the field.</summary>
    /// <param name="method">Static, or of the parent.</param>
    /// <param name="parentType">The CLR type of the parent; null for root fields.</param>
    /// <param name="arguments">Where arguments go.</param>
    /// <param name="paging">How to page; null when the field does not.</param>
    public Resolver Method(MethodInfo method, Type? parentType, List<InputValue> arguments, Paging? paging)
    {
        var call = Call(method, parentType, arguments, paging, Parent);
        return ClrType.IsTask(method.ReturnType)
            ? new AsyncResolver(Compile<Func<object?, FieldContext, ValueTask<object?>>>(Awaited(call), Parent, Context))
            : new DelegateResolver(Compile<Func<object?, FieldContext, object?>>(Boxed(call), Parent, Context));
    }

    /// <summary>A resolver for all parents of a level at once.</summary>
    public BatchResolver Batch(MethodInfo method, Type parentType, List<InputValue> arguments)
    {
        var call = Call(method, parentType, arguments, paging: null, Parents);
        Expression awaited = ClrType.IsTask(method.ReturnType) ? Awaited(call) : Expression.New(typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Boxed(call));
        var resolve = Expression.Lambda<Func<IReadOnlyList<object?>, FieldContext, ValueTask<object?>>>(awaited, Parents, Context).Compile();
        return new(async (parents, context) => ((System.Collections.IEnumerable)(await resolve(parents, context))!).Cast<object?>().ToArray());
    }

    /// <summary>The parts of a method that fetches a node: its identifier's type, and the call.</summary>
    public NodeFetch Node(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var id = Expression.Parameter(typeof(object), "id");
        var values = parameters.Select((parameter, at) => at == 0
            ? Conversions.Unboxed(id, parameter.ParameterType)
            : Bound(parameter, null, [], null, Parent)).ToArray();
        var call = Expression.Call(method, values);
        Expression awaited = ClrType.IsTask(method.ReturnType) ? Awaited(call) : Expression.New(typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Boxed(call));
        return new(
            parameters[0].ParameterType,
            Expression.Lambda<Func<object, FieldContext, ValueTask<object?>>>(
                Expression.Block([Parent], Expression.Assign(Parent, Expression.Constant(null)), awaited), id, Context).Compile());
    }

    private MethodCallExpression Call(
        MethodInfo method, Type? parentType, List<InputValue> arguments, Paging? paging, ParameterExpression parent)
    {
        var values = method.GetParameters().Select(parameter => Bound(parameter, parentType, arguments, paging, parent)).ToArray();
        return method.IsStatic
            ? Expression.Call(method, values)
            : Expression.Call(Conversions.Unboxed(Parent, method.DeclaringType!), method, values);
    }

    private Expression Bound(
        ParameterInfo parameter, Type? parentType, List<InputValue> arguments, Paging? paging, ParameterExpression parent)
    {
        var type = parameter.ParameterType;
        var request = Expression.Property(Context, nameof(FieldContext.Request));
        var services = Expression.Property(request, nameof(RequestContext.Services));

        if (parent == Parents && (parameter.IsDefined(typeof(ParentAttribute)) || parameter.Position == 0))
            return Expression.Call(typeof(ResolverCompiler), nameof(ParentsAs), [ListReader.ItemOf(type)!], Parents);
        if (parameter.IsDefined(typeof(ParentAttribute)))
        {
            if (parentType is null || !type.IsAssignableFrom(parentType))
                registry.Faults.Add($"{parameter.Member.DeclaringType?.Name}.{parameter.Member.Name}: the parent is {parentType?.Name ?? "nothing"}, not {type.Name}.");
            return Conversions.Unboxed(Parent, type);
        }

        if (type == typeof(CancellationToken))
            return Expression.Property(Context, nameof(FieldContext.Cancellation));
        if (type == typeof(ClaimsPrincipal))
            return Expression.Property(request, nameof(RequestContext.User));
        if (type == typeof(IServiceProvider))
            return services;
        if (type == typeof(Schema))
            return Expression.Property(Context, nameof(FieldContext.Schema));
        if (type == typeof(IResolverContext))
            return Expression.New(typeof(ResolverContext).GetConstructors()[0], Context, Parent);
        if (type == typeof(PagingArguments) && paging is not null)
            return Expression.Call(Expression.Constant(paging), nameof(Paging.Read), null, Context);
        if (parameter.IsDefined(typeof(EventMessageAttribute)))
            return Conversions.Unboxed(Expression.Property(request, nameof(RequestContext.Event)), type);
        if (parameter.GetCustomAttribute<IsSelectedAttribute>() is { FieldName: var selected })
            return Expression.Call(Context, nameof(FieldContext.IsSelected), null, Expression.Constant(selected));
        if (parameter.GetCustomAttribute<GlobalStateAttribute>() is { } state)
            return Conversions.Unboxed(Expression.Call(typeof(ResolverCompiler), nameof(StateOf), null, Context, Expression.Constant(state.Key ?? parameter.Name!)), type);
        if (parameter.GetCustomAttribute<ServiceAttribute>() is { Key: { } key })
            return Expression.Call(typeof(ServiceProviderKeyedServiceExtensions), nameof(ServiceProviderKeyedServiceExtensions.GetRequiredKeyedService), [type], services, Expression.Constant(key));
        if (parameter.IsDefined(typeof(ServiceAttribute)) || (!parameter.IsDefined(typeof(ArgumentAttribute)) && ListReader.ItemOf(type) is null && registry.IsService(type)))
            return Expression.Call(typeof(ServiceProviderServiceExtensions), nameof(ServiceProviderServiceExtensions.GetRequiredService), [type], services);

        if (inputs.Argument(parameter) is not { } argument)
            return Expression.Default(type);
        arguments.Add(argument);
        return Conversions.Unboxed(
            Expression.ArrayIndex(Expression.Property(Context, nameof(FieldContext.Arguments)), Expression.Constant(arguments.Count - 1)), type);
    }

    internal static object? StateOf(FieldContext context, string key) => context.Request.State?.GetValueOrDefault(key);

    internal static List<T> ParentsAs<T>(IReadOnlyList<object?> parents)
    {
        var typed = new List<T>(parents.Count);
        for (var at = 0; at < parents.Count; at++)
            typed.Add((T)parents[at]!);
        return typed;
    }

    internal static ValueTask<object?> FromTask<T>(Task<T> task)
    {
        return task.IsCompletedSuccessfully ? new(task.Result) : WaitAsync(task);

        static async ValueTask<object?> WaitAsync(Task<T> task) => await task;
    }

    internal static ValueTask<object?> FromValueTask<T>(ValueTask<T> task)
    {
        return task.IsCompletedSuccessfully ? new(task.Result) : WaitAsync(task);

        static async ValueTask<object?> WaitAsync(ValueTask<T> task) => await task;
    }

    internal static async ValueTask<object?> FromPlainTask(Task task)
    {
        await task;
        return null;
    }

    private static MethodCallExpression Awaited(Expression task)
    {
        if (task.Type == typeof(ValueTask))
            task = Expression.Call(task, nameof(ValueTask.AsTask), null);
        if (!task.Type.IsGenericType)
            return Expression.Call(typeof(ResolverCompiler), nameof(FromPlainTask), null, task);
        var method = task.Type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(FromTask) : nameof(FromValueTask);
        return Expression.Call(typeof(ResolverCompiler), method, [task.Type.GetGenericArguments()[0]], task);
    }

    private static MemberExpression Read(PropertyInfo property, Expression parent) => Expression.Property(
        property.GetMethod!.IsStatic ? null : Conversions.Unboxed(parent, property.DeclaringType!), property);

    private static Expression Boxed(Expression value) => value.Type == typeof(void)
        ? Expression.Block(value, Expression.Constant(null))
        : Expression.Convert(value, typeof(object));

    private static T Compile<T>(Expression body, params ParameterExpression[] parameters)
        where T : Delegate => Expression.Lambda<T>(body, parameters).Compile();
}

/// <summary>Reads a property of the parent.</summary>
internal sealed class PropertyResolver(Func<object, object?> get, DirectLeaf? leaf) : SyncResolver
{
    public override DirectLeaf? Leaf => leaf;

    public override object? Resolve(object? parent, FieldContext context) => get(parent!);
}
