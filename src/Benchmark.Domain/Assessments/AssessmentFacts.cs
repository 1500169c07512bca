using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>What one organisation hands in for one round from one perspective, without its answers.</summary>
/// <param name="Number">Names it; unique over all rounds.</param>
/// <param name="Organisation">The organisation's reference.</param>
/// <param name="Round">The round's code.</param>
/// <param name="Framework">The edition's name.</param>
/// <param name="Respondent">What decides which statements are asked.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Revision">From 1; one more each time the answers change.</param>
/// <param name="SubmittedAt">When it was handed in last; null when it never was.</param>
public sealed record AssessmentFacts(
    int Number, string Organisation, string Round, string Framework, Respondent Respondent, AssessmentStatus Status, int Revision,
    DateTimeOffset? SubmittedAt)
{
    /// <summary>From where leadership is looked at; null where each organisation hands in one assessment.</summary>
    public PerspectiveCode? Perspective => Respondent.Perspective;

    /// <summary>The number of its round in the database; never shown.</summary>
    public int RoundNumber { get; init; }
}

/// <summary>A sheet that somebody was invited to fill in.</summary>
/// <param name="Label">Tells the raters of one assessment apart; names nobody.</param>
/// <param name="InvitedAt">When; null for a sheet that came in a file.</param>
/// <param name="ExpiresAt">Until when the link opens it; null for a sheet that came in a file.</param>
/// <param name="HandedInAt">When the rater handed it in; null while they have not.</param>
public sealed record Invitation(string Label, DateTimeOffset? InvitedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? HandedInAt);

/// <summary>Shows that an assessment was handed in, and with which answers.</summary>
/// <param name="Code">SHA-256 over the answers, in hexadecimal; the same answers give the same code.</param>
/// <param name="Revision">The revision that was handed in.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="Answered">How many statements were answered on the organisation's own sheet.</param>
public sealed record Receipt(string Code, int Revision, DateTimeOffset SubmittedAt, int Answered);
