namespace Benchmark.Domain.Organisations;

/// <summary>What kind of body hands in an assessment.</summary>
public enum OrganisationKind
{
    /// <summary>An organisation that provides care and employs staff to do it.</summary>
    Provider = 1,

    /// <summary>A council with adult social care duties.</summary>
    LocalAuthority,

    /// <summary>A provider of one to four people, often self-employed.</summary>
    MicroProvider,

    /// <summary>A person who employs their own care workers.</summary>
    PersonalEmployer,

    /// <summary>An organisation run by the people who use its services.</summary>
    UserLedOrganisation,
}
