namespace Benchmark.Domain.People;

/// <summary>What the holder of a key may do.</summary>
public enum Role
{
    /// <summary>Works on the assessments of one organisation.</summary>
    Provider = 1,

    /// <summary>Runs rounds and publishes releases.</summary>
    SectorBody,

    /// <summary>Pulls datasets.</summary>
    Researcher,

    /// <summary>Records peer reviews.</summary>
    Reviewer,

    /// <summary>Looks after the service.</summary>
    Administrator,
}
