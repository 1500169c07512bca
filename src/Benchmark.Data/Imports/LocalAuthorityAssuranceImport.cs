using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Rounds;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Brings the regulator's scores of local authorities into a round: one assessment and one published rating each.</summary>
/// <remarks>The totals, percentages and derived ratings of the file are computed again from its scores: docs/methods/import.md.</remarks>
/// <param name="vault">The private side.</param>
/// <param name="editions">The editions a round can be on.</param>
/// <param name="clock">Tells whether the round is open.</param>
public sealed partial class LocalAuthorityAssuranceImport(NpgsqlDataSource vault, IReadOnlyList<Framework> editions, TimeProvider clock)
{
    /// <summary>The scheme the ratings are kept under.</summary>
    public const string Scheme = "CQC_LA_ASSURANCE";

    private const string FrameworkCode = "la-assurance";
    private const int Scores = 9;
    private const int FirstScore = 8;

    private static readonly string[] Header =
    [
        "la_code", "la_name", "published_name", "region", "region_code", "la_type", "assessed", "report_slug",
        "qs1", "qs2", "qs3", "qs4", "qs5", "qs6", "qs7", "qs8", "qs9", "total", "percent", "derived_rating", "published_rating",
    ];

    private static readonly Dictionary<string, AuthorityType> Types = new(StringComparer.Ordinal)
    {
        ["Counties"] = AuthorityType.County,
        ["Unitary Authorities"] = AuthorityType.Unitary,
        ["Metropolitan Districts"] = AuthorityType.Metropolitan,
        ["London Boroughs"] = AuthorityType.LondonBorough,
    };

    private readonly ImportTransaction _transaction = new(vault, editions, clock);

    /// <summary>Imports a file, one authority a row.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">What to call it in problems.</param>
    /// <param name="round">The code of a round on the assurance framework.</param>
    /// <param name="person">Who imports it; null when nobody says.</param>
    /// <param name="cancellation">Ends the import with nothing changed.</param>
    /// <exception cref="InvalidFileException">Something is wrong with the file: every problem with its place.</exception>
    /// <exception cref="RoundNotFoundException">There is no such round.</exception>
    /// <exception cref="RoundRefusedException">The round is on another framework.</exception>
    public async Task<ImportResult> RunAsync(Stream content, string name, string round, string? person, CancellationToken cancellation)
    {
        var framework = await _transaction.FindEditionAsync(round, cancellation);
        if (framework.Code != FrameworkCode)
            throw new RoundRefusedException($"Round \"{round}\" is on {framework.Name}: choose a round on {FrameworkCode}.");

        var plan = new ImportPlan(framework);
        var problems = new ProblemList(name);
        var answers = new ListedAnswers(plan);
        var reader = new CsvReader(content, name);
        var columns = CsvColumns.Read(reader, name, Header);
        while (reader.Read())
        {
            if (columns.Fit(reader, problems))
                new Row(reader, columns, problems, plan).AddTo(answers);
        }

        problems.ThrowIfAny();
        answers.AddToPlan();
        var source = new ImportSource("local-authority-assurance", name, person, answers.Rewind, content.Length);
        return await _transaction.RunAsync(plan, source, round, problems, progress: null, cancellation);
    }

    /// <inheritdoc cref="RunAsync(Stream, string, string, string?, CancellationToken)"/>
    public async Task<ImportResult> RunAsync(string path, string round, string? person, CancellationToken cancellation)
    {
        await using var content = ImportSource.Open(path);
        return await RunAsync(content, path, round, person, cancellation);
    }

    [GeneratedRegex("^E[0-9]{8}$")]
    private static partial Regex OfficialCode();

    private sealed class Row(CsvReader reader, CsvColumns columns, ProblemList problems, ImportPlan plan)
    {
        private Framework Framework => plan.Framework;

        public void AddTo(ListedAnswers answers)
        {
            var before = problems.Count;
            var facts = ReadFacts();
            var scores = Enumerable.Range(FirstScore, Scores).Select(ReadScore).ToList();
            if (problems.Count == before)
                CheckSums(scores);
            var rating = ReadRating(facts.Reference);
            if (problems.Count > before)
                return;

            var place = reader.PlaceOf(columns[0]);
            var sheet = plan.Add(plan.Add(facts, place), perspective: null, rater: "", place);
            for (var at = 0; at < Scores; at++)
                answers.Add(sheet, new Response(Statement(at), scores[at], null, null, []));
            plan.Ratings.Add(rating);
        }

        private OrganisationFacts ReadFacts()
        {
            var code = Text("la_code");
            if (!OfficialCode().IsMatch(code))
                Refuse("la_code", "An authority has an ONS code such as E10000014.");

            var reference = $"la-{code.ToLowerInvariant()}";
            if (plan.Organisations.TryGetValue(reference, out var known))
                Refuse("la_code", $"{code} is there twice, first on line {known.Place.Line}. Keep one row.");

            var region = Region("region");
            if (Region("region_code") != region)
                Refuse("region_code", "The region and its code are not the same region. Correct one of them.");

            var type = Text("la_type");
            if (!Types.TryGetValue(type, out var authority))
                Refuse("la_type", $"This is not a type of authority. Write one of {string.Join(", ", Types.Keys)}.");

            var title = Text("published_name") is { Length: > 0 } published ? published : Text("la_name");
            if (title.Length == 0)
                Refuse("la_name", "An authority has a name.");

            return new(reference, title, null, OrganisationKind.LocalAuthority, region ?? default, null, null, authority);
        }

        private Region? Region(string column)
        {
            var found = Regions.Find(Text(column));
            if (found is null)
                Refuse(column, Spelling.Unknown("a region of England", Text(column), [.. Enum.GetValues<Region>().Select(Regions.OfficialCode)]));

            return found;
        }

        private int ReadScore(int column)
        {
            var scale = Framework.Scale!;
            if (int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score >= scale.Minimum && score <= scale.Maximum)
                return score;

            Refuse(Header[column], $"A score is a whole number from {scale.Minimum} to {scale.Maximum}.");
            return 0;
        }

        private void CheckSums(List<int> scores)
        {
            var total = scores.Sum();
            if (Text("total") != total.ToString(CultureInfo.InvariantCulture))
                Refuse("total", $"The scores add up to {total}. Correct the total or the scores.");

            var tenths = (2 * total * 1000 + 4 * Scores) / (8 * Scores);
            if (Number("percent") is not { } percent || percent != tenths / 10m)
                Refuse("percent", $"{total} of {4 * Scores} is {(tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture)} per cent. Correct it or the scores.");

            var sheet = new RaterSheet("", Enumerable.Range(0, Scores).ToDictionary(Statement, at => scores[at]));
            var band = Scorecard.Of(Framework, new(OrganisationKind.LocalAuthority), [sheet]).Percentage!.Value.Band.Title;
            if (Text("derived_rating") != band)
                Refuse("derived_rating", $"The scores come to {band}. Correct the derived rating or the scores.");
        }

        private RegulatorRating ReadRating(string reference)
        {
            var bands = Framework.Bands.Select(band => band.Title).ToList();
            var rating = Text("published_rating");
            if (rating is "Not Rated" or "")
                rating = null;
            else if (!bands.Contains(rating))
                Refuse("published_rating", $"This is not a rating. Write one of {string.Join(", ", bands)}, or Not Rated.");

            var month = Text("assessed");
            var isMonth = DateOnly.TryParseExact($"1 {month}", "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
            if (month.Length > 0 && !isMonth)
                Refuse("assessed", "Write the month of the assessment, such as March 2025, or leave it blank.");

            return new(reference, Scheme, "overall", rating, Number("percent"), null, isMonth ? first : null);
        }

        private decimal? Number(string column) =>
            decimal.TryParse(Text(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

        private string Text(string column) => Text(Array.IndexOf(Header, column));

        private string Text(int column) => Encoding.UTF8.GetString(reader[columns[column]]).Trim();

        private void Refuse(string column, string message) =>
            problems.Add(reader.PlaceOf(columns[Array.IndexOf(Header, column)]), message);

        private static string Statement(int score) => $"LA{score + 1}.1";
    }
}
