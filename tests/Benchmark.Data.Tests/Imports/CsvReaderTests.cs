using System.Text;
using Benchmark.Data.Imports;
using Benchmark.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Data.Tests.Imports;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("a,b\r\n\r\n1,2\r\n\r\n")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("\"a\",\"b\"\r\n\"1\",\"2\"")]
    public void Line_ends_marks_and_quotes_make_no_difference(string text) =>
        Assert.Equal([["a", "b"], ["1", "2"]], Read(text));

    [Fact]
    public void Quoted_text_may_hold_commas_quotes_and_line_breaks() =>
        Assert.Equal([["a, \"b\"", "1\r\n2", ""], ["x\"y", "", "z"]], Read("\"a, \"\"b\"\"\",\"1\r\n2\",\nx\"y,\"\",z"));

    [Fact]
    public void A_row_may_be_longer_than_the_buffer()
    {
        var text = new string('é', 1 << 20);

        Assert.Equal([["a", text], ["b", "c"]], Read($"a,\"{text}\"\nb,c"));
    }

    [Fact]
    public void What_is_written_by_the_rules_is_read_back()
    {
        var field = Gen.Elements('a', 'ü', ',', '"', '\n', '\r', ' ', '€').ArrayOf().Select(letters => new string(letters));
        var row = Gen.Choose(2, 4).SelectMany(count => field.ArrayOf(count));
        var table = row.ArrayOf().Where(rows => rows.Length > 0);

        Prop.ForAll(table.ToArbitrary(), rows =>
        {
            var text = string.Join("\r\n", rows.Select(fields => string.Join(',', fields.Select(Quoted))));

            foreach (var chunk in new[] { 1, 3, 1 << 16 })
                Assert.Equal(rows, Read(text, chunk));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Places_are_counted_in_lines_and_characters()
    {
        var reader = Reader("a,b\n\"é\n\",\"ü\",x\n1,2");

        reader.Read();
        reader.Read();
        Assert.Equal([(2, 1), (3, 3), (3, 7)], Enumerable.Range(0, 3).Select(reader.PlaceOf));
        reader.Read();
        Assert.Equal((4, 3), reader.PlaceOf(1));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named_where_it_opens() =>
        Refuses("a,b\n1,\"2\n3,4\n", "file.csv:2:3: This quote is never closed. Close it, or double each quote inside a text.");

    [Fact]
    public void Text_after_a_closing_quote_is_refused() =>
        Refuses("a,\"b\"c\n", "file.csv:1:6: After a closing quote comes a comma or the end of the line. Double each quote inside a text.");

    [Fact]
    public void Another_encoding_is_named_by_its_byte_and_place() =>
        Refuses(
            Encoding.Latin1.GetBytes("a,b\nx,caf\u00e9\n"),
            "file.csv:2:6: Byte 0xE9 is not UTF-8. Save the file as UTF-8; spreadsheets call it \"CSV UTF-8\".");

    [Fact]
    public void Sixteen_bit_text_is_refused_with_and_without_its_mark()
    {
        Refuses([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a,b\n")], "file.csv:1:1: The file is UTF-16. Save it as UTF-8.");
        Refuses(Encoding.Unicode.GetBytes("a,b\n"), "file.csv:1:2: There is a zero byte here, so the file is probably UTF-16. Save it as UTF-8.");
    }

    private static void Refuses(string text, string problem) => Refuses(Encoding.UTF8.GetBytes(text), problem);

    private static void Refuses(byte[] bytes, string problem)
    {
        var reader = new CsvReader(new MemoryStream(bytes), "file.csv");

        var refusal = Assert.Throws<InvalidFileException>(() =>
        {
            while (reader.Read())
            {
            }
        });

        Assert.Equal(problem, refusal.Message);
    }

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static CsvReader Reader(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file.csv");

    private static List<string[]> Read(string text, int chunk = int.MaxValue)
    {
        var reader = new CsvReader(new Trickle(Encoding.UTF8.GetBytes(text), chunk), "file.csv");
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.Count).Select(field => Encoding.UTF8.GetString(reader[field]))]);

        return rows;
    }

    /// <summary>Gives a few bytes at a time, as slow sources do.</summary>
    private sealed class Trickle(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(chunk, buffer.Length)]);
    }
}
