namespace Benchmark.Domain.Rounds;

/// <summary>There is no round of this code.</summary>
public sealed class RoundNotFoundException(string code)
    : DomainException($"There is no round \"{code}\": open one first, or check the spelling.")
{
    /// <summary>What was asked for.</summary>
    public string Code { get; } = code;
}

/// <summary>A round of this code exists already.</summary>
public sealed class RoundExistsException(string code)
    : DomainException($"There is already a round \"{code}\": choose another code.")
{
    /// <summary>What was asked for.</summary>
    public string Code { get; } = code;
}

/// <summary>The round takes no assessments at this moment.</summary>
public sealed class RoundClosedException(Round round)
    : DomainException(round.ClosedAt is { } closed
        ? $"Round \"{round.Code}\" was closed on {closed:yyyy-MM-dd HH:mm} UTC."
        : $"Round \"{round.Code}\" takes assessments from {round.OpensAt:yyyy-MM-dd HH:mm} to {round.ClosesAt:yyyy-MM-dd HH:mm} UTC.")
{
    /// <summary>The round.</summary>
    public Round Round { get; } = round;
}

/// <summary>No round can be opened on this edition, or until this time.</summary>
public sealed class RoundRefusedException(string message) : DomainException(message);
