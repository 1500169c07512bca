namespace Benchmark.Domain.Organisations;

/// <summary>The main service an organisation provides.</summary>
public enum ServiceType
{
    /// <summary>Care home with nursing.</summary>
    CareHomeWithNursing = 1,

    /// <summary>Care home without nursing.</summary>
    CareHome,

    /// <summary>Care and support in people's own homes.</summary>
    Domiciliary,

    /// <summary>Support for people who hold their own tenancy.</summary>
    SupportedLiving,

    /// <summary>Care in the home of an approved carer.</summary>
    SharedLives,

    /// <summary>Any other service.</summary>
    Other,
}

/// <summary>What kind of council a local authority is.</summary>
public enum AuthorityType
{
    /// <summary>A county council.</summary>
    County = 1,

    /// <summary>A unitary authority.</summary>
    Unitary,

    /// <summary>A metropolitan district.</summary>
    Metropolitan,

    /// <summary>A London borough, or the City of London.</summary>
    LondonBorough,
}
