using System.Text;

namespace Benchmark.Reports.Tests.Charts;

public sealed class PictureTests
{
    private static readonly string Svg = QuantileStrips.Draw(Some.Caption(), Some.Regions(), 1, 4, Frame.Wide);

    [Fact]
    public void A_png_has_the_size_of_the_drawing_times_its_scale()
    {
        var png = Picture.Png(Svg, scale: 2);

        Assert.Equal([0x89, .. "PNG"u8], png[..4]);
        Assert.Equal(1440, (png[18] << 8) + png[19]);
        Assert.Equal(png, Picture.Png(Svg, scale: 2));
    }

    [Fact]
    public void A_pdf_states_the_time_it_was_given_and_nothing_else_that_changes()
    {
        var time = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

        var pdf = Picture.Pdf(Svg, time);

        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.Contains("/CreationDate (20260601090000Z)", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Equal(pdf, Picture.Pdf(Svg, time));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99999\" height=\"99999\"/>")]
    public void What_is_not_a_drawing_or_too_large_is_refused(string svg) =>
        Assert.Throws<PictureException>(() => Picture.Png(svg, scale: 1));
}
