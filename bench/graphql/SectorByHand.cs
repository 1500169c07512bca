using System.Text.Json;
using Npgsql;

namespace Benchmark.Bench.GraphQL;

/// <summary>The same two answers from the same statements, written by hand for exactly these requests.</summary>
internal sealed class SectorByHand(NpgsqlDataSource database)
{
    public async Task AnswerAsync(HttpContext http)
    {
        var isNested = http.Request.ContentLength == Sector.Nested.Length;
        await Servers.DrainAsync(http);
        var page = await PageAsync(http.RequestAborted);
        http.Response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(http.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("data");
            writer.WriteStartArray("assessments");
            if (isNested)
            {
                await WriteNestedAsync(writer, page, http.RequestAborted);
            }
            else
            {
                foreach (var assessment in page)
                {
                    WriteStart(writer, assessment);
                    writer.WriteEndObject();
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private async Task<List<Assessment>> PageAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sector.PageSql(AssessmentOrder.ScoreDescending));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 2 });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "SUBMITTED" });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Sector.PageSize });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var page = new List<Assessment>(Sector.PageSize);
        while (await rows.ReadAsync(cancellation))
            page.Add(new(rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetDouble(4)));
        return page;
    }

    /// <summary>Writes the answers as they come, in the page's order, without keeping them.</summary>
    private async Task WriteNestedAsync(Utf8JsonWriter writer, List<Assessment> page, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(InOrderSql);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. page.Select(assessment => assessment.AssessmentId)] });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (at, answers) = (0, 0);
        while (await rows.ReadAsync(cancellation))
        {
            if (answers == 0)
            {
                WriteStart(writer, page[at++]);
                writer.WriteStartArray("answers");
            }

            writer.WriteStartObject();
            writer.WriteString("statement", rows.GetString(0));
            writer.WriteNumber("rating", rows.GetInt32(1));
            if (rows.IsDBNull(2))
                writer.WriteNull("narrative");
            else
                writer.WriteString("narrative", rows.GetString(2));
            writer.WriteEndObject();
            if (++answers == Sector.Statements)
            {
                writer.WriteEndArray();
                writer.WriteEndObject();
                answers = 0;
            }
        }
    }

    /// <summary>The answers of the assessments $1 in the order of that list; every assessment here has all of them.</summary>
    private const string InOrderSql = """
        select   statement, rating, narrative
        from     unnest($1) with ordinality wanted (assessment_id, place) join answer using (assessment_id)
        order by place, statement
        """;

    private static void WriteStart(Utf8JsonWriter writer, Assessment assessment)
    {
        writer.WriteStartObject();
        writer.WriteNumber("assessmentId", assessment.AssessmentId);
        writer.WriteString("organisation", assessment.Organisation);
        writer.WriteString("region", assessment.Region);
        writer.WriteString("status", assessment.Status);
        writer.WriteNumber("score", assessment.Score);
    }
}
