using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Benchmark.Data.Vault;

/// <summary>Somebody who acts, known by name.</summary>
internal sealed class PersonRow
{
    public int PersonId { get; set; }

    public required string Name { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>A key to the API: what it may do, and the hash of its secret, never the secret.</summary>
internal sealed class ApiKeyRow
{
    public int ApiKeyId { get; set; }

    public required string Prefix { get; set; }

    public required byte[] Hash { get; set; }

    public required string Role { get; set; }

    public int? OrganisationId { get; set; }

    public int? IssuedBy { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class PersonTables : IEntityTypeConfiguration<PersonRow>, IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> builder)
    {
        builder.ToTable("person", "registry");
        builder.HasKey(person => person.PersonId);
        builder.Property(person => person.PersonId).UseIdentityAlwaysColumn();
        builder.HasIndex(person => person.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_key", "registry", table =>
        {
            table.HasCheckConstraint(
                "api_key_role_is_known", "role in ('PROVIDER', 'SECTOR_BODY', 'RESEARCHER', 'REVIEWER', 'ADMINISTRATOR')");
            table.HasCheckConstraint("api_key_hash_is_sha256", "octet_length(hash) = 32");
            table.HasCheckConstraint("api_key_of_a_provider_names_it", "role <> 'PROVIDER' or organisation_id is not null");
        });
        builder.HasKey(key => key.ApiKeyId);
        builder.Property(key => key.ApiKeyId).UseIdentityAlwaysColumn();
        builder.HasIndex(key => key.Prefix).IsUnique();
        builder.HasOne<OrganisationRow>().WithMany().HasForeignKey(key => key.OrganisationId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(key => key.IssuedBy).OnDelete(DeleteBehavior.NoAction);
    }
}
