using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Domain;

namespace Benchmark.Data.Yaml;

/// <summary>One mapping of a YAML file. What is wrong in it becomes a problem, and reading goes on.</summary>
/// <remarks>What cannot be read comes back as an empty value, so that one mistake is named once.</remarks>
internal sealed class YamlSection
{
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly YamlNode.Mapping _mapping;
    private readonly string _file;
    private readonly List<Problem> _problems;
    private readonly HashSet<string> _asked = [];
    private readonly Dictionary<string, IReadOnlyList<YamlSection>> _lists = [];

    public YamlSection(YamlNode.Mapping mapping, string file, List<Problem> problems)
    {
        (_mapping, _file, _problems) = (mapping, file, problems);
        foreach (var (key, value) in mapping.Entries)
        {
            if (!_values.TryAdd(key.Value, value))
                Refuse(key, $"\"{key.Value}\" is given twice. Keep one of the two.");
        }
    }

    /// <summary>The keys, in the file's order.</summary>
    public IEnumerable<YamlNode.Scalar> Keys => _mapping.Entries.Select(entry => entry.Key);

    /// <summary>Whether a value is there, right or wrong.</summary>
    public bool Has(string key) => Optional(key) is not null;

    /// <summary>A text that is not blank, without blanks at its ends.</summary>
    public string Text(string key) => Required(key) is { } value ? TextOf(value, key) : "";

    /// <summary>A text that is not blank; null when it is not there.</summary>
    public string? OptionalText(string key) => Optional(key) is { } value ? TextOf(value, key) : null;

    /// <summary>A text of a certain shape.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">Must match the whole text.</param>
    /// <param name="words">The shape in words, for example "lower-case letters".</param>
    public string Text(string key, Regex shape, string words)
    {
        var text = Text(key);
        if (text.Length > 0 && !shape.IsMatch(text))
            Refuse(key, $"\"{text}\" cannot be a {key}. It consists of {words}.");
        return text;
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public int Number(string key, int minimum, int maximum)
    {
        if (Required(key) is not { } value)
            return minimum;
        if (value is YamlNode.Scalar { IsPlain: true, Value: var text }
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
            return number;
        Refuse(value, $"\"{key}\" is a whole number from {minimum} to {maximum}.");
        return minimum;
    }

    /// <summary>Yes or no; no when it is not there.</summary>
    public bool Flag(string key)
    {
        if (Optional(key) is not { } value)
            return false;
        if (value is YamlNode.Scalar { IsPlain: true, Value: "true" or "false" } scalar)
            return scalar.Value == "true";
        Refuse(value, $"\"{key}\" is true or false.");
        return false;
    }

    /// <summary>A day; null when it is not there.</summary>
    public DateOnly? Date(string key)
    {
        if (OptionalText(key) is not { Length: > 0 } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse(key, $"\"{text}\" is not a day. Write it as 2012-10-31, or leave \"{key}\" out when the day is not known.");
        return null;
    }

    /// <summary>One code of a closed list.</summary>
    public T One<T>(string key)
        where T : struct, Enum => Required(key) is { } value && CodeOf<T>(value, key) is { } code ? code : default;

    /// <summary>Codes of a closed list, none twice; empty when it is not there.</summary>
    public IReadOnlyList<T> Several<T>(string key)
        where T : struct, Enum
    {
        var codes = new List<T>();
        foreach (var item in Items(key))
        {
            if (CodeOf<T>(item, key) is not { } code)
                continue;
            if (codes.Contains(code))
                Refuse(item, $"{Code.Of(code)} is named twice in \"{key}\". Keep it once.");
            else
                codes.Add(code);
        }

        return codes;
    }

    /// <summary>Texts that are not blank, none twice; empty when it is not there.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var item in Items(key))
        {
            var text = TextOf(item, key);
            if (texts.Contains(text) && text.Length > 0)
                Refuse(item, $"\"{text}\" is named twice in \"{key}\". Keep it once.");
            else
                texts.Add(text);
        }

        return texts;
    }

    /// <summary>A mapping; an empty one when it is not there, which is a problem.</summary>
    public YamlSection Section(string key) => Required(key) is { } value ? SectionOf(value) : Nothing();

    /// <summary>Mappings, at least one; empty when it is not there, which is a problem.</summary>
    public IReadOnlyList<YamlSection> List(string key) => Required(key) is null ? [] : OptionalList(key);

    /// <summary>Mappings, at least one; empty when it is not there.</summary>
    /// <remarks>Asked again, it gives the same sections and no new problems.</remarks>
    public IReadOnlyList<YamlSection> OptionalList(string key)
    {
        if (!_lists.TryGetValue(key, out var sections))
        {
            sections = [.. Items(key).Select(SectionOf)];
            _lists.Add(key, sections);
        }

        return sections;
    }

    /// <summary>Names every key that nobody asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var key in Keys.Where(key => !_asked.Contains(key.Value)).DistinctBy(key => key.Value))
            Refuse(key, $"\"{key.Value}\" is not a key of this part. Its keys are {string.Join(", ", _asked)}.");
    }

    /// <summary>Notes a problem at the value of <paramref name="key"/>, or where the mapping begins when it is not there.</summary>
    public void Refuse(string key, string message) => Refuse(_values.GetValueOrDefault(key, _mapping), message);

    /// <summary>Notes a problem at an item of a list, or at the list when it has no such item.</summary>
    public void Refuse(string key, int item, string message)
    {
        var value = _values.GetValueOrDefault(key, _mapping);
        Refuse(value is YamlNode.Sequence list && item < list.Items.Count ? list.Items[item] : value, message);
    }

    private void Refuse(YamlNode where, string message) => _problems.Add(new(_file, where.Line, where.Column, message));

    private IEnumerable<YamlNode> Items(string key)
    {
        switch (Optional(key))
        {
            case null:
                return [];
            case YamlNode.Sequence { Items.Count: > 0 } list:
                return list.Items;
            case var value:
                Refuse(value, $"\"{key}\" is a list with at least one item. Leave it out when there is none.");
                return [];
        }
    }

    private string TextOf(YamlNode value, string key)
    {
        if (value is YamlNode.Scalar { IsText: true } scalar && !string.IsNullOrWhiteSpace(scalar.Value))
            return scalar.Value.Trim();
        Refuse(value, value is YamlNode.Scalar { Value.Length: > 0, IsText: false } other
            ? $"\"{key}\" is a text. Write \"{other.Value}\" in quotes if it is meant."
            : $"\"{key}\" is a text that is not blank.");
        return "";
    }

    private T? CodeOf<T>(YamlNode value, string key)
        where T : struct, Enum
    {
        if (value is YamlNode.Scalar scalar && Code.Parse<T>(scalar.Value) is { } code)
            return code;
        var found = value is YamlNode.Scalar { Value: var text } ? $"\"{text}\"" : "This";
        Refuse(value, $"{found} is not known as \"{key}\". Use {string.Join(", ", Code.All<T>())}.");
        return null;
    }

    private YamlSection SectionOf(YamlNode value)
    {
        if (value is YamlNode.Mapping mapping)
            return new(mapping, _file, _problems);
        Refuse(value, "This should be a mapping of keys to values.");
        return Nothing();
    }

    /// <summary>Takes every question and finds nothing wrong, so that one mistake is named once.</summary>
    private YamlSection Nothing() => new(new([], _mapping.Line, _mapping.Column), _file, []);

    private YamlNode? Required(string key)
    {
        var value = Optional(key);
        if (value is null)
            Refuse(_mapping, $"\"{key}\" is missing. Add it to this part.");
        return value;
    }

    private YamlNode? Optional(string key)
    {
        _asked.Add(key);
        return _values.GetValueOrDefault(key);
    }
}
