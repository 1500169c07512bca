using Npgsql;

namespace Benchmark.Api.Rounds;

/// <summary>The pool of the role that reads what is public and nothing else; the only one a public resolver is given.</summary>
internal sealed record PublicDatabase(NpgsqlDataSource Pool);
