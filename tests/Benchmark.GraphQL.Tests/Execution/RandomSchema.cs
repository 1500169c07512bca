using System.Globalization;
using Benchmark.GraphQL.Execution;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Tests.Execution;

/// <summary>An object of a random schema: nothing but its type and its number.</summary>
internal sealed record Thing(string TypeName, int Number);

/// <summary>A schema made up at random, with resolvers that answer, fail or return null by the hash of what they are asked.</summary>
/// <remarks>The same question always gets the same answer, whoever asks and in whatever order; only so can two executors be compared.</remarks>
internal sealed class RandomSchema
{
    private const int Objects = 5;

    private readonly Random _random;
    private readonly int _seed;
    private readonly List<ObjectType> _objects = [];
    private readonly List<NamedType> _leaves;
    private readonly List<NamedType> _composites = [];

    private RandomSchema(int seed)
    {
        (_seed, _random) = (seed, new(seed));
        var letters = new EnumType("Letter");
        foreach (var name in new[] { "A", "B", "C" })
            letters.Add(new(name, name));
        _leaves = [.. Scalars.Specified.Select(name => Scalars.Create(name)!), letters];
    }

    public static Schema Create(int seed) => new RandomSchema(seed).Build();

    private Schema Build()
    {
        var contract = new InterfaceType("Common") { ResolveType = TypeNameOf };
        contract.Add(new("id", Leaf("ID").AsNonNull()));
        var union = new UnionType("Either") { ResolveType = TypeNameOf };
        for (var at = 0; at < Objects; at++)
            _objects.Add(new($"T{at}"));
        union.Members.AddRange(_objects.Take(3));
        _composites.AddRange([.. _objects, contract, union]);
        foreach (var type in _objects)
        {
            type.Add(new("id", Leaf("ID").AsNonNull()) { Resolver = new DelegateResolver((parent, _) => Describe(parent)) });
            if (_random.Next(2) == 0 || type == _objects[0])
                type.Interfaces.Add(contract);
            AddFields(type, 5);
        }

        var (query, mutation) = (new ObjectType("Query"), new ObjectType("Mutation"));
        AddFields(query, 6);
        AddFields(mutation, 4);
        return new(
            null, query, mutation, null, [.. _leaves, contract, union, .. _objects, query, mutation],
            BuiltInDirectives.Create(name => Leaf(name)));
    }

    private NamedType Leaf(string name) => _leaves.Find(type => type.Name == name)!;

    private static string TypeNameOf(object value) => ((Thing)value).TypeName;

    private static string Describe(object? parent) => parent is Thing thing ? $"{thing.TypeName}:{thing.Number.ToString(CultureInfo.InvariantCulture)}" : "root";

    private void AddFields(ObjectType type, int count)
    {
        for (var at = 0; at < count; at++)
        {
            var named = _random.Next(2) == 0 ? _leaves[_random.Next(_leaves.Count)] : _composites[_random.Next(_composites.Count)];
            var field = new OutputField($"f{at}", Wrapped(named));
            if (_random.Next(3) == 0)
                field.Arguments.Add(new("x", Leaf("Int")) { Reader = InputReader.Of(Leaf("Int"), typeof(object)), DefaultValue = _random.Next(2) == 0 ? new Language.IntNode(0, "1") : null });
            field.Resolver = ResolverOf(field);
            type.Add(field);
        }
    }

    private SchemaType Wrapped(NamedType named)
    {
        SchemaType type = _random.Next(3) == 0 ? named.AsNonNull() : named;
        if (_random.Next(3) == 0)
            type = _random.Next(3) == 0 ? type.AsList().AsNonNull() : type.AsList();
        if (_random.Next(8) == 0)
            type = type.AsList();
        return type;
    }

    private Resolver ResolverOf(OutputField field) => _random.Next(3) switch
    {
        0 => new DelegateResolver((parent, context) => Answer(field, parent, context)),
        1 => new AsyncResolver(async (parent, context) =>
        {
            if (Hash(field, parent, context) % 2 == 0)
                await Task.Yield();
            return Answer(field, parent, context);
        }),
        _ => new BatchResolver(async (parents, context) =>
        {
            await Task.Yield();
            if (Mix($"{_seed} {field.Name} {string.Join(',', context.Arguments)}") % 6 == 0)
                throw new GraphQLException($"batch {field.Name} failed");
            return [.. parents.Select(parent => AnswerOrNull(field, parent, context))];
        }),
    };

    /// <summary>A batch has no way to fail for one parent, so what would fail is null.</summary>
    private object? AnswerOrNull(OutputField field, object? parent, FieldContext context)
    {
        try
        {
            return Answer(field, parent, context);
        }
        catch (GraphQLException)
        {
            return null;
        }
    }

    private object? Answer(OutputField field, object? parent, FieldContext context)
    {
        var hash = Hash(field, parent, context);
        if (hash % 9 == 0)
            throw new GraphQLException($"{field.Name} failed");
        return Value(field.Type, hash);
    }

    private uint Hash(OutputField field, object? parent, FieldContext context) =>
        Mix($"{_seed} {Describe(parent)} {field.Name} {string.Join(',', context.Arguments)}");

    private object? Value(SchemaType type, uint hash)
    {
        if (hash % 7 == 0)
            return null;
        return type.Nullable switch
        {
            ListType list => Enumerable.Range(0, (int)(hash % 4)).Select(at => Value(list.Item, Mix($"{hash}[{at}]"))).ToList(),
            ScalarType { Name: "Int" } => hash % 13 == 0 ? (object)(1L << 40) : (int)(hash % 1000),
            ScalarType { Name: "Float" } => hash % 13 == 0 ? double.NaN : hash % 1000 / 4.0,
            ScalarType { Name: "Boolean" } => hash % 2 == 0,
            EnumType => hash % 13 == 0 ? "Z" : "ABC"[(int)(hash % 3)].ToString(),
            { Named.IsComposite: true } named => ThingOf((NamedType)named, hash),
            _ => $"s{hash % 1000}",
        };
    }

    private Thing ThingOf(NamedType type, uint hash)
    {
        var possible = _objects.Where(candidate => type switch
        {
            InterfaceType contract => candidate.Interfaces.Contains(contract),
            UnionType union => union.Members.Contains(candidate),
            _ => candidate == type,
        }).ToList();
        return new(possible[(int)(hash % (uint)possible.Count)].Name, (int)(hash % 50));
    }

    private static uint Mix(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
