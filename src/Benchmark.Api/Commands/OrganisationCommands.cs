using System.CommandLine;
using Benchmark.Data.Organisations;
using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.People;

namespace Benchmark.Api.Commands;

/// <summary><c>benchmark organisation …</c></summary>
internal static class OrganisationCommands
{
    private const int PageSize = 500;

    public static Command Create() => new("organisation", "Shows who is registered.") { List() };

    private static Command List()
    {
        var name = new Option<string?>("--name") { Description = "Only those whose name holds these letters." };
        var kind = new Option<string?>("--kind") { Description = "Only those of a kind, for example LOCAL_AUTHORITY." };
        var command = new Command("list", "Shows organisations with the references that other commands ask for.") { name, kind, Acting.Option };
        command.SetDatabaseAction(async (result, database, cancellation) =>
        {
            var person = Acting.Person(result);
            var actor = new Actor($"command:{person}", person, [Role.Administrator], null, null) { MayWrite = false };
            var filter = new OrganisationFilter(result.GetValue(name), result.GetValue(kind) is { } code ? [Acting.Code<OrganisationKind>("--kind", code)] : null);
            await using var transaction = await ActingTransaction.BeginAsync(database.Member, actor, cancellation);
            var found = new List<OrganisationFacts>();
            IReadOnlyList<OrganisationFacts> page;
            do
            {
                page = await transaction.ListOrganisationsAsync(
                    filter, found.Count == 0 ? null : (found[^1].Name, found[^1].Reference), descending: false, PageSize, cancellation);
                found.AddRange(page);
            }
            while (page.Count == PageSize);

            Terminal.Show(
                ["reference", "name", "kind", "region", "size band", "corporate group"],
                found.Select(organisation => new[]
                {
                    organisation.Reference, organisation.Name, Code.Of(organisation.Kind), Code.Of(organisation.Region),
                    organisation.SizeBand is { } band ? Code.Of(band) : "", organisation.CorporateGroup ?? "",
                }));
        });
        return command;
    }
}
