using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Writes rows in PostgreSQL's binary copy format, without making objects of them.</summary>
/// <remarks>Format: https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format".</remarks>
internal sealed class BinaryCopy : IAsyncDisposable
{
    private const int FlushAt = 1 << 17;

    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly NpgsqlRawCopyStream _stream;
    private byte[] _buffer = new byte[FlushAt + (1 << 14)];
    private int _length;
    private Func<Task>? _arrive;
    private bool _isComplete;

    private BinaryCopy(NpgsqlRawCopyStream stream)
    {
        _stream = stream;
        Write("PGCOPY\n"u8);
        Write([0xFF, (byte)'\r', (byte)'\n', 0]);
        WriteInt32(0);
        WriteInt32(0);
    }

    /// <summary>Begins to copy into some columns of a bare table that was made in the same transaction.</summary>
    public static async Task<BinaryCopy> BeginBareAsync(
        NpgsqlConnection connection, string table, string columns, CancellationToken cancellation) =>
        new(await connection.BeginRawBinaryCopyAsync($"copy {table} ({columns}) from stdin (format binary, freeze)", cancellation));

    /// <summary>Begins to copy into some columns of a table that guards its rows; they arrive when the copy is complete.</summary>
    /// <remarks>PostgreSQL does not copy into a table with row security, so the rows wait in a table of the transaction's own.</remarks>
    public static async Task<BinaryCopy> BeginAsync(
        NpgsqlConnection connection, string table, string columns, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, $"create temporary table waiting on commit drop as select {columns} from {table} with no data", cancellation);
        return new(await connection.BeginRawBinaryCopyAsync($"copy waiting ({columns}) from stdin (format binary)", cancellation))
        {
            _arrive = () => ExecuteAsync(
                connection, $"insert into {table} ({columns}) select {columns} from waiting; drop table waiting", cancellation),
        };
    }

    /// <summary>Copies a list into some columns of a table that guards its rows.</summary>
    public static async Task RunAsync<T>(
        NpgsqlConnection connection, string table, string columns, IEnumerable<T> rows, Action<BinaryCopy, T> add,
        CancellationToken cancellation)
    {
        await using var copy = await BeginAsync(connection, table, columns, cancellation);
        foreach (var row in rows)
        {
            add(copy, row);
            if (copy.IsFull)
                await copy.FlushAsync(cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Whether enough is waiting to be sent.</summary>
    public bool IsFull => _length >= FlushAt;

    /// <summary>Sends what is waiting.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await _stream.WriteAsync(_buffer.AsMemory(0, _length), cancellation);
        _length = 0;
    }

    /// <summary>Begins a row.</summary>
    public void StartRow(short columns) => WriteInt16(columns);

    public void Add(int value)
    {
        WriteInt32(4);
        WriteInt32(value);
    }

    public void Add(short value)
    {
        WriteInt32(2);
        WriteInt16(value);
    }

    public void Add(double value)
    {
        WriteInt32(8);
        BinaryPrimitives.WriteDoubleBigEndian(Room(8), value);
    }

    public void Add(bool value)
    {
        WriteInt32(1);
        Room(1)[0] = value ? (byte)1 : (byte)0;
    }

    /// <summary>A moment; null for no value.</summary>
    public void Add(DateTimeOffset? value)
    {
        if (value is not { } moment)
        {
            AddNull();
            return;
        }

        WriteInt32(8);
        BinaryPrimitives.WriteInt64BigEndian(Room(8), (moment.UtcTicks - Epoch.Ticks) / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>A text; null for no value.</summary>
    public void Add(string? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        WriteInt32(length);
        Encoding.UTF8.GetBytes(value, Room(length));
    }

    /// <summary>A number; null for no value.</summary>
    public void Add(int? value)
    {
        if (value is { } number)
            Add(number);
        else
            AddNull();
    }

    /// <summary>A text in UTF-8, or bytes.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        WriteInt32(value.Length);
        Write(value);
    }

    /// <summary>No value.</summary>
    public void AddNull() => WriteInt32(-1);

    /// <summary>Ends the copy; without this, nothing is kept of it.</summary>
    public async Task CompleteAsync(CancellationToken cancellation)
    {
        WriteInt16(-1);
        await FlushAsync(cancellation);
        _isComplete = true;
        await _stream.DisposeAsync();
        if (_arrive is not null)
            await _arrive();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isComplete)
            await _stream.CancelAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(Room(2), value);

    private void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(4), value);

    private void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    private Span<byte> Room(int count)
    {
        if (_buffer.Length - _length < count)
            Array.Resize(ref _buffer, 2 * (_length + count));

        var room = _buffer.AsSpan(_length, count);
        _length += count;
        return room;
    }
}
