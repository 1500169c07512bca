using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Benchmark.GraphQL.Execution;

/// <summary>Writes JSON as UTF-8 into one pooled buffer, and can go back to a mark.</summary>
/// <remarks>
/// Going back is why it exists: a non-null field that fails takes the bytes of its parent with it, and by then they are
/// written. It is no faster than <see cref="System.Text.Json.Utf8JsonWriter"/> otherwise.
/// </remarks>
internal sealed class ResponseWriter : IDisposable
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    private readonly int _maxBytes;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    /// <param name="maxBytes">Beyond this many bytes the response is given up.</param>
    public ResponseWriter(int maxBytes = 32 * 1024 * 1024) => _maxBytes = maxBytes;

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>Where the next byte goes; a place to come back to.</summary>
    public int Mark => _length;

    /// <summary>Forgets what was written since the mark.</summary>
    public void Truncate(int mark) => _length = mark;

    public void Clear() => _length = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(byte value)
    {
        if (_length == _buffer.Length)
            Grow(1);
        _buffer[_length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length - _length < bytes.Length)
            Grow(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Null() => Raw("null"u8);

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Number(long value)
    {
        var room = Room(20);
        Utf8Formatter.TryFormat(value, room, out var written);
        _length += written;
    }

    public void Number(ulong value)
    {
        var room = Room(20);
        Utf8Formatter.TryFormat(value, room, out var written);
        _length += written;
    }

    /// <summary>Writes a finite number in as few digits as name it.</summary>
    /// <remarks>
    /// Two decimal numbers of up to 15 digits are never the same double. So when a whole number divided by 10, 100 or 1,000
    /// gives the value back, those digits are the shortest that name it, and no search for them is needed.
    /// </remarks>
    public void Number(double value)
    {
        if (value == Math.Truncate(value) && Math.Abs(value) < 1e15)
        {
            Number((long)value);
            return;
        }

        if (Math.Abs(value) < 1e9)
        {
            for (var (scale, digits) = (10, 1); scale <= 1_000; scale *= 10, digits++)
            {
                var whole = Math.Round(value * scale);
                if (whole / scale == value)
                {
                    Decimal((long)whole, scale, digits);
                    return;
                }
            }
        }

        value.TryFormat(Room(32), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Decimal(long whole, int scale, int digits)
    {
        if (whole < 0)
        {
            Raw((byte)'-');
            whole = -whole;
        }

        Number(whole / scale);
        Raw((byte)'.');
        var room = Room(digits);
        var rest = (int)(whole % scale);
        for (var at = digits - 1; at >= 0; at--, rest /= 10)
            room[at] = (byte)('0' + (rest % 10));
        _length += digits;
    }

    public void Number(float value)
    {
        value.TryFormat(Room(32), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    public void Number(decimal value)
    {
        value.TryFormat(Room(40), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a text in quotes; halves of surrogate pairs become U+FFFD.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        Raw((byte)'"');
        while (true)
        {
            var run = text.IndexOfAny(Escaped);
            Unescaped(run < 0 ? text : text[..run]);
            if (run < 0)
                break;
            Escape(text[run]);
            text = text[(run + 1)..];
        }

        Raw((byte)'"');
    }

    /// <summary>Writes a text that needs no escape, such as a date, in quotes.</summary>
    public void Quoted<T>(T value, string format)
        where T : IUtf8SpanFormattable
    {
        Raw((byte)'"');
        value.TryFormat(Room(64), out var written, format, CultureInfo.InvariantCulture);
        _length += written;
        Raw((byte)'"');
    }

    public void Base64(ReadOnlySpan<byte> bytes)
    {
        Raw((byte)'"');
        System.Buffers.Text.Base64.EncodeToUtf8(bytes, Room(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        _length += written;
        Raw((byte)'"');
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Unescaped(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return;
        Utf8.FromUtf16(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)), out _, out var written);
        _length += written;
    }

    private void Escape(char letter)
    {
        switch (letter)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            default:
                Raw("\\u00"u8);
                Raw((byte)"0123456789abcdef"[letter >> 4]);
                Raw((byte)"0123456789abcdef"[letter & 15]);
                break;
        }
    }

    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes)
            Grow(bytes);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int bytes)
    {
        if (_length + (long)bytes > _maxBytes)
            throw new ResponseTooLargeException();
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

/// <summary>The answer grew beyond what the server sends.</summary>
internal sealed class ResponseTooLargeException() : Exception("The answer is larger than this server sends.");
