using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Benchmark.Domain;

namespace Benchmark.Data.Imports;

/// <summary>Reads comma-separated values (RFC 4180) as UTF-8 bytes, row by row, in constant memory.</summary>
/// <remarks>
/// A byte order mark, CRLF or LF, quoted line breaks, blank lines and a missing last line end are all fine. A quote inside a
/// field that does not begin with one is text. Fields are valid until the next row is read. A command reads its file right
/// after it started, so what runs for each byte is compiled at its best at once instead of after a while.
/// </remarks>
internal sealed class CsvReader(Stream stream, string file)
{
    private const int LongestRow = 16 << 20;

    private byte[] _buffer = new byte[1 << 18];
    private byte[] _unescaped = [];
    private Field[] _fields = new Field[32];
    private int _start;
    private int _next;
    private int _end;
    private int _unescapedLength;
    private int _nextLine = 1;
    private long _read;
    private bool _isFinished;

    /// <summary>The line the row begins on, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many fields the row has.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes of the file are behind the row's end.</summary>
    public long BytesRead => _read - (_end - _next);

    /// <summary>One field of the row, unquoted.</summary>
    public ReadOnlySpan<byte> this[int field]
    {
        get
        {
            var (start, end, isEscaped, _) = _fields[field];
            var raw = _buffer.AsSpan(start..end);
            return isEscaped ? Unescape(raw) : raw;
        }
    }

    /// <summary>Goes to the next row that is not blank; false at the end of the file.</summary>
    /// <exception cref="InvalidFileException">The file is not UTF-8, or a quote is not closed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        do
        {
            _start = _next;
            Line = _nextLine;
            if (_start == _end && !Fill())
                return false;

            while (!TryScan())
                Fill();
        }
        while (Count == 1 && _fields[0].Start == _fields[0].End);

        CheckText();
        _unescapedLength = 0;
        return true;
    }

    /// <summary>Some neighbouring fields as they stand in the file, with their commas and quotes.</summary>
    public ReadOnlySpan<byte> Raw(int first, int last) =>
        _buffer.AsSpan((_fields[first].Start - (_fields[first].IsQuoted ? 1 : 0)).._fields[last].End);

    /// <summary>Where a field of the row begins: line and column, from 1, in characters.</summary>
    public (int Line, int Column) PlaceOf(int field) => PlaceOfByte(_fields[field].Start - (_fields[field].IsQuoted ? 1 : 0));

    /// <summary>Finds the fields of the row that begins at <see cref="_start"/>; false when more bytes are needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryScan()
    {
        var (at, breaks) = (_start, 1);
        Count = 0;
        while (true)
        {
            var isQuoted = at < _end && _buffer[at] == '"';
            var end = isQuoted ? ScanQuoted(at, ref breaks) : ScanPlain(at);
            if (end < 0)
                return false;

            if (end == _end || _buffer[end] != ',')
            {
                _next = LineEnd(end);
                _nextLine = Line + breaks;
                return true;
            }

            at = end + 1;
        }
    }

    /// <summary>Adds a field without quotes and returns where its comma or line break is; -1 when more bytes are needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanPlain(int at)
    {
        var length = _buffer.AsSpan(at.._end).IndexOfAny((byte)',', (byte)'\n');
        if (length < 0 && !_isFinished)
            return -1;

        var end = length < 0 ? _end : at + length;
        var isLast = end == _end || _buffer[end] == '\n';
        Add(new(at, isLast && end > at && _buffer[end - 1] == '\r' ? end - 1 : end, false, false));
        return end;
    }

    /// <summary>Adds a field with quotes and returns where its comma or line break is; -1 when more bytes are needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScanQuoted(int at, ref int breaks)
    {
        var (isEscaped, end) = (false, at + 1);
        while (true)
        {
            var length = _buffer.AsSpan(end.._end).IndexOf((byte)'"');
            if (length < 0)
                return _isFinished ? throw Fatal(at, "This quote is never closed. Close it, or double each quote inside a text.") : -1;

            end += length;
            if (end + 1 == _end && !_isFinished)
                return -1;
            if (end + 1 == _end || _buffer[end + 1] != '"')
                break;

            (isEscaped, end) = (true, end + 2);
        }

        var after = end + 1;
        if (after + 1 >= _end && !_isFinished)
            return -1;
        if (after < _end && _buffer[after] == '\r' && (after + 1 == _end || _buffer[after + 1] == '\n'))
            after++;
        if (after < _end && _buffer[after] is not ((byte)',' or (byte)'\n'))
            throw Fatal(after, "After a closing quote comes a comma or the end of the line. Double each quote inside a text.");

        breaks += _buffer.AsSpan(at..end).Count((byte)'\n');
        Add(new(at + 1, end, isEscaped, true));
        return after;
    }

    private int LineEnd(int end) => end == _end ? _end : end + 1;

    private void Add(Field field)
    {
        if (Count == _fields.Length)
            Array.Resize(ref _fields, Count * 2);

        _fields[Count++] = field;
    }

    /// <summary>Reads on behind the row that is being scanned; false at the end of the file.</summary>
    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_next, _end, _start) = (_next - _start, _end - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestRow)
                throw Fatal(0, "This row is longer than 16 MB. A quote is probably not closed.");

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var isFirst = _read == 0;
        var count = stream.ReadAtLeast(_buffer.AsSpan(_end), isFirst ? 4 : 1, throwOnEndOfStream: false);
        _read += count;
        _end += count;
        _isFinished = count == 0;
        if (isFirst)
            SkipMark();

        return count > 0;
    }

    private void SkipMark()
    {
        var head = _buffer.AsSpan(0, _end);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw Fatal(0, "The file is UTF-16. Save it as UTF-8.");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            _start = _next = 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckText()
    {
        var row = _buffer.AsSpan(_start.._next);
        if (row.Contains((byte)0))
            throw Fatal(_start + row.IndexOf((byte)0), "There is a zero byte here, so the file is probably UTF-16. Save it as UTF-8.");
        if (Utf8.IsValid(row))
            return;

        var at = 0;
        while (Rune.DecodeFromUtf8(row[at..], out _, out var length) == OperationStatus.Done)
            at += length;

        throw Fatal(_start + at, $"Byte 0x{row[at]:X2} is not UTF-8. Save the file as UTF-8; spreadsheets call it \"CSV UTF-8\".");
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        if (_unescaped.Length < _unescapedLength + raw.Length)
            (_unescaped, _unescapedLength) = (new byte[2 * (_unescaped.Length + raw.Length)], 0);

        var target = _unescaped.AsSpan(_unescapedLength);
        var written = 0;
        while (raw.IndexOf((byte)'"') is >= 0 and var quote)
        {
            raw[..(quote + 1)].CopyTo(target[written..]);
            written += quote + 1;
            raw = raw[(quote + 2)..];
        }

        raw.CopyTo(target[written..]);
        _unescapedLength += written + raw.Length;
        return target[..(written + raw.Length)];
    }

    private InvalidFileException Fatal(int at, string message)
    {
        var (line, column) = PlaceOfByte(at);
        return new([new(file, line, column, message)]);
    }

    private (int Line, int Column) PlaceOfByte(int at)
    {
        var before = _buffer.AsSpan(_start, Math.Max(0, at - _start));
        var column = 1;
        foreach (var one in before[(before.LastIndexOf((byte)'\n') + 1)..])
            column += (one & 0xC0) == 0x80 ? 0 : 1;

        return (Line + before.Count((byte)'\n'), column);
    }

    /// <summary>Where a field stands in the buffer, without its quotes.</summary>
    private readonly record struct Field(int Start, int End, bool IsEscaped, bool IsQuoted);
}
