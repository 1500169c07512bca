using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Benchmark.Data.Vault;

/// <summary>The private side: who the organisations are, and what they answered.</summary>
/// <remarks>It writes small things, one at a time, and owns the migrations. Bulk goes through <c>COPY</c>, reading through SQL in the open.</remarks>
public sealed class VaultContext(DbContextOptions<VaultContext> options) : DbContext(options)
{
    /// <summary>The private side through one pool; which one decides what is allowed.</summary>
    public VaultContext(NpgsqlDataSource database)
        : this(Configure(new DbContextOptionsBuilder<VaultContext>(), builder => builder.UseNpgsql(database, Migrated)))
    {
    }

    internal DbSet<RegionRow> Regions => Set<RegionRow>();

    internal DbSet<SizeBandRow> SizeBands => Set<SizeBandRow>();

    internal DbSet<CorporateGroupRow> CorporateGroups => Set<CorporateGroupRow>();

    internal DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();

    internal DbSet<RegulatorRatingRow> RegulatorRatings => Set<RegulatorRatingRow>();

    internal DbSet<PersonRow> People => Set<PersonRow>();

    internal DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    internal DbSet<FrameworkRow> Frameworks => Set<FrameworkRow>();

    internal DbSet<StatementRow> Statements => Set<StatementRow>();

    internal DbSet<RoundRow> Rounds => Set<RoundRow>();

    internal DbSet<AssessmentRow> Assessments => Set<AssessmentRow>();

    internal DbSet<SheetRow> Sheets => Set<SheetRow>();

    internal DbSet<ResponseRow> Responses => Set<ResponseRow>();

    internal DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();

    internal DbSet<ExampleRow> Examples => Set<ExampleRow>();

    internal DbSet<ImportRow> Imports => Set<ImportRow>();

    /// <summary>The options of a context that is only asked for its model.</summary>
    public static DbContextOptions<VaultContext> ForDesign() =>
        Configure(new DbContextOptionsBuilder<VaultContext>(), builder => builder.UseNpgsql("Host=nowhere", Migrated));

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>(); // an index is there because a query needs it
        configurationBuilder.UseCodes<Region>();
        configurationBuilder.UseCodes<SizeBand>();
        configurationBuilder.UseCodes<ServiceType>();
        configurationBuilder.UseCodes<AuthorityType>();
        configurationBuilder.UseCodes<OrganisationKind>();
        configurationBuilder.UseCodes<PerspectiveCode>();
        configurationBuilder.UseCodes<AssessmentStatus>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(VaultContext).Assembly);

    private static void Migrated(NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsHistoryTable("migration", "registry").SetPostgresVersion(15, 0);

    private static DbContextOptions<VaultContext> Configure(
        DbContextOptionsBuilder<VaultContext> builder, Action<DbContextOptionsBuilder<VaultContext>> use)
    {
        use(builder);
        return builder.Options;
    }
}
