using Benchmark.Data.People;
using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.People;
using Dapper;
using Npgsql;

namespace Benchmark.Data.Organisations;

/// <summary>Which organisations to list; what is null does not narrow.</summary>
/// <param name="NameContains">Letters of the name, whatever their case.</param>
/// <param name="Kinds">Any of these kinds.</param>
/// <param name="Regions">Any of these regions.</param>
/// <param name="SizeBands">Any of these size bands.</param>
public sealed record OrganisationFilter(
    string? NameContains = null, IReadOnlyList<OrganisationKind>? Kinds = null, IReadOnlyList<Region>? Regions = null,
    IReadOnlyList<SizeBand>? SizeBands = null);

/// <summary>The organisations that one person may see: their own, or all for a role that may.</summary>
public static class OrganisationRegister
{
    private const string Columns = """
        o.reference, o.name, g.name as corporateGroup, o.kind, o.region, o.size_band as sizeBand, o.service_type as serviceType,
        o.authority_type as authorityType
        """;

    /// <summary>The organisation with this reference; null when there is none, or it is not theirs to see.</summary>
    public static async Task<OrganisationFacts?> FindOrganisationAsync(
        this ActingTransaction transaction, string reference, CancellationToken cancellation)
    {
        const string sql = $"""
            select {Columns}
            from   registry.organisation o
            left   join registry.corporate_group g using (corporate_group_id)
            where  o.reference = @Reference and (@SeesAll or o.organisation_id = @Own)
            """;
        var actor = transaction.Actor;
        var row = await transaction.Connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            sql,
            new
            {
                Reference = reference,
                SeesAll = actor.Is(Role.SectorBody, Role.Reviewer, Role.Administrator),
                Own = actor.OrganisationNumber,
            },
            cancellationToken: cancellation));
        return row?.ToFacts();
    }

    /// <summary>A page of organisations, by name and then reference.</summary>
    /// <param name="transaction">Who asks.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">Name and reference of the one they follow; null from the start.</param>
    /// <param name="descending">Whether the last comes first.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<OrganisationFacts>> ListOrganisationsAsync(
        this ActingTransaction transaction, OrganisationFilter filter, (string Name, string Reference)? after, bool descending, int count,
        CancellationToken cancellation)
    {
        const string sql = $"""
            select   {Columns}
            from     registry.organisation o
            left     join registry.corporate_group g using (corporate_group_id)
            where    (@Letters::text is null or strpos(lower(o.name), lower(@Letters)) > 0)
            and      (@Kinds::text[] is null or o.kind = any (@Kinds))
            and      (@Regions::text[] is null or o.region = any (@Regions))
            and      (@SizeBands::text[] is null or o.size_band = any (@SizeBands))
            """;
        const string ascending = """
             and (@Name::text is null or (o.name, o.reference) > (@Name, @Reference))
            order by o.name, o.reference limit @Count
            """;
        const string backwards = """
             and (@Name::text is null or (o.name, o.reference) < (@Name, @Reference))
            order by o.name desc, o.reference desc limit @Count
            """;
        var rows = await transaction.Connection.QueryAsync<Row>(new CommandDefinition(
            sql + (descending ? backwards : ascending),
            new
            {
                Letters = filter.NameContains,
                Kinds = Codes(filter.Kinds),
                Regions = Codes(filter.Regions),
                SizeBands = Codes(filter.SizeBands),
                after?.Name,
                after?.Reference,
                Count = count,
            },
            cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToFacts())];
    }

    /// <summary>Enters a new organisation; for administrators.</summary>
    /// <exception cref="OrganisationExistsException">There is one with this reference.</exception>
    public static async Task RegisterAsync(this ActingTransaction transaction, OrganisationFacts facts, CancellationToken cancellation)
    {
        const string group = """
            insert into registry.corporate_group (name)
            select @Name where not exists (select from registry.corporate_group where name = @Name)
            """;
        const string sql = """
            insert into registry.organisation
                (reference, name, kind, region, size_band, service_type, authority_type, corporate_group_id, is_synthetic)
            select @Reference, @Name, @Kind, @Region, @SizeBand, @ServiceType, @AuthorityType,
                   (select corporate_group_id from registry.corporate_group where name = @CorporateGroup), false
            """;
        try
        {
            if (facts.CorporateGroup is not null)
                await transaction.Connection.ExecuteAsync(new CommandDefinition(group, new { Name = facts.CorporateGroup }, cancellationToken: cancellation));
            await transaction.Connection.ExecuteAsync(new CommandDefinition(
                sql,
                new
                {
                    facts.Reference,
                    facts.Name,
                    Kind = Code.Of(facts.Kind),
                    Region = Code.Of(facts.Region),
                    SizeBand = facts.SizeBand is { } band ? Code.Of(band) : null,
                    ServiceType = facts.ServiceType is { } service ? Code.Of(service) : null,
                    AuthorityType = facts.AuthorityType is { } type ? Code.Of(type) : null,
                    facts.CorporateGroup,
                },
                cancellationToken: cancellation));
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new OrganisationExistsException(facts.Reference);
        }
    }

    private static string[]? Codes<T>(IReadOnlyList<T>? values)
        where T : struct, Enum => values is null ? null : [.. values.Select(Code.Of)];

    private sealed record Row(
        string Reference, string Name, string? CorporateGroup, string Kind, string Region, string? SizeBand, string? ServiceType,
        string? AuthorityType)
    {
        public OrganisationFacts ToFacts() => new(
            Reference, Name, CorporateGroup, Code.Read<OrganisationKind>(Kind), Code.Read<Region>(Region),
            SizeBand is null ? null : Code.Read<SizeBand>(SizeBand), ServiceType is null ? null : Code.Read<ServiceType>(ServiceType),
            AuthorityType is null ? null : Code.Read<AuthorityType>(AuthorityType));
    }
}

/// <summary>An organisation of this reference is known already.</summary>
public sealed class OrganisationExistsException(string reference)
    : DomainException($"There is an organisation \"{reference}\" already: choose another reference.")
{
    /// <summary>What was asked for.</summary>
    public string Reference { get; } = reference;
}

/// <summary>What is said of a new organisation does not fit together.</summary>
public sealed class OrganisationRefusedException(string message) : DomainException(message);
