using Benchmark.Domain.People;

namespace Benchmark.Data.People;

/// <summary>Whose rows somebody works on; queries name it themselves and do not lean on the policies alone.</summary>
internal static class OwnRows
{
    /// <summary>The number of the organisation that somebody works for as its provider; null for everybody else.</summary>
    public static int? ProviderOf(this ActingTransaction transaction) =>
        transaction.Actor.Is(Role.Provider) ? transaction.Actor.OrganisationNumber : null;
}
