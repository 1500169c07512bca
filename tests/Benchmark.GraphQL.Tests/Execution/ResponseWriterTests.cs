using System.Globalization;
using System.Text;
using System.Text.Json;
using Benchmark.GraphQL.Execution;

namespace Benchmark.GraphQL.Tests.Execution;

/// <summary>What the writer writes is JSON, and means what it was given.</summary>
public sealed class ResponseWriterTests
{
    [Fact]
    public void A_number_is_written_in_the_fewest_digits_that_name_it()
    {
        var random = new Random(3);
        for (var count = 0; count < 100_000; count++)
        {
            var value = random.Next(4) switch
            {
                0 => random.Next(-100_000, 100_000) / 10.0,
                1 => random.Next(-1_000_000, 1_000_000) / 1_000.0,
                2 => random.NextDouble() * Math.Pow(10, random.Next(-12, 18)),
                _ => BitConverter.Int64BitsToDouble(random.NextInt64()),
            };
            if (!double.IsFinite(value))
                continue;

            var written = Written(writer => writer.Number(value));

            Assert.Equal(value, double.Parse(written, CultureInfo.InvariantCulture));
            Assert.True(written.Length <= value.ToString("R", CultureInfo.InvariantCulture).Length || Math.Abs(value) < 1e15, written);
        }
    }

    [Fact]
    public void A_text_is_read_back_as_it_was()
    {
        var random = new Random(5);
        for (var count = 0; count < 20_000; count++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(6) == 0
                ? "\"\\\n\r\t\0\u001f\u007f\u2028é😀"[random.Next(10)].ToString()
                : ((char)random.Next(32, 127)).ToString()));
            if (text.Any(char.IsSurrogate))
                continue;

            Assert.Equal(text, JsonSerializer.Deserialize<string>(Written(writer => writer.Text(text))));
        }
    }

    [Fact]
    public void Truncating_forgets_what_was_written_since()
    {
        var written = Written(writer =>
        {
            writer.Raw("kept"u8);
            var mark = writer.Mark;
            writer.Text(new string('x', 100_000));
            writer.Truncate(mark);
            writer.Null();
        });

        Assert.Equal("keptnull", written);
    }

    [Fact]
    public void An_answer_beyond_the_limit_is_given_up()
    {
        using var writer = new ResponseWriter(maxBytes: 10_000);

        Assert.Throws<ResponseTooLargeException>(() => writer.Text(new string('x', 20_000)));
    }

    private static string Written(Action<ResponseWriter> write)
    {
        using var writer = new ResponseWriter();
        write(writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }
}
