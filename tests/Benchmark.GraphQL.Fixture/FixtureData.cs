using System.Text.Json;

namespace Benchmark.GraphQL.Fixture;

/// <summary>The objects of the fixture: constants of the right shape, the same for every engine that serves it.</summary>
/// <remarks>A field of an object type holds the key of an object, or a list of keys. <c>$error</c> stands for a resolver that throws.</remarks>
internal sealed class FixtureData
{
    private readonly IReadOnlyDictionary<string, object?> _data;

    private FixtureData(IReadOnlyDictionary<string, object?> data) => _data = data;

    public static FixtureData Load()
    {
        using var stream = Resource("fixture.json");
        return new((IReadOnlyDictionary<string, object?>)Plain(JsonDocument.Parse(stream).RootElement)!);
    }

    /// <summary>The schema in GraphQL's schema language.</summary>
    public static string Schema()
    {
        using var reader = new StreamReader(Resource("fixture.graphql"));
        return reader.ReadToEnd();
    }

    /// <summary>The constants of a root type.</summary>
    public IReadOnlyDictionary<string, object?> Root(string type) => (IReadOnlyDictionary<string, object?>)_data[type]!;

    /// <summary>A leaf of an object.</summary>
    /// <exception cref="InvalidDataException">The constant stands for a failure.</exception>
    public static object? Leaf(IReadOnlyDictionary<string, object?> parent, string field) =>
        parent[field] is IReadOnlyDictionary<string, object?> fault && fault.TryGetValue("$error", out var message)
            ? throw new InvalidDataException((string)message!)
            : parent[field];

    /// <summary>The object, or list of objects, that a field refers to.</summary>
    public object? Object(IReadOnlyDictionary<string, object?> parent, string field) => parent[field] switch
    {
        string key => Find(key),
        IReadOnlyList<object?> keys => keys.Select(key => key is string name ? Find(name) : null).ToList(),
        _ => null,
    };

    private object Find(string key) => ((IReadOnlyDictionary<string, object?>)_data["objects"]!)[key]!;

    private static Stream Resource(string name) => typeof(FixtureData).Assembly.GetManifestResourceStream(name)!;

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(field => field.Name, field => Plain(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (whole is >= int.MinValue and <= int.MaxValue ? (object)(int)whole : whole) : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
