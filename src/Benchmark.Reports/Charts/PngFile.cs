using System.Buffers.Binary;
using System.IO.Compression;

namespace Benchmark.Reports.Charts;

/// <summary>Writes an opaque picture as PNG (ISO/IEC 15948), 8 bits a channel.</summary>
/// <remarks>
/// cairo's own writer spends more time on trying filters than librsvg on drawing. Charts are flat areas: rows written as the
/// difference from the row above are nearly all zeros, and a fast deflate is as good as a slow one.
/// </remarks>
internal static class PngFile
{
    private const int Channels = 3;
    private const byte FilterUp = 2;

    /// <summary>The file.</summary>
    /// <param name="pixels">Rows from the top; each pixel is blue, green, red and a byte that counts for nothing.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    public static byte[] Of(ReadOnlySpan<byte> pixels, int width, int height, int stride)
    {
        using var file = new MemoryStream(64 * 1024);
        file.Write([0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n']);
        Chunk(file, "IHDR"u8, Header(width, height));
        Chunk(file, "IDAT"u8, Compressed(pixels, width, height, stride));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(int width, int height)
    {
        const byte bits = 8;
        const byte trueColour = 2;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (bits, trueColour);
        return header;
    }

    private static ReadOnlySpan<byte> Compressed(ReadOnlySpan<byte> pixels, int width, int height, int stride)
    {
        var compressed = new MemoryStream(64 * 1024);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + width * Channels];
            row[0] = FilterUp;
            var above = new byte[width * 4].AsSpan();
            for (var y = 0; y < height; y++)
            {
                var here = pixels.Slice(y * stride, width * 4);
                for (int from = 0, to = 1; from < here.Length; from += 4, to += Channels)
                {
                    row[to] = (byte)(here[from + 2] - above[from + 2]);
                    row[to + 1] = (byte)(here[from + 1] - above[from + 1]);
                    row[to + 2] = (byte)(here[from] - above[from]);
                }

                zlib.Write(row);
                here.CopyTo(above);
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        file.Write(word);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc(Crc(uint.MaxValue, name), data) ^ uint.MaxValue);
        file.Write(word);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var part in data)
            crc = CrcTable[(byte)(crc ^ part)] ^ (crc >> 8);
        return crc;
    }

    private static readonly uint[] CrcTable =
    [
        .. Enumerable.Range(0, 256).Select(value =>
        {
            var crc = (uint)value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xedb88320 ^ (crc >> 1);
            return crc;
        }),
    ];
}
