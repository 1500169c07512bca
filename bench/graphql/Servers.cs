using System.Text.Json;
using Npgsql;

namespace Benchmark.Bench.GraphQL;

/// <summary>The servers of this process: ours, and the floor below which no server of the same answer goes.</summary>
internal static class Servers
{
    public static async Task ServeAsync(string name, string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var engine = builder.Services.AddGraphQLServer().AddType(typeof(CellQueries));
        NpgsqlDataSource? sector = null;
        if (Environment.GetEnvironmentVariable(Rival.SectorVariable) is { } connection)
        {
            sector = NpgsqlDataSource.Create(connection);
            builder.Services.AddSingleton(sector);
            engine.AddType(typeof(SectorQueries)).AddType(typeof(AssessmentNode))
                .ModifyCostOptions(options => options with { EnforceCostLimits = false });
        }

        var app = builder.Build();
        if (name == "engine")
            app.MapGraphQL();
        else if (name == "floor" && sector is not null)
            app.MapPost("/graphql", new SectorByHand(sector).AnswerAsync);
        else if (name == "floor")
            app.MapPost("/graphql", FloorAsync);
        else
            app.MapPost("/graphql", (HttpContext http) => StaticAsync(http));
        await app.RunAsync();
    }

    private static readonly byte[] Fixed = JsonSerializer.SerializeToUtf8Bytes(new { data = new { cells = Cells.All } }, JsonSerializerOptions.Web);

    private static async Task StaticAsync(HttpContext http)
    {
        await DrainAsync(http);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = Fixed.Length;
        await http.Response.BodyWriter.WriteAsync(Fixed);
    }

    /// <summary>The same figures from memory, written by hand.</summary>
    private static async Task FloorAsync(HttpContext http)
    {
        await DrainAsync(http);
        http.Response.ContentType = "application/json; charset=utf-8";
        using (var writer = new Utf8JsonWriter(http.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("data");
            writer.WriteStartArray("cells");
            foreach (var cell in Cells.All)
            {
                writer.WriteStartObject();
                writer.WriteString("group", cell.Group);
                writer.WriteString("region", cell.Region);
                writer.WriteString("sizeBand", cell.SizeBand);
                writer.WriteString("serviceType", cell.ServiceType);
                writer.WriteNumber("contributors", cell.Contributors);
                writer.WriteNumber("mean", cell.Mean);
                writer.WriteNumber("median", cell.Median);
                writer.WriteNumber("lowerQuartile", cell.LowerQuartile);
                writer.WriteNumber("upperQuartile", cell.UpperQuartile);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        await http.Response.BodyWriter.FlushAsync();
    }

    /// <summary>Reads the body to its end and forgets it.</summary>
    public static async ValueTask DrainAsync(HttpContext http)
    {
        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync();
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return;
        }
    }
}
