using System.Runtime.InteropServices;

namespace Benchmark.Reports.Charts;

/// <summary>The part of librsvg 2.52 and later that pictures need.</summary>
internal static partial class Rsvg
{
    private const string Library = "librsvg-2.so.2";

    [LibraryImport(Library, EntryPoint = "rsvg_handle_new_from_data")]
    public static partial nint Read(byte[] data, nuint length, out nint error);

    [LibraryImport(Library, EntryPoint = "rsvg_handle_set_dpi")]
    public static partial void SetDpi(nint drawing, double dpi);

    [LibraryImport(Library, EntryPoint = "rsvg_handle_get_intrinsic_size_in_pixels")]
    public static partial int SizeOf(nint drawing, out double width, out double height);

    [LibraryImport(Library, EntryPoint = "rsvg_handle_render_document")]
    public static partial int Render(nint drawing, nint context, in Rectangle viewport, out nint error);

    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_object_unref")]
    public static partial void Release(nint drawing);

    [LibraryImport("libglib-2.0.so.0", EntryPoint = "g_error_free")]
    private static partial void FreeError(nint error);

    /// <summary>What librsvg says went wrong; frees <paramref name="error"/>.</summary>
    public static PictureException Failure(nint error)
    {
        if (error == 0)
            return new("librsvg gave no reason.");

        // GError is { uint32 domain; int code; char *message }.
        var message = Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(error, 8)) ?? "";
        FreeError(error);
        return new(message);
    }

    internal readonly record struct Rectangle(double X, double Y, double Width, double Height);
}

/// <summary>The part of cairo that pictures need.</summary>
internal static partial class Cairo
{
    public const int Success = 0;
    public const int Rgb24 = 1;
    public const int PdfCreateDate = 5;
    public const int Upright = 0;
    public const int Regular = 0;
    public const int Bold = 1;
    private const string Library = "libcairo.so.2";

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_create")]
    public static partial nint CreateImageSurface(int format, int width, int height);

    [LibraryImport(Library, EntryPoint = "cairo_pdf_surface_create_for_stream")]
    public static partial nint CreatePdfSurface(nint write, nint sink, double widthInPoints, double heightInPoints);

    [LibraryImport(Library, EntryPoint = "cairo_pdf_surface_set_metadata", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetPdfMetadata(nint surface, int what, string text);

    [LibraryImport(Library, EntryPoint = "cairo_surface_flush")]
    public static partial void FlushSurface(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_data")]
    public static partial nint PixelsOf(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_get_stride")]
    public static partial int StrideOf(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_finish")]
    public static partial void FinishSurface(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_status")]
    public static partial int SurfaceStatus(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_surface_destroy")]
    public static partial void DestroySurface(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_create")]
    public static partial nint CreateContext(nint surface);

    [LibraryImport(Library, EntryPoint = "cairo_status")]
    public static partial int ContextStatus(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_destroy")]
    public static partial void DestroyContext(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_scale")]
    public static partial void Scale(nint context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_translate")]
    public static partial void Translate(nint context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_move_to")]
    public static partial void MoveTo(nint context, double x, double y);

    [LibraryImport(Library, EntryPoint = "cairo_set_source_rgb")]
    public static partial void SetColour(nint context, double red, double green, double blue);

    [LibraryImport(Library, EntryPoint = "cairo_select_font_face", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SelectFont(nint context, string family, int slant, int weight);

    [LibraryImport(Library, EntryPoint = "cairo_set_font_size")]
    public static partial void SetFontSize(nint context, double size);

    [LibraryImport(Library, EntryPoint = "cairo_show_text", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void ShowText(nint context, string text);

    /// <summary>Throws what cairo says went wrong.</summary>
    /// <exception cref="PictureException"><paramref name="status"/> is not a success.</exception>
    public static void Check(int status)
    {
        if (status != Success)
            throw new PictureException(Marshal.PtrToStringUTF8(StatusText(status)) ?? "cairo gave no reason.");
    }

    [LibraryImport(Library, EntryPoint = "cairo_status_to_string")]
    private static partial nint StatusText(int status);
}
