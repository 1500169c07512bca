using System.Globalization;
using Benchmark.Domain;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Benchmark.Data.Disclosure;

/// <summary>One mapping of a policy file. What is wrong in it becomes a problem, and reading goes on.</summary>
internal sealed class YamlSection(YamlMappingNode node, string file, List<Problem> problems)
{
    private readonly HashSet<string> _asked = [];

    /// <summary>Where the mapping begins.</summary>
    public Mark Start => node.Start;

    /// <summary>A text that is not blank.</summary>
    public string Word(string key)
    {
        if (Required(key) is not { } value)
            return "";
        if (value is YamlScalarNode { Value: { } word } && !string.IsNullOrWhiteSpace(word))
            return word;
        Refuse(value, $"\"{key}\" is a text that is not blank.");
        return "";
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public int Number(string key, int minimum, int maximum)
    {
        if (Required(key) is not { } value)
            return minimum;
        if (value is YamlScalarNode { Value: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
            return number;
        Refuse(value, $"\"{key}\" is a whole number from {minimum} to {maximum}.");
        return minimum;
    }

    /// <summary>One of a closed list of words.</summary>
    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Required(key) is not { } value)
            return default;
        if (value is YamlScalarNode { Value: { } word } && words.TryGetValue(word, out var meaning))
            return meaning;
        Refuse(value, $"\"{key}\" is one of {string.Join(", ", words.Keys)}.");
        return default;
    }

    /// <summary>Yes or no; no when it is not there.</summary>
    public bool Flag(string key)
    {
        if (Optional(key) is not { } value)
            return false;
        if (value is YamlScalarNode { Value: "true" or "false" } scalar)
            return scalar.Value == "true";
        Refuse(value, $"\"{key}\" is true or false.");
        return false;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Words(string key)
    {
        if (Required(key) is not { } value)
            return [];
        if (value is YamlSequenceNode { Children: var children } && children.All(child => child is YamlScalarNode))
            return [.. children.Select(child => ((YamlScalarNode)child).Value ?? "")];
        Refuse(value, $"\"{key}\" is a list of texts.");
        return [];
    }

    /// <summary>A mapping; an empty one, and a problem, when it is not there.</summary>
    public YamlSection Section(string key)
    {
        if (Required(key) is not { } value)
            return new([], file, []);
        if (value is YamlMappingNode mapping)
            return new(mapping, file, problems);
        Refuse(value, $"\"{key}\" is a mapping of names to values.");
        return new([], file, []);
    }

    /// <summary>A list of mappings.</summary>
    public IReadOnlyList<YamlSection> List(string key) => Required(key) is { } value ? Mappings(key, value) : [];

    /// <summary>A list of mappings; empty when it is not there.</summary>
    public IReadOnlyList<YamlSection> OptionalList(string key) => Optional(key) is { } value ? Mappings(key, value) : [];

    /// <summary>Names every key that nobody asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var key in node.Children.Keys.Where(key => key is not YamlScalarNode { Value: { } name } || !_asked.Contains(name)))
            Refuse(key, $"\"{key}\" means nothing here. This part holds {string.Join(", ", _asked)}.");
    }

    /// <summary>Notes a problem at the value of <paramref name="key"/>, or at the mapping when it is not there.</summary>
    public void Refuse(string key, string message) => Refuse(Optional(key) ?? node, message);

    private IReadOnlyList<YamlSection> Mappings(string key, YamlNode value)
    {
        if (value is YamlSequenceNode { Children: var children } && children.All(child => child is YamlMappingNode))
            return [.. children.Select(child => new YamlSection((YamlMappingNode)child, file, problems))];
        Refuse(value, $"\"{key}\" is a list of mappings.");
        return [];
    }

    private YamlNode? Required(string key)
    {
        var value = Optional(key);
        if (value is null)
            Refuse(node, $"\"{key}\" is missing.");
        return value;
    }

    private YamlNode? Optional(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private void Refuse(YamlNode where, string message) =>
        problems.Add(new(file, (int)where.Start.Line, (int)where.Start.Column, message));
}
