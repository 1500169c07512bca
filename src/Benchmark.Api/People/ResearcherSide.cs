using System.Security.Claims;
using Benchmark.Data.People;
using Benchmark.Domain.People;
using Benchmark.Reports.Datasets;
using Npgsql;

namespace Benchmark.Api.People;

/// <summary>What researchers see beside the public: the pool of the role that reads anonymised assessments and nothing else.</summary>
internal sealed record ResearcherSide(NpgsqlDataSource Pool)
{
    /// <summary>What somebody is told who did not accept the terms of today.</summary>
    public const string TermsRemedy =
        $"Anonymised assessments are for researchers who accepted the terms {Terms.Current}. Read them at {ResearcherPages.TermsPath}, then accept: {ResearcherPages.Accept}";

    /// <summary>Whether somebody accepted the terms of today.</summary>
    public static async Task<bool> AcceptedTermsAsync(ClaimsPrincipal user, PrivateSide side, CancellationToken cancellation)
    {
        await using var transaction = await side.BeginAsync(user, cancellation);
        return (await transaction.ListTermsAsync(cancellation)).Any(accepted => accepted.Version == Terms.Current);
    }
}
