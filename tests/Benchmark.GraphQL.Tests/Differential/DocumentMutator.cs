using System.Text.RegularExpressions;

namespace Benchmark.GraphQL.Tests.Differential;

/// <summary>Damages documents: takes tokens out, doubles, swaps and replaces them.</summary>
internal sealed partial class DocumentMutator(int seed)
{
    private static readonly string[] Replacements =
    [
        "{", "}", "(", ")", "[", "]", "...", ":", "=", "@", "$", "!", "|", "&", "on", "query", "fragment", "null", "true", "1",
        "01", "1.", "-", "\"\"", "\"\\q\"", "\"\\u{D800}\"", "\"open", "#comment\n", "\r\n", "\u00e9", "\"\"\"b\"\"\"", "id", "name",
        "User", "Dog", "Named", "Color", "RED", "@skip(if: true)", "@include(if: false)", "@trace(level: 1)", "@once(reason: \"r\")",
        "first: 1", "$v0", "type T { a: Int }", "..", "?", "\u0000", "1a", "__schema { queryType { name } }", "int: 1",
    ];

    private readonly Random _random = new(seed);

    public string Damage(string document)
    {
        var tokens = Tokens().Matches(document).Select(match => match.Value).ToList();
        for (var count = 1 + _random.Next(3); count > 0 && tokens.Count > 1; count--)
        {
            var at = _random.Next(tokens.Count);
            var other = _random.Next(tokens.Count);
            switch (_random.Next(6))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(at, tokens[at]); break;
                case 2: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
                case 3: tokens[at] = tokens[other]; break;
                case 4: tokens.Insert(at, Replacements[_random.Next(Replacements.Length)]); break;
                default: tokens[at] = Replacements[_random.Next(Replacements.Length)]; break;
            }
        }

        return string.Join(' ', tokens);
    }

    [GeneratedRegex("\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\])*\"|[_A-Za-z][_0-9A-Za-z]*|-?[0-9.eE+]+|\\.\\.\\.|[^\\s]", RegexOptions.Singleline)]
    private static partial Regex Tokens();
}
