using System.Text;

namespace Benchmark.Reports.Datasets;

/// <summary>Writes the rows of a table, value after value in the order of its columns.</summary>
/// <remarks>What is written is kept in a buffer that is sent on at the end of a row, so memory does not grow with the table.</remarks>
public abstract class TableWriter
{
    private readonly byte[] _encoded = new byte[4096];

    /// <summary>Rows that are complete.</summary>
    public long Rows { get; protected set; }

    /// <summary>A writer of a format.</summary>
    /// <param name="output">Written to in order; left open.</param>
    /// <param name="format">The format.</param>
    /// <param name="columns">The table's columns.</param>
    public static TableWriter To(Stream output, DatasetFormat format, IReadOnlyList<DatasetColumn> columns) => format switch
    {
        DatasetFormat.Csv => new CsvTableWriter(output, columns),
        DatasetFormat.Jsonl => new JsonLinesTableWriter(output, columns),
        DatasetFormat.Parquet => new ParquetTableWriter(output, columns, isCompressed: true),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Nothing: the value is not there.</summary>
    public abstract void WriteNull();

    /// <summary>Words or a code, in UTF-8 and not empty.</summary>
    public abstract void WriteText(ReadOnlySpan<byte> utf8);

    /// <summary>A whole number.</summary>
    public abstract void WriteWhole(int value);

    /// <summary>A number with one decimal.</summary>
    /// <param name="tenths">The number times ten.</param>
    public abstract void WriteTenths(int tenths);

    /// <summary>Words or a code; nothing where they are null or empty.</summary>
    public void WriteText(string? text)
    {
        if (string.IsNullOrEmpty(text))
            WriteNull();
        else if (text.Length * 3 <= _encoded.Length)
            WriteText(_encoded.AsSpan(0, Encoding.UTF8.GetBytes(text, _encoded)));
        else
            WriteText(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Ends a row and sends on what has gathered.</summary>
    /// <exception cref="InvalidOperationException">The row does not have a value for every column.</exception>
    public abstract ValueTask EndRowAsync(CancellationToken cancellation);

    /// <summary>Ends the table. Nothing can be written after it.</summary>
    public abstract ValueTask CompleteAsync(CancellationToken cancellation);
}
