namespace Benchmark.Domain.Examples;

/// <summary>There is no such example, or it is not yours to see.</summary>
public sealed class ExampleNotFoundException() : DomainException("There is no such example that you may see.");

/// <summary>An example is offered without the consent of those it tells of.</summary>
public sealed class ConsentMissingException()
    : DomainException("Offer an example only with the consent of the people it tells of and of your organisation, and say so: consent must be true.");

/// <summary>The example is not at a step that allows this, or its words are none.</summary>
public sealed class ExampleRefusedException(string message) : DomainException(message);

/// <summary>The example was rewritten since the approver read it.</summary>
public sealed class ExampleChangedException(int revision)
    : DomainException($"The example was rewritten since you read it. Read revision {revision}, then approve that.")
{
    /// <summary>The revision that stands now.</summary>
    public int Revision { get; } = revision;
}

/// <summary>This person does not approve this example.</summary>
public sealed class ApprovalRefusedException(string message) : DomainException(message);

/// <summary>The edition has no such area.</summary>
public sealed class AreaUnknownException(string framework, string area)
    : DomainException($"{framework} has no area {area}. Areas are the codes of its domains.")
{
    /// <summary>What was asked for.</summary>
    public string Area { get; } = area;
}
