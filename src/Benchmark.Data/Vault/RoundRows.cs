using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Benchmark.Data.Vault;

/// <summary>An edition the product ships, as it stands.</summary>
internal sealed class FrameworkRow
{
    public short FrameworkId { get; set; }

    public required string Code { get; set; }

    public required string Edition { get; set; }

    /// <summary>The whole edition as JSON.</summary>
    public required string Document { get; set; }
}

/// <summary>A statement's number, so that an answer need not repeat its code.</summary>
internal sealed class StatementRow
{
    public short StatementId { get; set; }

    public short FrameworkId { get; set; }

    public required string Code { get; set; }

    /// <summary>From 0, in the edition's order.</summary>
    public short Position { get; set; }
}

/// <summary>A time in which organisations assess themselves against one edition.</summary>
internal sealed class RoundRow
{
    public int RoundId { get; set; }

    public required string Code { get; set; }

    public required string Title { get; set; }

    public short FrameworkId { get; set; }

    public DateTimeOffset OpensAt { get; set; }

    public DateTimeOffset ClosesAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public bool IsSynthetic { get; set; }
}

/// <summary>A file that changed something.</summary>
internal sealed class ImportRow
{
    public int ImportId { get; set; }

    public required string Kind { get; set; }

    public required string FileName { get; set; }

    public int? RoundId { get; set; }

    public long Rows { get; set; }

    public string? Person { get; set; }

    public DateTimeOffset ImportedAt { get; set; }
}

internal sealed class RoundTables :
    IEntityTypeConfiguration<FrameworkRow>, IEntityTypeConfiguration<StatementRow>, IEntityTypeConfiguration<RoundRow>,
    IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<FrameworkRow> builder)
    {
        builder.ToTable("framework", "assessment");
        builder.HasKey(framework => framework.FrameworkId);
        builder.Property(framework => framework.FrameworkId).UseIdentityAlwaysColumn();
        builder.Property(framework => framework.Document).HasColumnType("jsonb");
        builder.HasIndex(framework => new { framework.Code, framework.Edition }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StatementRow> builder)
    {
        builder.ToTable("statement", "assessment");
        builder.HasKey(statement => statement.StatementId);
        builder.Property(statement => statement.StatementId).UseIdentityAlwaysColumn();
        builder.HasIndex(statement => new { statement.FrameworkId, statement.Code }).IsUnique();
        builder.HasOne<FrameworkRow>().WithMany().HasForeignKey(statement => statement.FrameworkId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<RoundRow> builder)
    {
        builder.ToTable("round", "assessment", table => table.HasCheckConstraint("round_opens_before_it_closes", "opens_at < closes_at"));
        builder.HasKey(round => round.RoundId);
        builder.Property(round => round.RoundId).UseIdentityAlwaysColumn();
        builder.HasIndex(round => round.Code).IsUnique();
        builder.HasOne<FrameworkRow>().WithMany().HasForeignKey(round => round.FrameworkId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("import", "assessment");
        builder.HasKey(import => import.ImportId);
        builder.Property(import => import.ImportId).UseIdentityAlwaysColumn();
        builder.HasOne<RoundRow>().WithMany().HasForeignKey(import => import.RoundId).OnDelete(DeleteBehavior.NoAction);
    }
}
