using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Benchmark.Reports.Documents;

/// <summary>Complete HTML elements or text, in which every inserted word was escaped.</summary>
/// <remarks>A page is put together from thousands of these, so a large one is kept beside its neighbours and copied once, at the end.</remarks>
public sealed class Html
{
    private const int LargestCopied = 512;

    private readonly IReadOnlyList<string> _pieces;

    /// <summary>HTML that is known to be complete and escaped.</summary>
    public Html(string text) => _pieces = [text];

    private Html(IReadOnlyList<string> pieces) => _pieces = pieces;

    /// <summary>Nothing.</summary>
    public static Html None { get; } = new("");

    /// <summary>The whole of it.</summary>
    public string Text => string.Concat(_pieces);

    /// <summary>The whole of it, as a file has it.</summary>
    public byte[] ToUtf8()
    {
        var bytes = new byte[_pieces.Sum(Encoding.UTF8.GetByteCount)];
        var at = 0;
        foreach (var piece in _pieces)
            at += Encoding.UTF8.GetBytes(piece, bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>The literal as it stands, and in its holes: HTML as it stands, words and numbers escaped.</summary>
    public static Html Of(Builder content) => content.ToHtml();

    /// <summary>One piece after the other.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> piece)
    {
        var all = new Builder(0, 0);
        foreach (var item in items)
            all.AppendFormatted(piece(item));
        return all.ToHtml();
    }

    /// <summary>Collects an interpolated string; written by the compiler.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Builder(int literalLength, int holes)
    {
        private readonly List<string> _pieces = [];
        private readonly StringBuilder _text = new(literalLength + holes * 32);

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(Html html)
        {
            foreach (var piece in html._pieces)
            {
                if (piece.Length <= LargestCopied)
                {
                    _text.Append(piece);
                    continue;
                }

                Finish();
                _pieces.Add(piece);
            }
        }

        public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number:#,0}");

        public void AppendFormatted(string words)
        {
            for (var rest = words.AsSpan(); ;)
            {
                var plain = rest.IndexOfAny("&<>\"'");
                _text.Append(plain < 0 ? rest : rest[..plain]);
                if (plain < 0)
                    return;

                _text.Append(rest[plain] switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    _ => "&#39;",
                });
                rest = rest[(plain + 1)..];
            }
        }

        internal Html ToHtml()
        {
            if (_pieces.Count == 0)
                return new(_text.ToString());

            Finish();
            return new(_pieces);
        }

        private void Finish()
        {
            if (_text.Length > 0)
                _pieces.Add(_text.ToString());
            _text.Clear();
        }
    }
}
