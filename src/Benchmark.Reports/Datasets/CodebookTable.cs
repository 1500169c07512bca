using Benchmark.Domain;

namespace Benchmark.Reports.Datasets;

/// <summary>What every column and code of the other tables means.</summary>
internal static class CodebookTable
{
    private const string Name = "codebook";

    private static readonly IReadOnlyList<DatasetColumn> Columns =
    [
        ReleaseColumns.Text("table", "Table", "The table a column is of."),
        ReleaseColumns.Text("column", "Column", "The column."),
        new("type", ColumnType.Text, "Type", "What the column holds.", true,
            [new("TEXT", "Words or a code"), new("WHOLE", "A whole number"), new("NUMBER", "A number with at most one decimal")]),
        ReleaseColumns.Text("code", "Code", "A code of the column; empty in the row that describes the column itself.", isRequired: false),
        ReleaseColumns.Text("label", "Label", "What people call the column or the code."),
        ReleaseColumns.Text("official_code", "Official code", "The ONS code of a region; empty for others.", isRequired: false),
        ReleaseColumns.Text("definition", "Definition", "What it means, and in which unit; empty where the label says it all.", isRequired: false),
    ];

    public static DatasetTable Of(IReadOnlyList<DatasetTable> tables) => new(
        Name, "Codebook", "One row for each column of each table, and one for each of its codes.", Columns, [],
        async (row, cancellation) =>
        {
            foreach (var (table, column) in tables.SelectMany(table => table.Columns.Select(column => (table.Name, column))).Concat(Columns.Select(column => (Name, column))))
            {
                await WriteAsync(row, table, column, new("", column.Title, Definition: column.Description), cancellation);
                foreach (var code in column.Codes)
                    await WriteAsync(row, table, column, code, cancellation);
            }
        });

    private static ValueTask WriteAsync(TableWriter row, string table, DatasetColumn column, ColumnCode code, CancellationToken cancellation)
    {
        row.WriteText(table);
        row.WriteText(column.Name);
        row.WriteText(Code.Of(column.Type));
        row.WriteText(code.Code);
        row.WriteText(code.Label);
        row.WriteText(code.OfficialCode);
        row.WriteText(code.Definition);
        return row.EndRowAsync(cancellation);
    }
}
