using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Benchmark.Data.Imports;

/// <summary>Tells whether two sheets hold the same answers, whatever the order they stand in.</summary>
/// <remarks>The sum, part by part, of one SHA-256 for each answer.</remarks>
internal struct ContentHash : IEquatable<ContentHash>
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>A hash as it is kept, 32 bytes.</summary>
    public static ContentHash Read(ReadOnlySpan<byte> kept) => new()
    {
        _a = BinaryPrimitives.ReadUInt64LittleEndian(kept),
        _b = BinaryPrimitives.ReadUInt64LittleEndian(kept[8..]),
        _c = BinaryPrimitives.ReadUInt64LittleEndian(kept[16..]),
        _d = BinaryPrimitives.ReadUInt64LittleEndian(kept[24..]),
    };

    /// <summary>The hash of one answer.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> answer)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(answer, hash);
        return Read(hash);
    }

    /// <summary>Adds the hash of one more answer.</summary>
    public void Add(ContentHash other)
    {
        _a += other._a;
        _b += other._b;
        _c += other._c;
        _d += other._d;
    }

    /// <summary>The hash as it is kept.</summary>
    public readonly byte[] ToArray()
    {
        var kept = new byte[32];
        BinaryPrimitives.WriteUInt64LittleEndian(kept, _a);
        BinaryPrimitives.WriteUInt64LittleEndian(kept.AsSpan(8), _b);
        BinaryPrimitives.WriteUInt64LittleEndian(kept.AsSpan(16), _c);
        BinaryPrimitives.WriteUInt64LittleEndian(kept.AsSpan(24), _d);
        return kept;
    }

    public readonly bool Equals(ContentHash other) => (_a, _b, _c, _d) == (other._a, other._b, other._c, other._d);

    public override readonly bool Equals(object? obj) => obj is ContentHash other && Equals(other);

    public override readonly int GetHashCode() => _a.GetHashCode();
}
