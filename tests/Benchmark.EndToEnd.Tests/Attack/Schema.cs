using System.Text.RegularExpressions;

namespace Benchmark.EndToEnd.Tests.Attack;

/// <summary>The published schema, so that an attacker asks for every field there is, also for those that are added some day.</summary>
internal sealed partial class Schema
{
    /// <summary>Of what is not told about groups, only what names it.</summary>
    private static readonly Dictionary<string, string> Named = new()
    {
        ["Release"] = "version",
        ["Round"] = "code",
        ["Assessment"] = "round { code }",
        ["Framework"] = "code",
        ["FrameworkDomain"] = "code",
        ["FrameworkElement"] = "code",
        ["Statement"] = "code",
        ["Group"] = "region sizeBand serviceType authorityType label",
        ["Measure"] = "label",
        ["Perspective"] = "code",
    };

    private readonly Dictionary<string, List<(string Name, string Kind)>> _types = [];
    private readonly Dictionary<string, string[]> _unions = [];

    /// <summary>Reads the schema from GraphQL's own language.</summary>
    public Schema(string sdl)
    {
        var bare = Directives().Replace(Descriptions().Replace(sdl, ""), "");
        foreach (Match type in Types().Matches(bare))
        {
            _types[type.Groups[1].Value] = [.. Fields().Matches(type.Groups[2].Value)
                .Where(field => !field.Groups[2].Value.Split('\n', ',').Any(argument => argument.Contains('!') && !argument.Contains('=')))
                .Select(field => (field.Groups[1].Value, field.Groups[3].Value.Trim('[', ']', '!')))];
        }

        foreach (Match union in Unions().Matches(bare))
            _unions[union.Groups[1].Value] = union.Groups[2].Value.Split('|', StringSplitOptions.TrimEntries);
    }

    /// <summary>Every field of a type that takes no argument, and theirs, so many levels deep; empty where nothing is left to ask.</summary>
    public string Everything(string type, int levels)
    {
        if (Named.TryGetValue(type, out var name))
            return $"{{ {name} }}";
        if (levels == 0)
            return "";
        if (_unions.TryGetValue(type, out var members))
            return $"{{ {string.Join(' ', members.Select(member => $"... on {member} {Everything(member, levels)}"))} }}";

        var parts = _types[type]
            .Select(field => !_types.ContainsKey(field.Kind) && !_unions.ContainsKey(field.Kind) ? field.Name
                : Everything(field.Kind, levels - 1) is { Length: > 0 } inner ? $"{field.Name} {inner}" : "");
        return $"{{ {string.Join(' ', parts.Where(part => part.Length > 0))} }}";
    }

    [GeneratedRegex("^\\s*\".*\"\\s*$", RegexOptions.Multiline)]
    private static partial Regex Descriptions();

    [GeneratedRegex(@"@\w+(\([^()]*\))?")]
    private static partial Regex Directives();

    [GeneratedRegex(@"^(?:type|interface) (\w+)[^{]*\{(.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Types();

    [GeneratedRegex(@"^  (\w+)(\([^)]*\))?: ([\[\]!\w]+)", RegexOptions.Multiline)]
    private static partial Regex Fields();

    [GeneratedRegex(@"^union (\w+) = (.+)$", RegexOptions.Multiline)]
    private static partial Regex Unions();
}
