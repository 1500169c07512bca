using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Benchmark.Reports.Datasets;

/// <summary>JSON Lines: one object a row with every column in order, LF after each; what is not there is null.</summary>
internal sealed class JsonLinesTableWriter(Stream output, IReadOnlyList<DatasetColumn> columns) : TableWriter
{
    private const int Full = 1 << 16;

    /// <summary>What JSON wants escaped; in files everything else stays readable.</summary>
    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private readonly byte[][] _names =
        [.. columns.Select((column, at) => Encoding.UTF8.GetBytes($"{(at == 0 ? "{" : ",")}\"{column.Name}\":"))];

    private readonly ByteBuffer _row = new(Full * 2);
    private int _at;

    public override void WriteNull()
    {
        Begin();
        _row.Add("null"u8);
    }

    public override void WriteText(ReadOnlySpan<byte> utf8)
    {
        Begin();
        _row.Add((byte)'"');
        if (utf8.ContainsAny(Escaped))
            _row.Add(JsonEncodedText.Encode(utf8, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        else
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
        if (_at != _names.Length)
            throw new InvalidOperationException($"A row has {_at} values and the table {_names.Length} columns.");

        (_at, Rows) = (0, Rows + 1);
        _row.Add("}\n"u8);
        return _row.Length < Full ? default : SendAsync(cancellation);
    }

    public override ValueTask CompleteAsync(CancellationToken cancellation) => SendAsync(cancellation);

    private void Begin() => _row.Add(_names[_at++]);

    private async ValueTask SendAsync(CancellationToken cancellation)
    {
        await output.WriteAsync(_row.Written, cancellation);
        _row.Clear();
    }
}
