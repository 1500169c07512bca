using System.Text.Encodings.Web;
using System.Text.Json;

namespace Benchmark.GraphQL.Tests;

/// <summary>JSON as people read it.</summary>
internal static class Pretty
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Indented) + "\n";
}
