using System.Buffers;
using System.Text;

namespace Benchmark.Reports.Datasets;

/// <summary>Comma-separated values as RFC 4180 has them: a header, CRLF after each row, quotes only where they are needed.</summary>
internal sealed class CsvTableWriter : TableWriter
{
    private const int Full = 1 << 16;
    private static readonly SearchValues<byte> Quoted = SearchValues.Create(",\"\r\n"u8);

    private readonly Stream _output;
    private readonly int _columns;
    private readonly ByteBuffer _row = new(Full * 2);
    private int _at;

    public CsvTableWriter(Stream output, IReadOnlyList<DatasetColumn> columns)
    {
        (_output, _columns) = (output, columns.Count);
        _row.Add(Encoding.UTF8.GetBytes(string.Join(',', columns.Select(column => column.Name)) + "\r\n"));
    }

    public override void WriteNull() => Begin();

    public override void WriteText(ReadOnlySpan<byte> utf8)
    {
        Begin();
        if (!utf8.ContainsAny(Quoted))
        {
            _row.Add(utf8);
            return;
        }

        _row.Add((byte)'"');
        for (var quote = utf8.IndexOf((byte)'"'); quote >= 0; quote = utf8.IndexOf((byte)'"'))
        {
            _row.Add(utf8[..(quote + 1)]);
            _row.Add((byte)'"');
            utf8 = utf8[(quote + 1)..];
        }

        _row.Add(utf8);
        _row.Add((byte)'"');
    }

    public override void WriteWhole(int value)
    {
        Begin();
        _row.AddDigits(value);
    }

    public override void WriteTenths(int tenths)
    {
        Begin();
        _row.AddTenths(tenths);
    }

    public override ValueTask EndRowAsync(CancellationToken cancellation)
    {
        if (_at != _columns)
            throw new InvalidOperationException($"A row has {_at} values and the table {_columns} columns.");

        (_at, Rows) = (0, Rows + 1);
        _row.Add("\r\n"u8);
        return _row.Length < Full ? default : SendAsync(cancellation);
    }

    public override ValueTask CompleteAsync(CancellationToken cancellation) => SendAsync(cancellation);

    private void Begin()
    {
        if (_at++ > 0)
            _row.Add((byte)',');
    }

    private async ValueTask SendAsync(CancellationToken cancellation)
    {
        await _output.WriteAsync(_row.Written, cancellation);
        _row.Clear();
    }
}
