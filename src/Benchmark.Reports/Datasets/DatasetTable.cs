namespace Benchmark.Reports.Datasets;

/// <summary>What a column holds.</summary>
public enum ColumnType
{
    /// <summary>Words or a code.</summary>
    Text = 1,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with at most one decimal.</summary>
    Number,
}

/// <summary>One column of a table.</summary>
/// <param name="Name">Lower case with underscores; the same in every release of a major version.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Description">What it means, its unit, and when it is empty.</param>
/// <param name="IsRequired">Whether it is never empty.</param>
/// <param name="Codes">What its codes mean, in order; empty for columns without codes.</param>
public sealed record DatasetColumn(
    string Name, ColumnType Type, string Title, string Description, bool IsRequired, IReadOnlyList<ColumnCode> Codes);

/// <summary>A code and what it means.</summary>
/// <param name="Code">As it stands in the table.</param>
/// <param name="Label">What people read.</param>
/// <param name="OfficialCode">The ONS code of a region; null for others.</param>
/// <param name="Definition">What it covers; null where the label says it all.</param>
public sealed record ColumnCode(string Code, string Label, string? OfficialCode = null, string? Definition = null);

/// <summary>A flat table of a dataset: its columns, and how to write its rows.</summary>
/// <param name="Name">Names its files, for example <c>figures</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Description">What one row is, and what the table is for.</param>
/// <param name="Columns">In their order.</param>
/// <param name="Key">Columns that together name a row, none of them ever empty; empty when there are none such.</param>
/// <param name="WriteRowsAsync">Writes every row, in the same order each time.</param>
public sealed record DatasetTable(
    string Name, string Title, string Description, IReadOnlyList<DatasetColumn> Columns, IReadOnlyList<string> Key,
    Func<TableWriter, CancellationToken, Task> WriteRowsAsync)
{
    /// <summary>Writes the whole table to a stream, in constant memory, and returns how many rows it has.</summary>
    public async Task<long> WriteAsync(Stream output, DatasetFormat format, CancellationToken cancellation)
    {
        var writer = TableWriter.To(output, format, Columns);
        await WriteRowsAsync(writer, cancellation);
        await writer.CompleteAsync(cancellation);
        return writer.Rows;
    }
}
