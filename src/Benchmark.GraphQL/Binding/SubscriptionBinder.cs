using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.Subscriptions;
using Benchmark.GraphQL.Types;
using Benchmark.GraphQL.TypeSystem;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.GraphQL.Binding;

/// <summary>Finds out where the events of a subscription come from: a method that streams them, or a topic.</summary>
internal sealed partial class SubscriptionBinder(TypeRegistry registry, ResolverCompiler compiler)
{
    public void Apply(OutputField field, MethodInfo method)
    {
        var with = method.GetCustomAttribute<SubscribeAttribute>()?.With;
        field.Events = with is null ? Topic(field, method) : Stream(field, method, with);
    }

    private EventSource? Stream(OutputField field, MethodInfo method, string with)
    {
        var source = method.DeclaringType!.GetMethod(with, BindingFlags.Public | BindingFlags.Static);
        if (source is null)
        {
            registry.Faults.Add($"{method.DeclaringType.Name}.{method.Name}: there is no public static method {with} to subscribe with.");
            return null;
        }

        var arguments = new List<InputValue>();
        var resolver = compiler.Method(source, null, arguments, paging: null);
        foreach (var argument in arguments.Where(argument => field.Argument(argument.Name) is null))
            field.Arguments.Add(argument);
        return new(async context =>
        {
            object?[] values = [.. arguments.Select(argument => context.Arguments[field.Arguments.FindIndex(one => one.Name == argument.Name)])];
            var own = new FieldContext(context.Request, context.Plan, values);
            var stream = resolver is AsyncResolver waiting ? await waiting.ResolveAsync(null, own) : ((SyncResolver)resolver).Resolve(null, own);
            return Events(stream!, context.Cancellation);
        });
    }

    private static EventSource Topic(OutputField field, MethodInfo method)
    {
        var name = method.GetCustomAttribute<TopicAttribute>()?.Name ?? method.Name;
        return new(context => new(context.Request.Services.GetRequiredService<InMemoryTopics>().Subscribe(
            Placeholder().Replace(name, match => Convert.ToString(
                context.Arguments[field.Arguments.FindIndex(argument => argument.Name == match.Groups[1].Value)],
                System.Globalization.CultureInfo.InvariantCulture) ?? ""))));
    }

    private static IAsyncEnumerable<object?> Events(object stream, CancellationToken cancellation)
    {
        var item = stream.GetType().GetInterfaces().First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
            .GetGenericArguments()[0];
        return (IAsyncEnumerable<object?>)typeof(SubscriptionBinder).GetMethod(nameof(Boxed), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(item).Invoke(null, [stream, cancellation])!;
    }

    private static async IAsyncEnumerable<object?> Boxed<T>(IAsyncEnumerable<T> stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in stream.WithCancellation(cancellation))
            yield return item;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
