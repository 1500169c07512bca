using Benchmark.Domain;

namespace Benchmark.Data.Cluster;

/// <summary>No PostgreSQL can be used; the message is one sentence that names the remedy.</summary>
public sealed class PostgresUnavailableException(string message) : DomainException(message);
