using System.Globalization;
using System.Text;
using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Brings in how many organisations the whole sector has: docs/methods/import.md.</summary>
/// <param name="vault">The private side.</param>
public sealed class SectorCountsImport(NpgsqlDataSource vault)
{
    private const int MostOrganisations = 10_000_000;
    private static readonly string[] Header = ["region", "size_band", "service_type", "organisations", "source", "as_of"];

    /// <summary>Imports a file, one count a row; all of it or nothing.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">What to call it in problems.</param>
    /// <param name="cancellation">Ends the import with nothing changed.</param>
    /// <returns>How many counts the file holds, and how many of them are new or other than before.</returns>
    /// <exception cref="InvalidFileException">Something is wrong with the file: every problem with its place.</exception>
    public async Task<(int Rows, int Changed)> RunAsync(Stream content, string name, CancellationToken cancellation)
    {
        var problems = new ProblemList(name);
        var reader = new CsvReader(content, name);
        var columns = CsvColumns.Read(reader, name, Header);
        var counts = new List<SectorCount>();
        var lines = new Dictionary<(Region?, SizeBand?, string, DateOnly), int>();
        while (reader.Read())
        {
            if (columns.Fit(reader, problems) && new Row(reader, columns, problems).Read() is { } count)
            {
                var key = (count.Region, count.SizeBand, string.Join('|', count.Services), count.AsOf);
                if (lines.TryAdd(key, reader.Line))
                    counts.Add(count);
                else
                    problems.Add((reader.Line, 1), $"The same kind is counted twice for one day, first on line {lines[key]}. Keep one row.");
            }
        }

        problems.ThrowIfAny();
        await using var connection = await vault.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var changed = await SectorCounts.WriteAsync(connection, counts, cancellation);
        await transaction.CommitAsync(cancellation);
        return (counts.Count, changed);
    }

    private sealed class Row(CsvReader reader, CsvColumns columns, ProblemList problems)
    {
        public SectorCount? Read()
        {
            var before = problems.Count;
            var region = Region();
            var (size, services) = (Size(), Services());
            if (!int.TryParse(Text("organisations"), NumberStyles.None, CultureInfo.InvariantCulture, out var organisations) || organisations > MostOrganisations)
                Refuse("organisations", "Write how many there are as a whole number up to 10000000, without commas.");
            var source = Text("source");
            if (source.Length is 0 or > 500)
                Refuse("source", "Say who counted, in 1 to 500 characters.");
            if (!DateOnly.TryParseExact(Text("as_of"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                Refuse("as_of", "Write the day of the count as 2026-03-31.");
            return problems.Count == before ? new(region, size, services, organisations, source, day) : null;
        }

        private Region? Region()
        {
            var text = Text("region");
            var found = text.Length == 0 ? null : Regions.Find(text);
            if (text.Length > 0 && found is null)
                Refuse("region", Spelling.Unknown("a region of England", text, [.. Enum.GetValues<Region>().Select(Code.Of)]));
            return found;
        }

        private SizeBand? Size()
        {
            var text = Text("size_band");
            var found = text.Length == 0 ? null : Code.Parse<SizeBand>(text);
            if (text.Length > 0 && found is null)
                Refuse("size_band", Spelling.Unknown("a size band", text, [.. Code.All<SizeBand>()]));
            return found;
        }

        /// <summary>Services that were counted together, with | between them; empty for all.</summary>
        private IReadOnlyList<ServiceType> Services()
        {
            var services = new SortedSet<ServiceType>();
            foreach (var text in Text("service_type").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (Code.Parse<ServiceType>(text) is not { } service)
                    Refuse("service_type", Spelling.Unknown("a service type", text, [.. Code.All<ServiceType>()]));
                else if (!services.Add(service))
                    Refuse("service_type", $"{text} is named twice. Keep it once.");
            }

            return [.. services];
        }

        private string Text(string column) => Encoding.UTF8.GetString(reader[columns[Array.IndexOf(Header, column)]]).Trim();

        private void Refuse(string column, string message) => problems.Add(reader.PlaceOf(columns[Array.IndexOf(Header, column)]), message);
    }
}
