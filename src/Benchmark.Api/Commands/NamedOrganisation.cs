using System.CommandLine;
using Benchmark.Data;
using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Benchmark.Domain.Organisations;

namespace Benchmark.Api.Commands;

/// <summary>An organisation named on the command line: a known one by its reference, a new one with its facts as well.</summary>
internal sealed class NamedOrganisation
{
    private readonly Option<string> _reference = new("--organisation") { Description = "The organisation's reference.", Required = true };
    private readonly Option<string?> _name = new("--name") { Description = "Its name, if it is new." };
    private readonly Option<string?> _kind = new("--kind") { Description = "Its kind, if it is new; by default PROVIDER." };
    private readonly Option<string?> _region = new("--region") { Description = "Its region, if it is new: a code, an ONS code or a name." };
    private readonly Option<string?> _sizeBand = new("--size-band") { Description = "Its size band, if it is new." };
    private readonly Option<string?> _serviceType = new("--service-type") { Description = "Its main service, if it is new." };

    /// <summary>The options that name it.</summary>
    public Option[] Options => [_reference, _name, _kind, _region, _sizeBand, _serviceType];

    /// <summary>What is known of the organisation, or what the options say of a new one.</summary>
    /// <exception cref="NewOrganisationException">It is new and its facts are not given.</exception>
    public async Task<OrganisationFacts> FindAsync(Database database, ParseResult result, CancellationToken cancellation)
    {
        var reference = result.GetRequiredValue(_reference);
        var known = await OrganisationStore.FindAsync(database.Vault, [reference], cancellation);
        if (known.TryGetValue(reference, out var facts))
            return facts;

        return new OrganisationFacts(
            reference,
            result.GetValue(_name) ?? throw new NewOrganisationException(reference),
            null,
            result.GetValue(_kind) is { } kind ? Acting.Code<OrganisationKind>("--kind", kind) : OrganisationKind.Provider,
            Regions.Find(result.GetValue(_region) ?? throw new NewOrganisationException(reference))
                ?? throw new UnknownCodeException("--region", result.GetValue(_region)!, Code.All<Region>()),
            Acting.Code<SizeBand>("--size-band", result.GetValue(_sizeBand) ?? throw new NewOrganisationException(reference)),
            Acting.Code<ServiceType>("--service-type", result.GetValue(_serviceType) ?? throw new NewOrganisationException(reference)),
            null);
    }
}

/// <summary>The organisation is new, and the command does not say who it is.</summary>
internal sealed class NewOrganisationException(string reference)
    : DomainException($"No organisation has the reference {reference} yet. Say who it is: --name, --region, --size-band and --service-type.")
{
    public string Reference { get; } = reference;
}
