using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Frameworks;

/// <summary>One edition as compact JSON, as it is frozen with a round or a release.</summary>
/// <remarks>The same edition always gives the same bytes: members in the order of the records, nothing left to chance.</remarks>
public static class FrameworkDocument
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters =
        {
            new Coded<PerspectiveCode>(), new Coded<OrganisationKind>(), new Coded<ServiceType>(), new Coded<MeasureLevel>(),
        },
    };

    /// <summary>The edition as JSON.</summary>
    public static string ToJson(Framework framework) => JsonSerializer.Serialize(framework, Options);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException"><paramref name="json"/> is not an edition.</exception>
    public static Framework FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Framework>(json, Options)
                ?? throw new InvalidDataException("A stored framework edition is null.");
        }
        catch (JsonException mistake)
        {
            throw new InvalidDataException("A stored framework edition cannot be read.", mistake);
        }
    }

    private sealed class Coded<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Code.Parse<T>(reader.GetString() ?? "") ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Code.Of(value));
    }
}
