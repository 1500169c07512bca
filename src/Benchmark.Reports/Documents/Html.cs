using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Benchmark.Reports.Documents;

/// <summary>A piece of HTML in which every inserted word was escaped.</summary>
/// <param name="Text">Complete elements or text, ready to stand in a page.</param>
public sealed record Html(string Text)
{
    /// <summary>Nothing.</summary>
    public static Html None { get; } = new("");

    /// <summary>The literal as it stands, and in its holes: HTML as it stands, words and numbers escaped.</summary>
    public static Html Of(Builder content) => new(content.ToString());

    /// <summary>One piece after the other.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> piece) => new(string.Concat(items.Select(item => piece(item).Text)));

    /// <summary>Collects an interpolated string; written by the compiler.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Builder(int literalLength, int holes)
    {
        private readonly StringBuilder _text = new(literalLength + holes * 32);

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(Html html) => _text.Append(html.Text);

        public void AppendFormatted(int number) => _text.Append(number.ToString("#,0", CultureInfo.InvariantCulture));

        public void AppendFormatted(string words)
        {
            foreach (var letter in words)
            {
                _ = letter switch
                {
                    '&' => _text.Append("&amp;"),
                    '<' => _text.Append("&lt;"),
                    '>' => _text.Append("&gt;"),
                    '"' => _text.Append("&quot;"),
                    '\'' => _text.Append("&#39;"),
                    _ => _text.Append(letter),
                };
            }
        }

        public override string ToString() => _text.ToString();
    }
}
