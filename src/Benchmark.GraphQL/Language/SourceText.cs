using System.Text;
using System.Text.Unicode;

namespace Benchmark.GraphQL.Language;

/// <summary>A place in a document, as editors count it.</summary>
/// <param name="Line">From 1; LF, CR and CRLF each end a line.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
public readonly record struct Location(int Line, int Column);

/// <summary>The UTF-8 text of a document, and where in it a byte is.</summary>
internal sealed class SourceText(byte[] bytes)
{
    /// <summary>A source without text, for documents that are built rather than read.</summary>
    public static SourceText Empty { get; } = new([]);

    public byte[] Bytes { get; } = bytes;

    public static SourceText Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The line and column of a byte; found by counting, so ask only for what is shown.</summary>
    public Location LocationOf(int position)
    {
        var (line, lineStart) = (1, 0);
        for (var at = 0; at < position; at++)
        {
            if (Bytes[at] == '\n' || (Bytes[at] == '\r' && (at + 1 >= Bytes.Length || Bytes[at + 1] != '\n')))
                (line, lineStart) = (line + 1, at + 1);
        }

        var start = Math.Min(lineStart, position);
        return new(line, Encoding.UTF8.GetCharCount(Bytes, start, position - start) + 1);
    }

    /// <summary>Where the text stops being UTF-8; null when all of it is.</summary>
    public int? FirstInvalidByte()
    {
        if (Utf8.IsValid(Bytes))
            return null;

        var at = 0;
        while (at < Bytes.Length && Rune.DecodeFromUtf8(Bytes.AsSpan(at), out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }
}
