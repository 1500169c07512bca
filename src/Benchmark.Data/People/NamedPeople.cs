using System.Text;
using Benchmark.Domain.People;
using Npgsql;

namespace Benchmark.Data.People;

/// <summary>People by the names they give.</summary>
public static class NamedPeople
{
    /// <summary>The person who goes by these names, the first of which is what they are called; the database composes them (Unicode NFC).</summary>
    public static async Task<Person> NameAsync(this NpgsqlDataSource database, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        const string sql = "select array(select normalize(name, NFC) from unnest($1::text[]) with ordinality as given (name, at) order by at)";
        if (names.All(name => Ascii.IsValid(name)))
            return Person.Named(names);

        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = names.Select(Person.Tidy).ToArray() });
        return Person.Named((string[])(await command.ExecuteScalarAsync(cancellation))!);
    }
}
