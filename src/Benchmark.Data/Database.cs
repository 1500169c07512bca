using Benchmark.Data.Cluster;
using Npgsql;

namespace Benchmark.Data;

/// <summary>The one database of the project, with one pool of connections per role.</summary>
/// <remarks>
/// Each side of the product gets the pool of its own role, so that the code that answers the public cannot read what is
/// private even by mistake. In the private cluster the roles log in; on another server one login takes their places.
/// </remarks>
public sealed class Database : IAsyncDisposable
{
    /// <summary>What the database is called in the private cluster.</summary>
    public const string DefaultName = "benchmark";

    private readonly PrivateCluster? _cluster;
    private readonly bool _ownsCluster;

    private Database(Func<string?, string> connectionString, PrivateCluster? cluster, bool ownsCluster)
    {
        (_cluster, _ownsCluster) = (cluster, ownsCluster);
        OwnerSettings = connectionString(null);
        Owner = NpgsqlDataSource.Create(OwnerSettings);
        Vault = NpgsqlDataSource.Create(connectionString("benchmark_vault"));
        Builder = NpgsqlDataSource.Create(connectionString("benchmark_builder"));
        Public = NpgsqlDataSource.Create(connectionString("benchmark_public"));
        Member = NpgsqlDataSource.Create(connectionString("benchmark_member"));
        Researcher = NpgsqlDataSource.Create(connectionString("benchmark_researcher"));
    }

    /// <summary>Owns the schemas and migrates them; used for nothing else.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>Reads and writes what is private: the schemas <c>registry</c> and <c>assessment</c>.</summary>
    public NpgsqlDataSource Vault { get; }

    /// <summary>Reads what is private and writes what will be published.</summary>
    public NpgsqlDataSource Builder { get; }

    /// <summary>Reads what is published, and nothing else.</summary>
    public NpgsqlDataSource Public { get; }

    /// <summary>Reads and writes what is private for one person at a time: <see cref="People.ActingTransaction"/> says for whom.</summary>
    public NpgsqlDataSource Member { get; }

    /// <summary>Reads the anonymised assessments of published releases, and nothing else.</summary>
    public NpgsqlDataSource Researcher { get; }

    /// <summary>Where it is: the folder of the private cluster, or the server and name of the database.</summary>
    public string Place
    {
        get
        {
            var settings = new NpgsqlConnectionStringBuilder(OwnerSettings);
            return _cluster?.Home.Folder ?? $"{settings.Host}/{settings.Database}";
        }
    }

    /// <summary>The programs that go with the server: the cluster's own, or the newest of this machine.</summary>
    internal PostgresInstallation Tools => _cluster?.Installation ?? PostgresInstallation.Find();

    /// <summary>How the owner connects, with the password if there is one.</summary>
    internal string OwnerSettings { get; }

    /// <summary>Opens the database that <c>ConnectionStrings__Benchmark</c> names; where it names none, that of the private cluster.</summary>
    /// <exception cref="PostgresUnavailableException">The private cluster cannot be started.</exception>
    public static async Task<Database> OpenAsync(string? connectionString, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(connectionString)
            ? In(await PrivateCluster.StartAsync(ClusterHome.OfThisUser(), cancellation), DefaultName, ownsCluster: true)
            : At(connectionString);

    /// <summary>The database of a server that somebody else runs.</summary>
    public static Database At(string connectionString) => new(role => WithRole(connectionString, role), cluster: null, ownsCluster: false);

    /// <summary>A database of a private cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="name">The database's name.</param>
    /// <param name="ownsCluster">Whether the cluster is let go together with the database.</param>
    public static Database In(PrivateCluster cluster, string name, bool ownsCluster) =>
        new(role => cluster.ConnectionString(name, role ?? PrivateCluster.OwnerRole), cluster, ownsCluster);

    /// <summary>Closes every connection, and lets the private cluster go.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var pool in new[] { Owner, Vault, Builder, Public, Member, Researcher })
            await pool.DisposeAsync();

        if (_cluster is not null && _ownsCluster)
            await _cluster.DisposeAsync();
    }

    private static string WithRole(string connectionString, string? role)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (role is not null)
            settings.Options = $"{settings.Options} -c role={role}".Trim();

        return settings.ConnectionString;
    }
}
