using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Benchmark.Reports.Charts;

/// <summary>A drawing could not be made into a picture.</summary>
public sealed class PictureException(string reason) : Exception($"The drawing could not be made into a picture: {reason}");

/// <summary>Makes pictures of drawings with librsvg and cairo. The same drawing gives the same bytes on one machine.</summary>
public static class Picture
{
    private const double PointsPerPx = 0.75;

    /// <summary>A PNG.</summary>
    /// <param name="svg">A complete drawing.</param>
    /// <param name="scale">Pixels per px of the drawing; 2 suits print and fine screens.</param>
    /// <exception cref="PictureException"><paramref name="svg"/> is not a drawing, or is too large.</exception>
    /// <exception cref="DllNotFoundException">The machine lacks librsvg or cairo.</exception>
    public static byte[] Png(string svg, double scale)
    {
        using var drawing = new Drawing(svg);
        var (width, height) = (Math.Ceiling(drawing.Width * scale), Math.Ceiling(drawing.Height * scale));
        var surface = Cairo.CreateImageSurface(Cairo.Rgb24, (int)width, (int)height);
        try
        {
            drawing.RenderOn(surface, width, height);
            Cairo.FlushSurface(surface);
            return PngFile.Of(PixelsOf(surface, (int)height), (int)width, (int)height, Cairo.StrideOf(surface));
        }
        finally
        {
            Cairo.DestroySurface(surface);
        }
    }

    /// <summary>A PDF of one page as large as the drawing; its text can be selected.</summary>
    /// <param name="svg">A complete drawing.</param>
    /// <param name="createdAt">The time the file states; the only thing in it that is not in the drawing.</param>
    /// <exception cref="PictureException"><paramref name="svg"/> is not a drawing.</exception>
    /// <exception cref="DllNotFoundException">The machine lacks librsvg or cairo.</exception>
    public static byte[] Pdf(string svg, DateTimeOffset createdAt)
    {
        var (withoutWords, words) = DrawnWords.TakenFrom(svg);
        using var drawing = new Drawing(withoutWords);
        var (width, height) = (drawing.Width * PointsPerPx, drawing.Height * PointsPerPx);
        var created = createdAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return Bytes.Collect((write, sink) =>
        {
            var surface = Cairo.CreatePdfSurface(write, sink, width, height);
            try
            {
                Cairo.SetPdfMetadata(surface, Cairo.PdfCreateDate, created);
                drawing.RenderOn(surface, width, height, context => words.DrawOn(context, PointsPerPx));
                Cairo.FinishSurface(surface);
                Cairo.Check(Cairo.SurfaceStatus(surface));
            }
            finally
            {
                Cairo.DestroySurface(surface);
            }
        });
    }

    private static unsafe ReadOnlySpan<byte> PixelsOf(nint surface, int height) =>
        new((byte*)Cairo.PixelsOf(surface), Cairo.StrideOf(surface) * height);

    /// <summary>A drawing as librsvg holds it.</summary>
    private sealed class Drawing : IDisposable
    {
        private readonly nint _handle;

        public Drawing(string svg)
        {
            var bytes = Encoding.UTF8.GetBytes(svg);
            _handle = Rsvg.Read(bytes, (nuint)bytes.Length, out var error);
            if (_handle == 0)
                throw Rsvg.Failure(error);
            Rsvg.SetDpi(_handle, 96);
            if (Rsvg.SizeOf(_handle, out var width, out var height) == 0)
                throw new PictureException("it states no width and height in px.");
            (Width, Height) = (width, height);
        }

        public double Width { get; }

        public double Height { get; }

        public void RenderOn(nint surface, double width, double height, Action<nint>? over = null)
        {
            Cairo.Check(Cairo.SurfaceStatus(surface));
            var context = Cairo.CreateContext(surface);
            try
            {
                if (Rsvg.Render(_handle, context, new(0, 0, width, height), out var error) == 0)
                    throw Rsvg.Failure(error);
                over?.Invoke(context);
                Cairo.Check(Cairo.ContextStatus(context));
            }
            finally
            {
                Cairo.DestroyContext(context);
            }
        }

        public void Dispose() => Rsvg.Release(_handle);
    }

    /// <summary>Takes what cairo writes, piece by piece.</summary>
    private static class Bytes
    {
        public static unsafe byte[] Collect(Action<nint, nint> writeTo)
        {
            using var stream = new MemoryStream();
            var sink = GCHandle.Alloc(stream);
            try
            {
                writeTo((nint)(delegate* unmanaged<nint, byte*, uint, int>)&Write, GCHandle.ToIntPtr(sink));
            }
            finally
            {
                sink.Free();
            }

            return stream.ToArray();
        }

        [UnmanagedCallersOnly]
        private static unsafe int Write(nint sink, byte* data, uint length)
        {
            ((MemoryStream)GCHandle.FromIntPtr(sink).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
            return Cairo.Success;
        }
    }
}
