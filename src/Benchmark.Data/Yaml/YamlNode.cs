using System.Globalization;
using Benchmark.Domain;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Benchmark.Data.Yaml;

/// <summary>A part of a YAML file that knows where it stands.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <remarks>
/// Our own tree, because YamlDotNet's stops at the first key that is named twice. Anchors, tags and several documents are
/// refused: a file of the project is read by people first.
/// </remarks>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>A scalar.</summary>
    /// <param name="Value">As written, without quotes.</param>
    /// <param name="IsPlain">Whether it has no quotes, so that it may stand for a number, a truth value or nothing.</param>
    /// <param name="Line">From 1.</param>
    /// <param name="Column">From 1.</param>
    internal sealed record Scalar(string Value, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
    {
        /// <summary>Whether YAML reads it as text.</summary>
        public bool IsText => !IsPlain || !IsOther(Value);

        private static bool IsOther(string value) =>
            value is "" or "~" or "null" or "Null" or "NULL" or "true" or "True" or "TRUE" or "false" or "False" or "FALSE"
            || (value[0] is (>= '0' and <= '9') or '-' or '+' or '.'
                && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    /// <summary>A list.</summary>
    internal sealed record Sequence(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

    /// <summary>Keys and values, in the file's order; a key may be there twice.</summary>
    internal sealed record Mapping(IReadOnlyList<KeyValuePair<Scalar, YamlNode>> Entries, int Line, int Column)
        : YamlNode(Line, Column);

    /// <summary>Reads the one mapping a file consists of; null, and a problem, when it does not.</summary>
    public static Mapping? Read(TextReader text, string file, List<Problem> problems)
    {
        try
        {
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _))
                return Refuse(1, 1, "The file is empty. It is one mapping of keys to values.");

            parser.Consume<DocumentStart>();
            var root = ReadNode(parser);
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart { Start: var at })
                return Refuse((int)at.Line, (int)at.Column, "A second document begins here. Put it into a file of its own.");

            return root as Mapping
                ?? Refuse(root.Line, root.Column, "The file is one mapping of keys to values, such as \"code: lqf\".");
        }
        catch (YamlException mistake)
        {
            return Refuse((int)mistake.Start.Line, (int)mistake.Start.Column, $"This is not valid YAML: {mistake.Message}");
        }

        Mapping? Refuse(int line, int column, string message)
        {
            problems.Add(new(file, line, column, message));
            return null;
        }
    }

    private static YamlNode ReadNode(Parser parser)
    {
        var (line, column) = ((int)parser.Current!.Start.Line, (int)parser.Current.Start.Column);
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            throw new YamlException(
                parser.Current.Start, parser.Current.End, "anchors and aliases are not used here; write the value out.");
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(ReadNode(parser));
            return new Sequence(items, line, column);
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            var entries = new List<KeyValuePair<Scalar, YamlNode>>();
            while (!parser.TryConsume<MappingEnd>(out _))
                entries.Add(new(ReadKey(parser), ReadNode(parser)));
            return new Mapping(entries, line, column);
        }

        var scalar = parser.Consume<YamlDotNet.Core.Events.Scalar>();
        return new Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column);
    }

    private static Scalar ReadKey(Parser parser) => parser.Current is YamlDotNet.Core.Events.Scalar
        ? (Scalar)ReadNode(parser)
        : throw new YamlException(parser.Current!.Start, parser.Current.End, "a key is one word.");
}
