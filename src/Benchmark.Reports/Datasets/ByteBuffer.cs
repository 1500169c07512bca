using System.Buffers.Text;

namespace Benchmark.Reports.Datasets;

/// <summary>Bytes that gather until they are sent on.</summary>
internal sealed class ByteBuffer(int capacity)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Room for <paramref name="size"/> bytes; <see cref="Advance"/> says how many were used.</summary>
    public Span<byte> Take(int size)
    {
        if (_bytes.Length - Length < size)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + size));
        return _bytes.AsSpan(Length);
    }

    /// <summary>The first bytes, to be written over.</summary>
    public Span<byte> First(int count) => _bytes.AsSpan(0, count);

    public void Advance(int count) => Length += count;

    public void Add(byte value)
    {
        Take(1)[0] = value;
        Length++;
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        values.CopyTo(Take(values.Length));
        Length += values.Length;
    }

    /// <summary>Adds a bit to the last byte.</summary>
    public void SetLastBit(int bit, int value) => _bytes[Length - 1] |= (byte)(value << bit);

    /// <summary>A whole number in digits.</summary>
    public void AddDigits(int value)
    {
        Utf8Formatter.TryFormat(value, Take(11), out var written);
        Length += written;
    }

    /// <summary>A number in digits with one decimal.</summary>
    public void AddTenths(int tenths)
    {
        if (tenths < 0)
            Add((byte)'-');
        var (whole, rest) = Math.DivRem(Math.Abs(tenths), 10);
        AddDigits(whole);
        Add((byte)'.');
        Add((byte)('0' + rest));
    }
}
