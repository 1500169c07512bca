namespace Benchmark.Domain.Frameworks;

/// <summary>From where leadership is looked at.</summary>
public enum PerspectiveCode
{
    /// <summary>Apprentices, care assistants and support workers.</summary>
    FrontLineWorker = 1,

    /// <summary>Senior carers, team leaders and shift leaders.</summary>
    FrontLineLeader,

    /// <summary>Registered managers and service managers.</summary>
    OperationalLeader,

    /// <summary>Directors, chief executives, owners and board members.</summary>
    StrategicLeader,

    /// <summary>People who use services, and their carers.</summary>
    PeopleAndCarers,
}
