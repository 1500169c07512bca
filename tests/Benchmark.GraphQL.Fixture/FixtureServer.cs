using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.Resolvers;

namespace Benchmark.GraphQL.Fixture;

/// <summary>Serves the fixture: a schema with one of everything, from its document, with resolvers bound by name.</summary>
internal static class FixtureServer
{
    private static readonly string[] ObjectFields =
        ["friends", "bestFriend", "pet", "account", "limits", "owner"];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Binds the resolvers.</summary>
    public static RequestExecutorBuilder AddFixture(this RequestExecutorBuilder builder)
    {
        var data = FixtureData.Load();
        builder.AddDocumentFromString(FixtureData.Schema());
        foreach (var root in new[] { "Query", "Mutation" })
        {
            foreach (var field in data.Root(root).Keys)
                builder.AddResolver(root, field, context => data.Object(data.Root(root), field));
        }

        foreach (var type in new[] { "User", "Account", "Dog", "Cat", "Limit" })
        {
            foreach (var field in FieldsOf(type))
            {
                builder.AddResolver(type, field, ObjectFields.Contains(field)
                    ? context => data.Object(context.Parent<IReadOnlyDictionary<string, object?>>(), field)
                    : context => FixtureData.Leaf(context.Parent<IReadOnlyDictionary<string, object?>>(), field));
            }
        }

        foreach (var type in new[] { "User", "Dog", "Cat" })
            builder.AddResolver(type, "name", NameOf);
        return builder
            .AddResolver("User", "friends", context => FriendsOf(context, data))
            .AddResolver("Query", "echo", Echo)
            .AddResolver("Query", "required", Echo)
            .AddResolver("Subscription", "tick", context => context.Parent<object>())
            .AddResolver("Subscription", "userAdded", context => context.Parent<object>())
            .AddEvents("tick", context => Ticks(context.ArgumentValue<int>("every"), context.RequestAborted))
            .AddEvents("userAdded", context => Users(data, context.RequestAborted));
    }

    /// <summary>Lifts every limit but the depth of documents, so that verdicts can be compared with engines that have none.</summary>
    public static RequestExecutorBuilder WithoutLimits(this RequestExecutorBuilder builder) => builder
        .ModifyParserOptions(_ => ParserLimits.None)
        .ModifyValidationOptions(_ => new() { MaxErrors = 100 })
        .ModifyCostOptions(options => options with { EnforceCostLimits = false })
        .ModifyServerOptions(options => options with { MaxRequestBytes = 16 * 1024 * 1024, MaxConcurrentExecutions = 10_000 });

    /// <summary>Lets <c>Query.users</c> take its time, as a database under load would.</summary>
    public static RequestExecutorBuilder WithSlowUsers(this RequestExecutorBuilder builder, TimeSpan delay)
    {
        var data = FixtureData.Load();
        return builder.AddResolver("Query", "users", async context =>
        {
            await Task.Delay(delay, context.RequestAborted);
            return data.Object(data.Root("Query"), "users");
        });
    }

    private static IEnumerable<string> FieldsOf(string type) => type switch
    {
        "User" =>
        [
            "id", "age", "score", "tags", "matrix", "favorite", "bestFriend", "pet", "account", "created", "uid", "oldName", "boom",
            "boomNonNull",
        ],
        "Account" => ["id", "balance", "count", "limits"],
        "Dog" => ["id", "barks", "owner", "weight"],
        "Cat" => ["id", "meows", "lives", "weight"],
        _ => ["currency", "amount"],
    };

    private static string NameOf(IResolverContext context)
    {
        var name = (string)FixtureData.Leaf(context.Parent<IReadOnlyDictionary<string, object?>>(), "name")!;
        return context.ArgumentValue<bool?>("upper") == true ? name.ToUpperInvariant() : name;
    }

    private static List<object?>? FriendsOf(IResolverContext context, FixtureData data)
    {
        var friends = data.Object(context.Parent<IReadOnlyDictionary<string, object?>>(), "friends") as IReadOnlyList<object?>;
        return friends?.Take(Math.Max(0, context.ArgumentValue<int?>("first") ?? int.MaxValue)).ToList();
    }

    /// <summary>The arguments as the resolver got them, as JSON.</summary>
    public static string Echo(IResolverContext context) => JsonSerializer.Serialize(context.Arguments().ToDictionary(pair => pair.Key, pair => Readable(pair.Value)), Plain);

    private static object? Readable(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => fields.ToDictionary(field => field.Key, field => Readable(field.Value)),
        string text => text,
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        System.Collections.IEnumerable items => items.Cast<object?>().Select(Readable).ToList(),
        _ => value,
    };

    private static async IAsyncEnumerable<object?> Ticks(int every, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var count = 1; count <= 3; count++)
        {
            await Task.Delay(1, cancellation);
            yield return count * every;
        }
    }

    private static async IAsyncEnumerable<object?> Users(FixtureData data, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var user in (IReadOnlyList<object?>)data.Object(data.Root("Query"), "users")!)
        {
            await Task.Delay(1, cancellation);
            yield return user;
        }
    }
}
