using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml.Linq;

namespace Benchmark.Reports.Tests.Charts;

public sealed partial class PictureTests
{
    private static readonly string Svg = QuantileStrips.Draw(Some.Caption(), Some.Regions(), 1, 4, Frame.Wide);

    [Fact]
    public void A_png_has_the_size_of_the_drawing_times_its_scale()
    {
        var png = Picture.Png(Svg, scale: 2);

        Assert.Equal((1440, 2 * HeightOf(Svg)), SizeAsLibpngReads(png));
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

    [Fact]
    public async Task A_pdf_keeps_words_as_words()
    {
        var awkward = QuantileStrips.Draw(Some.Caption() with { Title = "Ärzte & <Pflege> “here” – Σ 介護" }, Some.Regions(), 1, 4, Frame.Narrow);

        foreach (var svg in new[] { Svg, awkward })
        {
            var read = await PopplerReadsAsync(Picture.Pdf(svg, DateTimeOffset.UnixEpoch));

            Assert.Equal(WordsOf(string.Join(' ', XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value))), WordsOf(read));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99999\" height=\"99999\"/>")]
    public void What_is_not_a_drawing_or_too_large_is_refused(string svg) =>
        Assert.Throws<PictureException>(() => Picture.Png(svg, scale: 1));

    [Theory]
    [InlineData("")]
    [InlineData("<svg")]
    [InlineData("<p/>")]
    public void What_is_not_a_drawing_makes_no_pdf(string svg) =>
        Assert.Throws<PictureException>(() => Picture.Pdf(svg, DateTimeOffset.UnixEpoch));

    private static List<string> WordsOf(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static async Task<string> PopplerReadsAsync(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf, TestContext.Current.CancellationToken);
            using var poppler = Process.Start(new ProcessStartInfo("pdftotext", [path, "-"]) { RedirectStandardOutput = true })!;
            return await poppler.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("pdftotext is not installed: run script/setup --test.");
            throw;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int HeightOf(string svg) => int.Parse(XDocument.Parse(svg).Root!.Attribute("height")!.Value, CultureInfo.InvariantCulture);

    /// <summary>Another reader's opinion: cairo reads PNG with libpng, which checks every chunk and row.</summary>
    private static (int Width, int Height) SizeAsLibpngReads(byte[] png)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, png);
        var surface = ReadPng(path);
        File.Delete(path);
        Assert.Equal(0, StatusOf(surface));
        var size = (WidthOf(surface), HeightOf(surface));
        Destroy(surface);
        return size;
    }

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_image_surface_create_from_png", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ReadPng(string path);

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_surface_status")]
    private static partial int StatusOf(nint surface);

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_image_surface_get_width")]
    private static partial int WidthOf(nint surface);

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_image_surface_get_height")]
    private static partial int HeightOf(nint surface);

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_surface_destroy")]
    private static partial void Destroy(nint surface);
}
