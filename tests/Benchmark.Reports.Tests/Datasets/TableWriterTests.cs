using System.Globalization;
using System.Text.Json;
using Benchmark.Reports.Datasets;

namespace Benchmark.Reports.Tests.Datasets;

public sealed class TableWriterTests
{
    private static readonly string?[] Words =
        ["plain", null, "comma, and \"quote\"", "line\r\nbreak", "Zoë ✓ 測試", new string('x', 5000), "back\\slash\ttab", " space ", "0"];

    private static readonly DatasetColumn[] Columns =
    [
        Column("words", ColumnType.Text), Column("count", ColumnType.Whole), Column("score", ColumnType.Number),
        Column("code", ColumnType.Text, isRequired: true), Column("row", ColumnType.Whole, isRequired: true),
    ];

    private static readonly JsonSerializerOptions Unescaped =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 9)]
    [InlineData(false, 1001)]
    [InlineData(true, 140_000)]
    public async Task DuckDB_reads_from_Parquet_what_was_written(bool isCompressed, int rows)
    {
        using var folder = new TemporaryFolder();
        await using (var file = File.Create(folder["table.parquet"]))
            await FillAsync(new ParquetTableWriter(file, Columns, isCompressed), rows);

        var lines = (await OracleScript.RunAsync("parquet.mjs", folder["table.parquet"])).Trim().Split('\n');

        Assert.Equal(Enumerable.Range(0, rows).Select(Expected), lines.SkipLast(1));
        Assert.Equal(rows > 0, lines[^1].Contains(isCompressed ? "GZIP" : "UNCOMPRESSED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_with_commas_quotes_and_line_breaks_are_quoted_as_RFC_4180_says()
    {
        using var output = new MemoryStream();
        await FillAsync(TableWriter.To(output, DatasetFormat.Csv, Columns), 4);

        Assert.Equal(
            "words,count,score,code,row\r\n"
            + "plain,-3,-2.0,c0,0\r\n"
            + ",,,c1,1\r\n"
            + "\"comma, and \"\"quote\"\"\",-1,-0.6,c2,2\r\n"
            + "\"line\r\nbreak\",0,0.1,c3,3\r\n",
            System.Text.Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task Each_line_of_JSON_holds_every_column()
    {
        using var output = new MemoryStream();
        await FillAsync(TableWriter.To(output, DatasetFormat.Jsonl, Columns), Words.Length);

        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Trim().Split('\n');

        Assert.Equal("""{"words":"comma, and \"quote\"","count":-1,"score":-0.6,"code":"c2","row":2}""", lines[2]);
        Assert.Equal(Words, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("words").GetString()));
    }

    [Theory]
    [InlineData(DatasetFormat.Csv)]
    [InlineData(DatasetFormat.Jsonl)]
    [InlineData(DatasetFormat.Parquet)]
    public async Task A_row_with_too_few_values_is_refused(DatasetFormat format)
    {
        var writer = TableWriter.To(Stream.Null, format, Columns);
        writer.WriteText("one");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.EndRowAsync(Cancellation));
    }

    [Fact]
    public void A_required_column_takes_no_null_in_Parquet()
    {
        var writer = TableWriter.To(Stream.Null, DatasetFormat.Parquet, [Columns[3]]);

        Assert.Throws<InvalidOperationException>(writer.WriteNull);
    }

    private static DatasetColumn Column(string name, ColumnType type, bool isRequired = false) => new(name, type, name, name, isRequired, []);

    private static async Task FillAsync(TableWriter writer, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            writer.WriteText(Words[row % Words.Length]);
            if (row % 7 == 1)
            {
                writer.WriteNull();
                writer.WriteNull();
            }
            else
            {
                writer.WriteWhole(row - 3);
                writer.WriteTenths(row * 7 - 20);
            }

            writer.WriteText(string.Create(CultureInfo.InvariantCulture, $"c{row}"));
            writer.WriteWhole(row);
            await writer.EndRowAsync(Cancellation);
        }

        await writer.CompleteAsync(Cancellation);
        Assert.Equal(rows, writer.Rows);
    }

    private static string Expected(int row)
    {
        object?[] values = row % 7 == 1
            ? [Words[row % Words.Length], null, null, $"c{row}", row]
            : [Words[row % Words.Length], row - 3, (row * 7 - 20) / 10.0, $"c{row}", row];
        return JsonSerializer.Serialize(values, Unescaped);
    }
}
