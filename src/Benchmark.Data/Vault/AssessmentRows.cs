using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Benchmark.Data.Vault;

/// <summary>What one organisation hands in for one round from one perspective.</summary>
internal sealed class AssessmentRow
{
    public int OrganisationId { get; set; }

    public int RoundId { get; set; }

    public int AssessmentId { get; set; }

    public PerspectiveCode? Perspective { get; set; }

    public AssessmentStatus Status { get; set; }

    /// <summary>From 1; one more each time the answers change.</summary>
    public int Revision { get; set; }

    /// <summary>Null unless handed in.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }
}

/// <summary>The answers of one rater.</summary>
internal sealed class SheetRow
{
    public int OrganisationId { get; set; }

    public int RoundId { get; set; }

    public int AssessmentId { get; set; }

    /// <summary>From 0.</summary>
    public short Sheet { get; set; }

    /// <summary>Empty for the organisation's one sheet.</summary>
    public required string Rater { get; set; }

    /// <summary>Tells whether a file brings other answers.</summary>
    public required byte[] ContentHash { get; set; }
}

/// <summary>The answer to one statement on one sheet; a row without any value is an answer left blank.</summary>
internal sealed class ResponseRow
{
    public int RoundId { get; set; }

    public int OrganisationId { get; set; }

    public int AssessmentId { get; set; }

    public short StatementId { get; set; }

    public short Sheet { get; set; }

    public short? Rating { get; set; }

    public double? Number { get; set; }

    public string? Narrative { get; set; }
}

/// <summary>One thing that shows what an answer says.</summary>
internal sealed class EvidenceRow
{
    public int RoundId { get; set; }

    public int OrganisationId { get; set; }

    public int AssessmentId { get; set; }

    public short StatementId { get; set; }

    public short Sheet { get; set; }

    /// <summary>From 0.</summary>
    public short Ordinal { get; set; }

    public string? Kind { get; set; }

    public required string Reference { get; set; }
}

/// <summary>An example of good or bad practice, told by an organisation about one domain.</summary>
internal sealed class ExampleRow
{
    public int OrganisationId { get; set; }

    public int ExampleId { get; set; }

    public int RoundId { get; set; }

    public int AssessmentId { get; set; }

    /// <summary>The code of the domain.</summary>
    public required string Area { get; set; }

    public bool IsGood { get; set; }

    public required string Text { get; set; }
}

internal sealed class AssessmentTables :
    IEntityTypeConfiguration<AssessmentRow>, IEntityTypeConfiguration<SheetRow>, IEntityTypeConfiguration<ResponseRow>,
    IEntityTypeConfiguration<EvidenceRow>, IEntityTypeConfiguration<ExampleRow>
{
    public void Configure(EntityTypeBuilder<AssessmentRow> builder)
    {
        builder.ToTable("assessment", "assessment", table =>
        {
            table.IsKnown<PerspectiveCode, AssessmentRow>("perspective");
            table.IsKnown<AssessmentStatus, AssessmentRow>("status");
            table.HasCheckConstraint("assessment_submitted_has_a_time", "status <> 'SUBMITTED' or submitted_at is not null");
        });
        builder.HasKey(assessment => new { assessment.OrganisationId, assessment.RoundId, assessment.AssessmentId });
        builder.Property(assessment => assessment.AssessmentId).UseIdentityByDefaultColumn();
        builder.HasIndex(assessment => new { assessment.OrganisationId, assessment.RoundId, assessment.Perspective })
            .IsUnique().AreNullsDistinct(false);
        builder.HasIndex(assessment => assessment.RoundId);
        builder.HasOne<OrganisationRow>().WithMany().HasForeignKey(assessment => assessment.OrganisationId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<RoundRow>().WithMany().HasForeignKey(assessment => assessment.RoundId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<SheetRow> builder)
    {
        builder.ToTable("sheet", "assessment");
        builder.HasKey(sheet => new { sheet.OrganisationId, sheet.RoundId, sheet.AssessmentId, sheet.Sheet });
        builder.HasIndex(sheet => new { sheet.OrganisationId, sheet.RoundId, sheet.AssessmentId, sheet.Rater }).IsUnique();
        builder.HasOne<AssessmentRow>().WithMany()
            .HasForeignKey(sheet => new { sheet.OrganisationId, sheet.RoundId, sheet.AssessmentId }).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<ResponseRow> builder)
    {
        builder.ToTable("response", "assessment", table =>
            table.HasCheckConstraint("response_rating_is_a_digit", "rating between 1 and 9"));
        builder.HasKey(response => new { response.RoundId, response.OrganisationId, response.AssessmentId, response.Sheet, response.StatementId });
        builder.HasOne<SheetRow>().WithMany()
            .HasForeignKey(response => new { response.OrganisationId, response.RoundId, response.AssessmentId, response.Sheet })
            .OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StatementRow>().WithMany().HasForeignKey(response => response.StatementId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<EvidenceRow> builder)
    {
        builder.ToTable("evidence", "assessment");
        builder.HasKey(evidence => new
        {
            evidence.RoundId,
            evidence.OrganisationId,
            evidence.AssessmentId,
            evidence.Sheet,
            evidence.StatementId,
            evidence.Ordinal,
        });
    }

    public void Configure(EntityTypeBuilder<ExampleRow> builder)
    {
        builder.ToTable("example", "assessment");
        builder.HasKey(example => new { example.OrganisationId, example.ExampleId });
        builder.Property(example => example.ExampleId).UseIdentityAlwaysColumn();
        builder.HasOne<AssessmentRow>().WithMany()
            .HasForeignKey(example => new { example.OrganisationId, example.RoundId, example.AssessmentId }).OnDelete(DeleteBehavior.NoAction);
    }
}
