using System.Globalization;
using System.Text;
using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Brings in what a regulator published about organisations: docs/methods/import.md.</summary>
/// <param name="vault">The private side.</param>
public sealed class RegulatorRatingsImport(NpgsqlDataSource vault)
{
    private const int MostLetters = 100;

    private static readonly string[] Header = ["organisation_id", "scheme", "measure", "rating", "score", "published_on"];

    /// <summary>Imports a file, one rating a row; all of it or nothing.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">What to call it in problems.</param>
    /// <param name="cancellation">Ends the import with nothing changed.</param>
    /// <returns>How many ratings the file holds, and how many of them are new or other than before.</returns>
    /// <exception cref="InvalidFileException">Something is wrong with the file: every problem with its place.</exception>
    public async Task<(int Rows, int Changed)> RunAsync(Stream content, string name, CancellationToken cancellation)
    {
        var problems = new ProblemList(name);
        var reader = new CsvReader(content, name);
        var columns = CsvColumns.Read(reader, name, Header);
        var ratings = new List<RegulatorRating>();
        var places = new Dictionary<(string, string, string), (int Line, int Column)>();
        while (reader.Read())
        {
            if (columns.Fit(reader, problems) && new Row(reader, columns, problems).Read() is { } rating)
            {
                if (places.TryAdd((rating.Organisation, rating.Scheme, rating.Measure), reader.PlaceOf(columns[0])))
                    ratings.Add(rating);
                else
                    problems.Add(reader.PlaceOf(columns[0]), $"This rating is there twice, first on line {places[(rating.Organisation, rating.Scheme, rating.Measure)].Line}. Keep one row.");
            }
        }

        await using var connection = await vault.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var known = (await OrganisationStore.FindAsync(connection, [.. ratings.Select(rating => rating.Organisation).Distinct()], cancellation))
            .Select(found => found.Facts.Reference).ToHashSet(StringComparer.Ordinal);
        foreach (var rating in ratings.Where(rating => !known.Contains(rating.Organisation)))
            problems.Add(places[(rating.Organisation, rating.Scheme, rating.Measure)], "No organisation has this reference. Import its assessments first, or remove the row.");
        problems.ThrowIfAny();

        var changed = await RegulatorRatings.WriteAsync(connection, ratings, cancellation);
        await transaction.CommitAsync(cancellation);
        return (ratings.Count, changed);
    }

    private sealed class Row(CsvReader reader, CsvColumns columns, ProblemList problems)
    {
        public RegulatorRating? Read()
        {
            var before = problems.Count;
            var (organisation, scheme, measure) = (Required("organisation_id"), Required("scheme"), Required("measure"));
            var rating = Text("rating") is { Length: > 0 } words ? words : null;
            var (score, day) = (Score(), Day());
            if (rating is null && score is null && problems.Count == before)
                Refuse("rating", "A row holds a rating, a score or both.");
            return problems.Count == before ? new(organisation, scheme, measure, rating, score, day, null) : null;
        }

        private string Required(string column)
        {
            var text = Text(column);
            if (text.Length is 0 or > MostLetters)
                Refuse(column, $"Write 1 to {MostLetters} characters.");
            return text;
        }

        private decimal? Score()
        {
            var text = Text("score");
            if (text.Length == 0)
                return null;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score))
                return score;

            Refuse("score", "A score is a number such as 3 or 88.9, or blank.");
            return null;
        }

        private DateOnly? Day()
        {
            var text = Text("published_on");
            if (text.Length == 0)
                return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;

            Refuse("published_on", "Write the day as 2026-03-31, or leave it blank.");
            return null;
        }

        private string Text(string column) => Encoding.UTF8.GetString(reader[columns[Array.IndexOf(Header, column)]]).Trim();

        private void Refuse(string column, string message) => problems.Add(reader.PlaceOf(columns[Array.IndexOf(Header, column)]), message);
    }
}
