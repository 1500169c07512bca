using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace Benchmark.Reports.Datasets;

/// <summary>Apache Parquet for flat tables: plain encoding, one page a column and row group, with gzip or without.</summary>
/// <remarks>
/// A row group is kept in memory until it is full, and its buffers serve the next one, so memory depends on the size of a group
/// and not of the table.
/// Source: the format's specification and <c>parquet.thrift</c>, version 2.11 (github.com/apache/parquet-format).
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "A stream in memory holds nothing that has to be let go.")]
internal sealed class ParquetTableWriter : TableWriter
{
    private const int FullRows = 1 << 17;
    private const int FullBytes = 1 << 24;
    private const int RowsBetweenLooks = 1 << 10;
    private const int Gzip = 2;

    private readonly Stream _output;
    private readonly bool _isCompressed;
    private readonly Column[] _columns;
    private readonly ByteBuffer _page = new(1 << 16);
    private readonly ByteBuffer _packed = new(1 << 16);
    private readonly List<RowGroup> _groups = [];
    private long _offset;
    private int _at;
    private int _rowsOfGroup;

    public ParquetTableWriter(Stream output, IReadOnlyList<DatasetColumn> columns, bool isCompressed) =>
        (_output, _isCompressed, _columns) = (output, isCompressed, [.. columns.Select(column => new Column(column))]);

    public override void WriteNull() => Next().AddNull();

    public override void WriteText(ReadOnlySpan<byte> utf8) => Next().Add(utf8);

    public override void WriteWhole(int value) => Next().Add(value);

    public override void WriteTenths(int tenths) => Next().Add(tenths / 10.0);

    public override ValueTask EndRowAsync(CancellationToken cancellation)
    {
        if (_at != _columns.Length)
            throw new InvalidOperationException($"A row has {_at} values and the table {_columns.Length} columns.");

        (_at, Rows, _rowsOfGroup) = (0, Rows + 1, _rowsOfGroup + 1);
        return _rowsOfGroup % RowsBetweenLooks == 0 && IsFull ? EndGroupAsync(cancellation) : default;
    }

    public override async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        if (_rowsOfGroup > 0)
            await EndGroupAsync(cancellation);
        if (_offset == 0)
            await SendAsync("PAR1"u8.ToArray(), cancellation);

        var footer = new ByteBuffer(4096);
        WriteFooter(new ThriftWriter(footer));
        var length = footer.Length;
        BinaryPrimitives.WriteInt32LittleEndian(footer.Take(4), length);
        footer.Advance(4);
        footer.Add("PAR1"u8);
        await SendAsync(footer.Written, cancellation);
    }

    private bool IsFull => _rowsOfGroup >= FullRows || _columns.Sum(column => (long)column.Size) >= FullBytes;

    private Column Next() => _columns[_at++];

    private async ValueTask EndGroupAsync(CancellationToken cancellation)
    {
        if (_offset == 0)
            await SendAsync("PAR1"u8.ToArray(), cancellation);

        var chunks = new List<Chunk>();
        foreach (var column in _columns)
        {
            column.MoveTo(_page);
            var stored = _isCompressed ? Packed() : _page.Written;
            var header = new ByteBuffer(64);
            WritePageHeader(new ThriftWriter(header), _page.Length, stored.Length);
            chunks.Add(new(_offset, header.Length + _page.Length, header.Length + stored.Length));
            await SendAsync(header.Written, cancellation);
            await SendAsync(stored, cancellation);
        }

        _groups.Add(new(_rowsOfGroup, chunks));
        _rowsOfGroup = 0;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await _output.WriteAsync(bytes, cancellation);
        _offset += bytes.Length;
    }

    /// <summary>The page as gzip packs it; holds until the next one.</summary>
    private ReadOnlyMemory<byte> Packed()
    {
        _packed.Clear();
        using (var gzip = new GZipStream(new BufferStream(_packed), CompressionLevel.Fastest))
            gzip.Write(_page.Written.Span);
        return _packed.Written;
    }

    private void WritePageHeader(ThriftWriter thrift, int size, int storedSize) => thrift.Struct(() =>
    {
        const int dataPage = 0, plain = 0, runLength = 3;
        thrift.Field(1, dataPage);
        thrift.Field(2, size);
        thrift.Field(3, storedSize);
        thrift.Field(5, () =>
        {
            thrift.Field(1, _rowsOfGroup);
            thrift.Field(2, plain);
            thrift.Field(3, runLength);
            thrift.Field(4, runLength);
        });
    });

    private void WriteFooter(ThriftWriter thrift) => thrift.Struct(() =>
    {
        thrift.Field(1, 1);
        thrift.Field(2, [null, .. _columns], (Column? column) => WriteElement(thrift, column));
        thrift.Field(3, Rows);
        thrift.Field(4, _groups, group => WriteGroup(thrift, group));
        thrift.Field(6, "Benchmark");
    });

    private void WriteElement(ThriftWriter thrift, Column? column)
    {
        if (column is null)
        {
            thrift.Field(4, "table");
            thrift.Field(5, _columns.Length);
            return;
        }

        thrift.Field(1, column.PhysicalType);
        thrift.Field(3, column.IsRequired ? 0 : 1);
        thrift.Field(4, column.Name);
        if (!column.IsText)
            return;

        const int utf8 = 0, text = 1;
        thrift.Field(6, utf8);
        thrift.Field(10, () => thrift.Field(text, () => { }));
    }

    private void WriteGroup(ThriftWriter thrift, RowGroup group)
    {
        thrift.Field(1, [.. _columns.Zip(group.Chunks)], pair => WriteChunk(thrift, pair.First, pair.Second, group.Rows));
        thrift.Field(2, group.Chunks.Sum(chunk => chunk.Size));
        thrift.Field(3, (long)group.Rows);
    }

    private void WriteChunk(ThriftWriter thrift, Column column, Chunk chunk, int rows)
    {
        const int plain = 0, runLength = 3;
        thrift.Field(2, chunk.Offset);
        thrift.Field(3, () =>
        {
            thrift.Field(1, column.PhysicalType);
            thrift.Field(2, [plain, runLength]);
            thrift.Field(3, [column.Name]);
            thrift.Field(4, _isCompressed ? Gzip : 0);
            thrift.Field(5, (long)rows);
            thrift.Field(6, chunk.Size);
            thrift.Field(7, chunk.StoredSize);
            thrift.Field(9, chunk.Offset);
        });
    }

    private sealed record RowGroup(int Rows, IReadOnlyList<Chunk> Chunks);

    /// <param name="Offset">Where the page's header begins.</param>
    /// <param name="Size">Header and page in bytes, before compression.</param>
    /// <param name="StoredSize">Header and page in bytes, as stored.</param>
    private sealed record Chunk(long Offset, long Size, long StoredSize);

    /// <summary>The values of one column in the row group at hand, and for an optional column which rows have one.</summary>
    private sealed class Column(DatasetColumn column)
    {
        private readonly ByteBuffer _values = new(1 << 12);
        private readonly ByteBuffer _present = new(1 << 10);
        private int _rows;

        public string Name => column.Name;

        public bool IsRequired => column.IsRequired;

        public bool IsText => column.Type == ColumnType.Text;

        public int Size => _values.Length;

        public int PhysicalType => column.Type switch
        {
            ColumnType.Text => 6,
            ColumnType.Whole => 1,
            ColumnType.Number => 5,
            _ => throw new InvalidOperationException("A column is one of three types."),
        };

        public void AddNull()
        {
            if (IsRequired)
                throw new InvalidOperationException($"{Name} is never empty.");
            Mark(0);
        }

        public void Add(ReadOnlySpan<byte> utf8)
        {
            if (!IsText)
                throw new InvalidOperationException($"{Name} holds no text.");
            Mark(1);
            BinaryPrimitives.WriteInt32LittleEndian(_values.Take(4), utf8.Length);
            _values.Advance(4);
            _values.Add(utf8);
        }

        public void Add(int value)
        {
            if (column.Type == ColumnType.Number)
            {
                Add((double)value);
                return;
            }

            if (IsText)
                throw new InvalidOperationException($"{Name} holds text.");
            Mark(1);
            BinaryPrimitives.WriteInt32LittleEndian(_values.Take(4), value);
            _values.Advance(4);
        }

        public void Add(double value)
        {
            if (column.Type != ColumnType.Number)
                throw new InvalidOperationException($"{Name} holds no numbers with decimals.");
            Mark(1);
            BinaryPrimitives.WriteDoubleLittleEndian(_values.Take(8), value);
            _values.Advance(8);
        }

        /// <summary>Moves everything into a page: which rows have a value, one bit each in a single run, then the values.</summary>
        public void MoveTo(ByteBuffer page)
        {
            page.Clear();
            if (!IsRequired)
            {
                page.Take(4);
                page.Advance(4);
                for (var header = ((uint)_present.Length << 1) | 1; ; header >>= 7)
                {
                    page.Add((byte)(header > 0x7F ? header | 0x80 : header));
                    if (header <= 0x7F)
                        break;
                }

                page.Add(_present.Written.Span);
                BinaryPrimitives.WriteInt32LittleEndian(page.First(4), page.Length - 4);
            }

            page.Add(_values.Written.Span);
            _values.Clear();
            _present.Clear();
            _rows = 0;
        }

        private void Mark(int present)
        {
            if (!IsRequired)
            {
                if (_rows % 8 == 0)
                    _present.Add(0);
                _present.SetLastBit(_rows % 8, present);
            }

            _rows++;
        }
    }
}
