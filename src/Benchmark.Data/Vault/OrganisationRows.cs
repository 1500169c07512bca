using Benchmark.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Benchmark.Data.Vault;

/// <summary>One of the nine regions, with its ONS code.</summary>
internal sealed class RegionRow
{
    public Region Code { get; set; }

    public required string OfficialCode { get; set; }

    public required string Label { get; set; }
}

/// <summary>What a size band means in one version.</summary>
internal sealed class SizeBandRow
{
    public required string Version { get; set; }

    public SizeBand Code { get; set; }

    public int MinimumStaff { get; set; }

    public int? MaximumStaff { get; set; }
}

/// <summary>The owner that several organisations have in common.</summary>
internal sealed class CorporateGroupRow
{
    public int CorporateGroupId { get; set; }

    public required string Name { get; set; }
}

/// <summary>The body that hands in one assessment per round and perspective.</summary>
internal sealed class OrganisationRow
{
    public int OrganisationId { get; set; }

    public required string Reference { get; set; }

    public required string Name { get; set; }

    public OrganisationKind Kind { get; set; }

    public Region Region { get; set; }

    public SizeBand? SizeBand { get; set; }

    public ServiceType? ServiceType { get; set; }

    public AuthorityType? AuthorityType { get; set; }

    public int? CorporateGroupId { get; set; }

    public bool IsSynthetic { get; set; }
}

/// <summary>What a regulator published about an organisation.</summary>
internal sealed class RegulatorRatingRow
{
    public int OrganisationId { get; set; }

    public required string Scheme { get; set; }

    public required string Measure { get; set; }

    public string? Rating { get; set; }

    public decimal? Score { get; set; }

    public DateOnly? PublishedOn { get; set; }

    /// <summary>The first day of the month of the assessment; null when not said.</summary>
    public DateOnly? AssessedIn { get; set; }
}

internal sealed class OrganisationTables :
    IEntityTypeConfiguration<RegionRow>, IEntityTypeConfiguration<SizeBandRow>, IEntityTypeConfiguration<CorporateGroupRow>,
    IEntityTypeConfiguration<OrganisationRow>, IEntityTypeConfiguration<RegulatorRatingRow>
{
    public void Configure(EntityTypeBuilder<RegionRow> builder)
    {
        builder.ToTable("region", "registry", table => table.IsKnown<Region, RegionRow>("code"));
        builder.HasKey(region => region.Code);
        builder.HasIndex(region => region.OfficialCode).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SizeBandRow> builder)
    {
        builder.ToTable("size_band", "registry", table =>
        {
            table.IsKnown<SizeBand, SizeBandRow>("code");
            table.HasCheckConstraint("size_band_is_a_range", "minimum_staff >= 1 and maximum_staff >= minimum_staff");
        });
        builder.HasKey(band => new { band.Version, band.Code });
    }

    public void Configure(EntityTypeBuilder<CorporateGroupRow> builder)
    {
        builder.ToTable("corporate_group", "registry");
        builder.HasKey(group => group.CorporateGroupId);
        builder.Property(group => group.CorporateGroupId).UseIdentityAlwaysColumn();
        builder.HasIndex(group => group.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OrganisationRow> builder)
    {
        builder.ToTable("organisation", "registry", table =>
        {
            table.IsKnown<OrganisationKind, OrganisationRow>("kind");
            table.IsKnown<SizeBand, OrganisationRow>("size_band");
            table.IsKnown<ServiceType, OrganisationRow>("service_type");
            table.IsKnown<AuthorityType, OrganisationRow>("authority_type");
            table.HasCheckConstraint(
                "organisation_authority_type_is_of_an_authority", "authority_type is null or kind = 'LOCAL_AUTHORITY'");
        });
        builder.HasKey(organisation => organisation.OrganisationId);
        builder.Property(organisation => organisation.OrganisationId).UseIdentityByDefaultColumn();
        builder.HasIndex(organisation => organisation.Reference).IsUnique();
        builder.HasOne<RegionRow>().WithMany().HasForeignKey(organisation => organisation.Region).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<CorporateGroupRow>().WithMany().HasForeignKey(organisation => organisation.CorporateGroupId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<RegulatorRatingRow> builder)
    {
        builder.ToTable("regulator_rating", "registry");
        builder.HasKey(rating => new { rating.OrganisationId, rating.Scheme, rating.Measure });
        builder.HasOne<OrganisationRow>().WithMany().HasForeignKey(rating => rating.OrganisationId).OnDelete(DeleteBehavior.NoAction);
    }
}
