using Npgsql;

namespace Benchmark.Bench.GraphQL;

[QueryType]
internal static partial class SectorQueries
{
    /// <summary>A page of assessments.</summary>
    [ListSize(AssumedSize = Sector.PageSize)]
    public static async Task<IReadOnlyList<Assessment>> GetAssessmentsAsync(
        AssessmentFilterInput where, AssessmentOrder orderBy, int first, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sector.PageSql(orderBy));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = where.Round });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = where.Status });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = first });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var page = new List<Assessment>(first);
        while (await rows.ReadAsync(cancellation))
            page.Add(new(rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetDouble(4)));
        return page;
    }
}

[ObjectType<Assessment>]
internal static partial class AssessmentNode
{
    /// <summary>The answers, by statement.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = Sector.Statements)]
    public static async Task<IReadOnlyList<IReadOnlyList<Answer>>> GetAnswersAsync(
        [Parent] IReadOnlyList<Assessment> assessments, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var lists = new List<Answer>[assessments.Count];
        var places = new Dictionary<int, List<Answer>>(lists.Length);
        for (var at = 0; at < lists.Length; at++)
            places[assessments[at].AssessmentId] = lists[at] = new(Sector.Statements);

        await using var command = database.CreateCommand(Sector.AnswersSql);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. places.Keys] });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (current, list) = (0, (List<Answer>?)null);
        while (await rows.ReadAsync(cancellation))
        {
            if (rows.GetInt32(0) is var owner && (list is null || owner != current))
                (current, list) = (owner, places[owner]);
            list.Add(new(rows.GetString(1), rows.GetInt32(2), rows.IsDBNull(3) ? null : rows.GetString(3)));
        }

        return lists;
    }
}
