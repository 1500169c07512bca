using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Data.Yaml;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Organisations;
using Group = Benchmark.Domain.Releases.Group;

namespace Benchmark.Data.Disclosure;

/// <summary>Named sets as files and tables hold them. What the keys mean: docs/methods/disclosure.md, "Named sets".</summary>
public static class NamedSetFile
{
    /// <summary>Reads the sets that a round names.</summary>
    /// <param name="text">YAML with a list <c>sets</c>.</param>
    /// <param name="file">What to call the file in problems.</param>
    /// <exception cref="InvalidFileException">The file holds mistakes.</exception>
    public static IReadOnlyList<NamedSet> Read(TextReader text, string file)
    {
        var problems = new List<Problem>();
        var sets = YamlNode.Read(text, file, problems) is { } root ? ReadSets(new(root, file, problems)) : [];
        return problems.Count == 0 ? sets : throw new InvalidFileException(problems);
    }

    /// <summary>Groups as JSON: one object for each, with the codes it fixes.</summary>
    public static string ToJson(IReadOnlyList<Group> groups) => new JsonArray([.. groups.Select(group =>
    {
        var document = new JsonObject();
        Add("region", group.Region);
        Add("size_band", group.SizeBand);
        Add("service_type", group.ServiceType);
        Add("authority_type", group.AuthorityType);
        return document;

        void Add<T>(string key, T? value)
            where T : struct, Enum
        {
            if (value is { } code)
                document.Add(key, Code.Of(code));
        }
    })]).ToJsonString();

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    public static IReadOnlyList<Group> FromJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(group => new Group(
            Fixed<Region>(group, "region"), Fixed<SizeBand>(group, "size_band"), Fixed<ServiceType>(group, "service_type"),
            Fixed<AuthorityType>(group, "authority_type")))];

        static T? Fixed<T>(JsonElement group, string key)
            where T : struct, Enum => group.TryGetProperty(key, out var value) ? Code.Read<T>(value.GetString()!) : null;
    }

    /// <summary>One set of a policy or a round.</summary>
    internal static NamedSet ReadSet(YamlSection section)
    {
        var set = new NamedSet(
            section.Text("code", NamedSetRules.CodeShape(), NamedSetRules.CodeWords), section.Text("title"),
            [.. section.List("groups").Select(ReadGroup)]);
        section.RefuseOthers();
        return set;
    }

    private static List<NamedSet> ReadSets(YamlSection root)
    {
        var (codes, sets, sections) = (new HashSet<string>(StringComparer.Ordinal), new List<NamedSet>(), root.List("sets"));
        foreach (var section in sections)
        {
            sets.Add(ReadSet(section));
            if (!codes.Add(sets[^1].Code))
                section.Refuse("code", $"\"{sets[^1].Code}\" is the code of another set already.");
            foreach (var (_, at) in sets[^1].Groups.Select((group, at) => (group, at)).Where(pair => pair.group == Group.England))
                section.Refuse("groups", at, "A group fixes at least one characteristic: region, size_band, service_type or authority_type.");
        }

        root.RefuseOthers();
        return sets;
    }

    private static Group ReadGroup(YamlSection section)
    {
        T? Fixed<T>(string key)
            where T : struct, Enum => section.Has(key) ? section.One<T>(key) : null;

        var group = new Group(
            Fixed<Region>("region"), Fixed<SizeBand>("size_band"), Fixed<ServiceType>("service_type"), Fixed<AuthorityType>("authority_type"));
        section.RefuseOthers();
        return group;
    }
}
