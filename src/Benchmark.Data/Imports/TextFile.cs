using System.Text;
using Benchmark.Domain;

namespace Benchmark.Data.Imports;

/// <summary>A file that is read as one text.</summary>
internal static class TextFile
{
    /// <summary>The whole text.</summary>
    /// <exception cref="InvalidFileException">It is not UTF-8, or holds a zero byte.</exception>
    public static async Task<string> ReadAsync(Stream content, string name, CancellationToken cancellation)
    {
        try
        {
            using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
            var text = await reader.ReadToEndAsync(cancellation);
            return text.IndexOf('\0', StringComparison.Ordinal) < 0
                ? text
                : throw new InvalidFileException([new(name, 1, 1, "There is a zero byte in the file. Save it as UTF-8 text.")]);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidFileException([new(name, 1, 1, "The file is not UTF-8. Save it as UTF-8 text.")]);
        }
    }
}
