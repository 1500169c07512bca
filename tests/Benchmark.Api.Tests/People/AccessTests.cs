using System.Text;
using System.Text.Json;
using Benchmark.Domain.People;
using Benchmark.Tests;

namespace Benchmark.Api.Tests.People;

/// <summary>
/// Every path from the root of the schema to every field is walked by everybody who may sign in, and nobody but the owner finds a
/// word of what one organisation keeps here; also with the policies of the database switched off, so that the queries alone must hold.
/// </summary>
public sealed class AccessTests(TestCluster cluster)
{
    /// <summary>A word that only the first organisation's own answers hold.</summary>
    private const string Secret = "zanzibar";

    private const int Deepest = 6;

    private static readonly Role[] Roles = Enum.GetValues<Role>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_path_of_the_schema_leads_anybody_else_to_what_an_organisation_keeps()
    {
        await using var served = await FillAsync();
        var paths = await PathsAsync(served);
        Assert.True(paths.Count > 100, $"Only {paths.Count} paths were found.");

        await RefuseAsync(served, paths);
    }

    [Fact]
    public async Task Without_the_policies_of_the_database_the_queries_alone_hold()
    {
        await using var served = await FillAsync();
        await using (var command = served.Database.Owner.CreateCommand("""
            do $$ declare guarded text; begin
                for guarded in select t.oid::regclass::text from pg_class t join pg_namespace n on n.oid = t.relnamespace
                               where n.nspname in ('registry', 'assessment') and t.relrowsecurity loop
                    execute format('alter table %s disable row level security', guarded);
                end loop;
            end $$
            """))
        {
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        await RefuseAsync(served, await PathsAsync(served));
    }

    [Fact]
    public async Task The_owner_finds_the_same_words_by_several_paths()
    {
        await using var served = await FillAsync();
        var owner = await served.SignInAsync(Role.Provider, "org-1");
        var found = 0;
        foreach (var path in await PathsAsync(served))
            found += (await owner.SendAsync(path)).ToString().Contains(Secret, StringComparison.Ordinal) ? 1 : 0;

        Assert.True(found >= 5, $"The owner found its own words on {found} paths only.");
    }

    [Fact]
    public async Task Every_mutation_asks_who_is_there_but_those_that_links_open()
    {
        await using var served = await ServedDatabase.StartAsync(cluster);
        var schema = await SchemaAsync(served);
        string[] open = ["recordSheet", "recordComment"];

        foreach (var mutation in schema.Types["Mutation"].Where(field => !open.Contains(field.Name)))
        {
            var arguments = mutation.Arguments.Count == 0 ? "" : $"(input: {{{string.Join(", ", schema.Inputs[mutation.Arguments[0].Type].Where(input => input.IsRequired).Select(input => $"{input.Name}: {schema.Literal(input.Type)}"))}}})";
            var answer = await served.Call(null).SendAsync($"mutation {{ {mutation.Name}{arguments} {{ __typename }} }}");
            Assert.True(
                answer.TryGetProperty("errors", out var errors) && errors[0].GetProperty("extensions").GetProperty("code").GetString() == "AUTH_NOT_AUTHENTICATED",
                $"{mutation.Name}: {answer}");
        }
    }

    /// <summary>Everybody but the owner walks every path.</summary>
    private static async Task RefuseAsync(ServedDatabase served, IReadOnlyList<string> paths)
    {
        var callers = new List<(string Who, Caller Caller)> { ("nobody", served.Call(null)), ("another provider", await served.SignInAsync(Role.Provider, "org-2")) };
        foreach (var role in Roles.Where(role => role != Role.Provider))
            callers.Add(($"{role}", await served.SignInAsync(role)));

        foreach (var (who, caller) in callers)
        {
            foreach (var path in paths)
            {
                var answer = (await caller.SendAsync(path)).ToString();
                Assert.False(answer.Contains(Secret, StringComparison.OrdinalIgnoreCase), $"{who} reads it by {path}: {answer}");
                Assert.DoesNotContain("Unexpected Execution Error", answer, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>A document for each path from a root field to a type, which selects every leaf there.</summary>
    private static async Task<IReadOnlyList<string>> PathsAsync(ServedDatabase served)
    {
        var schema = await SchemaAsync(served);
        var paths = new List<string>();
        foreach (var root in schema.Types["Query"].Where(field => !field.Name.StartsWith("__", StringComparison.Ordinal)))
            Walk(root, [], []);
        return paths;

        void Walk(Field field, IReadOnlyList<Field> above, IReadOnlyList<string> types)
        {
            if (types.Contains(field.Type) || above.Count == Deepest)
                return;

            foreach (var concrete in schema.ConcreteTypes(field.Type))
            {
                var leaves = schema.Types[concrete].Where(leaf => schema.IsLeaf(leaf.Type)).Select(leaf => leaf.Name + schema.Arguments(leaf)).ToList();
                var inner = $"__typename{(leaves.Count == 0 ? "" : " " + string.Join(' ', leaves))}";
                var text = concrete == field.Type ? inner : $"__typename ... on {concrete} {{ {inner} }}";
                foreach (var step in above.Append(field).Reverse())
                    text = $"{step.Opening(schema)} {{ {text} }}{step.Closing}";
                paths.Add($"{{ {text} }}");
                foreach (var next in schema.Types[concrete].Where(next => !schema.IsLeaf(next.Type)))
                    Walk(next with { On = concrete == field.Type ? null : concrete }, [.. above, field], [.. types, field.Type]);
            }
        }
    }

    private static async Task<Schema> SchemaAsync(ServedDatabase served)
    {
        var answer = await served.Call(null).AskAsync("""
            { __schema { types { kind name possibleTypes { name }
                fields { name type { ...T } args { name type { ...T } defaultValue } }
                inputFields { name type { ...T } defaultValue } enumValues { name } } } }
            fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
            """);
        return new(answer.GetProperty("__schema").GetProperty("types"));
    }

    /// <summary>The first organisation keeps the secret wherever it may write words; its identifiers are known to everybody.</summary>
    private async Task<ServedDatabase> FillAsync()
    {
        var served = await ServedDatabase.StartAsync(cluster, "well-led-2024", "driving-up-quality-2013");
        var owner = await served.SignInAsync(Role.Provider, "org-1");
        foreach (var round in new[] { "well-led-2024", "driving-up-quality-2013" })
        {
            var started = await owner.DoAsync("startAssessment", new { round }, "assessment { id unanswered { code } } errors { ... on Error { message } }");
            var assessment = started.GetProperty("assessment");
            var statement = assessment.GetProperty("unanswered")[0].GetProperty("code").GetString();
            var saved = await owner.DoAsync(
                "recordResponses",
                new
                {
                    assessment = assessment.GetProperty("id").GetString(),
                    revision = 1,
                    confirmed = true,
                    responses = new[] { new { statement, narrative = $"We went to {Secret}.", evidence = new[] { new { kind = Secret, reference = Secret } } } },
                },
                "savedRevision { revision } errors { ... on Error { message } }");
            Assert.Equal(2, saved.GetProperty("savedRevision").GetProperty("revision").GetInt32());
        }

        await using var command = served.Database.Owner.CreateCommand($"""
            insert into assessment.action (organisation_id, round_id, assessment_id, statement_id, text, owner_role, due_on, status, planned_at, changed_at)
            select r.organisation_id, r.round_id, r.assessment_id, r.statement_id, '{Secret}', '{Secret}', now(), 'PLANNED', now(), now()
            from   assessment.response r
            limit  1
            """);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
        return served;
    }

    /// <summary>A field on the way, with what it takes.</summary>
    private sealed record Field(string Name, string Type, IReadOnlyList<Argument> Arguments)
    {
        /// <summary>The concrete type the field is read on; null where the type above is concrete.</summary>
        public string? On { get; init; }

        public string Closing => On is null ? "" : " }";

        public string Opening(Schema schema) => $"{(On is null ? "" : $"... on {On} {{ ")}{Name}{schema.Arguments(this)}";
    }

    private sealed record Argument(string Name, string Type, bool IsRequired);

    /// <summary>What the server says of its schema, and values that open the first organisation's doors.</summary>
    private sealed class Schema
    {
        private static readonly string[] Ids = ["Organisation:org-1", "Assessment:1", "Assessment:2"];

        private readonly Dictionary<string, string[]> _possible = [];
        private readonly Dictionary<string, string[]> _values = [];
        private readonly HashSet<string> _leaves = [];

        public Schema(JsonElement types)
        {
            foreach (var type in types.EnumerateArray())
            {
                var name = type.GetProperty("name").GetString()!;
                var kind = type.GetProperty("kind").GetString();
                if (kind is "SCALAR" or "ENUM")
                    _leaves.Add(name);
                if (type.GetProperty("enumValues") is { ValueKind: JsonValueKind.Array } values)
                    _values[name] = [.. values.EnumerateArray().Select(value => value.GetProperty("name").GetString()!)];
                if (type.GetProperty("possibleTypes") is { ValueKind: JsonValueKind.Array } possible)
                    _possible[name] = [.. possible.EnumerateArray().Select(each => each.GetProperty("name").GetString()!)];
                if (type.GetProperty("fields") is { ValueKind: JsonValueKind.Array } fields && !name.StartsWith("__", StringComparison.Ordinal))
                    Types[name] = [.. fields.EnumerateArray().Select(field => new Field(NameOf(field), Named(field.GetProperty("type")), ArgumentsOf(field.GetProperty("args"))))];
                if (type.GetProperty("inputFields") is { ValueKind: JsonValueKind.Array } inputs)
                    Inputs[name] = ArgumentsOf(inputs);
            }
        }

        public Dictionary<string, IReadOnlyList<Field>> Types { get; } = [];

        public Dictionary<string, IReadOnlyList<Argument>> Inputs { get; } = [];

        public bool IsLeaf(string type) => _leaves.Contains(type);

        public string[] ConcreteTypes(string type) => _possible.TryGetValue(type, out var possible) ? possible : [type];

        /// <summary>The arguments a field cannot go without, and those that page or name somebody.</summary>
        public string Arguments(Field field)
        {
            var given = field.Arguments.Where(argument => argument.IsRequired || argument.Name == "first")
                .Select(argument => $"{argument.Name}: {Literal(argument.Type, argument.Name, field.Name)}").ToList();
            return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
        }

        public string Literal(string type, string name = "", string field = "") => type switch
        {
            "ID" => name == "ids" ? $"[{string.Join(", ", Ids.Select(id => $"\"{Encode(id)}\""))}]" : $"\"{Encode(field is "organisation" ? Ids[0] : Ids[1])}\"",
            "Int" => "1",
            "Float" => "1.5",
            "Boolean" => "true",
            "DateTime" => "\"2030-01-01T00:00:00Z\"",
            "LocalDate" => "\"2030-01-01\"",
            "MeasureInput" => "{overall: true}",
            "String" when name is "code" or "framework" => "\"well-led\"",
            "String" when name == "round" => "\"well-led-2024\"",
            "String" => "\"x\"",
            _ when _values.TryGetValue(type, out var values) => values[0],
            _ when Inputs.TryGetValue(type, out var inputs) => $"{{{string.Join(", ", inputs.Where(input => input.IsRequired).Select(input => $"{input.Name}: {Literal(input.Type, input.Name)}"))}}}",
            _ => "null",
        };

        private static string Encode(string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes(id));

        private static string NameOf(JsonElement element) => element.GetProperty("name").GetString()!;

        private static string Named(JsonElement type) => type.GetProperty("name").ValueKind == JsonValueKind.String ? NameOf(type) : Named(type.GetProperty("ofType"));

        private static IReadOnlyList<Argument> ArgumentsOf(JsonElement list) =>
        [
            .. list.EnumerateArray().Select(argument => new Argument(
                NameOf(argument), Named(argument.GetProperty("type")),
                argument.GetProperty("type").GetProperty("kind").GetString() == "NON_NULL" && argument.GetProperty("defaultValue").ValueKind == JsonValueKind.Null)),
        ];
    }
}
