using System.Buffers.Binary;

namespace Benchmark.Reports.Tests.Charts;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("Regular")]
    [InlineData("Bold")]
    public void Widths_are_those_of_the_font_file(string face)
    {
        var path = $"/usr/share/fonts/truetype/liberation/LiberationSans-{face}.ttf";
        Assert.SkipUnless(File.Exists(path), $"{path} is not there, so there is nothing to check against.");
        var font = new FontFile(File.ReadAllBytes(path));

        foreach (var letter in Enumerable.Range(' ', 95).Concat(Enumerable.Range(0xa0, 96)).Select(code => (char)code).Concat("–‘’“”•−≤≥"))
            Assert.Equal((letter, font.AdvanceOf(letter)), (letter, TextWidth.Of([letter], 2048, face == "Bold")));
    }

    [Theory]
    [InlineData("Yorkshire and The Humber")]
    [InlineData("Llanfairpwllgwyngyllgogerychwyrndrobwll")]
    [InlineData("")]
    [InlineData("a  b")]
    public void Wrapped_lines_fit_and_lose_no_letter(string text)
    {
        for (var width = 12.0; width < 300; width += 7)
        {
            var lines = TextWidth.Wrap(text, width, 12);

            Assert.All(lines, line => Assert.True(line.Length <= 2 || TextWidth.Of(line, 12) <= width, $"\"{line}\" is wider than {width}."));
            Assert.Equal(text.Replace(" ", ""), string.Concat(lines).Replace(" ", "").Replace("-", ""));
        }
    }

    /// <summary>The two tables of a TrueType file that say how far each letter advances.</summary>
    private sealed class FontFile(byte[] file)
    {
        public double AdvanceOf(char letter)
        {
            var widths = UInt16(Table("hhea") + 34);
            return UInt16(Table("hmtx") + 4 * Math.Min(GlyphOf(letter), widths - 1));
        }

        private int GlyphOf(char letter)
        {
            var map = Table("cmap");
            var record = Enumerable.Range(0, UInt16(map + 2)).Select(at => map + 4 + 8 * at)
                .First(at => (UInt16(at), UInt16(at + 2)) == (3, 1));
            var format4 = map + (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(record + 4));
            var twice = UInt16(format4 + 6);
            var segment = Enumerable.Range(0, twice / 2).First(at => UInt16(format4 + 14 + 2 * at) >= letter) * 2;
            var first = UInt16(format4 + 16 + twice + segment);
            var delta = UInt16(format4 + 16 + 2 * twice + segment);
            var at = format4 + 16 + 3 * twice + segment;
            return letter < first ? 0
                : UInt16(at) == 0 ? (letter + delta) & 0xffff
                : (UInt16(at + UInt16(at) + 2 * (letter - first)) + delta) & 0xffff;
        }

        private int Table(string tag) => Enumerable.Range(0, UInt16(4)).Select(at => 12 + 16 * at)
            .Where(at => tag.Select(letter => (byte)letter).SequenceEqual(file[at..(at + 4)]))
            .Select(at => (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8))).Single();

        private int UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));
    }
}
