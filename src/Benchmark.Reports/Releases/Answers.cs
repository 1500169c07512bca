using Benchmark.Domain;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Npgsql;
using NpgsqlTypes;

namespace Benchmark.Reports.Releases;

/// <summary>An organisation that handed in an assessment, and where it stands in the lattice.</summary>
/// <param name="OrganisationId">Its number; never leaves the private side.</param>
/// <param name="AssessmentId">Its assessment; never leaves the build.</param>
/// <param name="CorporateGroup">Its corporate group, or a negative number of its own when it has none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Fixes a value for each dimension that is known of it.</param>
internal sealed record Contributor(
    int OrganisationId, int AssessmentId, int CorporateGroup, OrganisationKind Kind, Group Place);

/// <summary>The ratings of a round and perspective, summed per organisation and statement over its raters.</summary>
/// <remarks>Held in two flat arrays, organisation by organisation: six bytes an answer, whatever the number of raters.</remarks>
internal sealed class Answers
{
    private readonly int[] _sums;
    private readonly ushort[] _raters;
    private readonly int _statements;

    private Answers(IReadOnlyList<Contributor> contributors, int statements)
    {
        (Contributors, _statements) = (contributors, statements);
        _sums = new int[contributors.Count * statements];
        _raters = new ushort[contributors.Count * statements];
    }

    /// <summary>Every organisation with a submitted assessment, in the order of its reference.</summary>
    public IReadOnlyList<Contributor> Contributors { get; }

    /// <summary>Sum of an organisation's ratings of a statement, and the number of raters behind it; 0 when not rated.</summary>
    public (int Sum, int Raters) Of(int contributor, int statement)
    {
        var at = contributor * _statements + statement;
        return (_sums[at], _raters[at]);
    }

    /// <summary>The mean rating of each statement of an organisation that rated them all, in millionths of a rating point.</summary>
    public int[] ScoresOf(int contributor) =>
        [.. Enumerable.Range(0, _statements).Select(at => Of(contributor, at)).Select(answer => (int)(1_000_000L * answer.Sum / answer.Raters))];

    /// <summary>Reads what was submitted of some statements, in one scan; an answer in words counts as 1.</summary>
    public static async Task<Answers> ReadAsync(
        NpgsqlConnection vault, string round, IReadOnlyList<Contributor> contributors, bool inWords,
        IReadOnlyList<Statement> statements, CancellationToken cancellation)
    {
        var answers = new Answers(contributors, statements.Count);
        if (statements.Count == 0 || contributors.Count == 0)
            return answers;

        var (roundId, columns) = await ReadStatementsAsync(vault, round, statements, cancellation);
        var rows = contributors.Select((contributor, at) => (contributor.AssessmentId, at))
            .ToDictionary(pair => pair.AssessmentId, pair => pair.at);
        // COPY takes no parameters; these are numbers from the database itself.
        var sql = $"""
            copy (
                select assessment_id, statement_id, coalesce(rating, 1::smallint)
                from   assessment.response
                where  round_id = {roundId} and num_nonnulls(rating, number, narrative) > 0 and (rating is not null or {inWords})
                       and statement_id in ({string.Join(',', columns.Keys)})
            ) to stdout (format binary)
            """;
        await using var export = await vault.BeginBinaryExportAsync(sql, cancellation);
        while (await export.StartRowAsync(cancellation) != -1)
        {
            var assessment = export.Read<int>(NpgsqlDbType.Integer);
            var statement = export.Read<short>(NpgsqlDbType.Smallint);
            var rating = export.Read<short>(NpgsqlDbType.Smallint);
            if (rows.TryGetValue(assessment, out var row))
                answers.Add(row, columns[statement], rating);
        }

        return answers;
    }

    private void Add(int contributor, int statement, int rating)
    {
        var at = contributor * _statements + statement;
        _sums[at] += rating;
        _raters[at]++;
    }

    /// <summary>Every organisation with a submitted assessment, in the order of its reference.</summary>
    public static async Task<IReadOnlyList<Contributor>> ReadContributorsAsync(
        NpgsqlConnection vault, string round, PerspectiveCode? perspective, CancellationToken cancellation)
    {
        const string sql = """
            select   o.organisation_id, a.assessment_id, coalesce(o.corporate_group_id, -o.organisation_id) as corporate_group,
                     o.kind, o.region, o.size_band, o.service_type, o.authority_type
            from     assessment.assessment a
            join     registry.organisation o using (organisation_id)
            join     assessment.round r using (round_id)
            where    r.code = $1 and a.perspective is not distinct from $2 and a.status = 'SUBMITTED'
            order by o.reference collate "C"
            """;
        await using var command = new NpgsqlCommand(sql, vault)
        {
            Parameters =
            {
                new() { Value = round },
                new() { Value = perspective is { } code ? Code.Of(code) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var contributors = new List<Contributor>();
        while (await rows.ReadAsync(cancellation))
        {
            contributors.Add(new Contributor(
                rows.GetInt32(0), rows.GetInt32(1), rows.GetInt32(2), Code.Read<OrganisationKind>(rows.GetString(3)),
                GroupRow.Read(rows, 4)));
        }

        return contributors;
    }

    private static async Task<(int Round, Dictionary<short, int> Columns)> ReadStatementsAsync(
        NpgsqlConnection vault, string round, IReadOnlyList<Statement> statements, CancellationToken cancellation)
    {
        const string sql = """
            select r.round_id, s.statement_id, s.code
            from   assessment.round r
            join   assessment.statement s using (framework_id)
            where  r.code = $1
            """;
        var places = statements.Select((statement, at) => (statement.Code, at)).ToDictionary(pair => pair.Code, pair => pair.at);
        await using var command = new NpgsqlCommand(sql, vault) { Parameters = { new() { Value = round } } };
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (roundId, columns) = (0, new Dictionary<short, int>());
        while (await rows.ReadAsync(cancellation))
        {
            roundId = rows.GetInt32(0);
            if (places.TryGetValue(rows.GetString(2), out var place))
                columns.Add(rows.GetInt16(1), place);
        }

        return (roundId, columns);
    }
}
