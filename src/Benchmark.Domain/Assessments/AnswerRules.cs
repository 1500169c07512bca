using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>What may be kept of an assessment, and what may be handed in: docs/methods/assessing.md.</summary>
public static class AnswerRules
{
    /// <summary>The longest answer in words, in characters.</summary>
    public const int LongestNarrative = 20_000;

    /// <summary>The longest reference to evidence, in characters.</summary>
    public const int LongestReference = 2_000;

    /// <summary>The most pieces of evidence for one answer.</summary>
    public const int MostEvidence = 50;

    /// <summary>Every reason why some answers cannot be kept, in the order of the answers; empty when they can.</summary>
    public static IReadOnlyList<DomainException> Faults(Framework framework, Respondent respondent, IReadOnlyList<Response> responses)
    {
        var asked = framework.StatementsFor(respondent.Perspective, respondent.Kind, respondent.Service)
            .ToDictionary(statement => statement.Code, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var faults = new List<DomainException>();
        foreach (var response in responses)
        {
            if (!asked.TryGetValue(response.Statement, out var statement))
                faults.Add(new StatementNotAskedException(framework, response.Statement));
            else if (!seen.Add(response.Statement))
                faults.Add(new ResponseRefusedException(response.Statement, "it is answered twice here. Send it once."));
            else
                faults.AddRange(Faults(framework.Scale, statement, response));
        }

        return faults;
    }

    /// <summary>Every reason why an assessment cannot be handed in; empty when it can.</summary>
    /// <param name="framework">The edition.</param>
    /// <param name="respondent">Whose assessment it is.</param>
    /// <param name="answered">The codes of statements that somebody answered.</param>
    public static IReadOnlyList<DomainException> FaultsOfSubmission(
        Framework framework, Respondent respondent, IReadOnlySet<string> answered)
    {
        var asked = framework.StatementsFor(respondent.Perspective, respondent.Kind, respondent.Service).ToList();
        if (framework.Scale is not null)
            return [.. asked.Where(statement => !answered.Contains(statement.Code)).Select(statement => new StatementUnansweredException(statement))];

        return asked.Exists(statement => answered.Contains(statement.Code)) ? [] : [new NothingAnsweredException()];
    }

    private static IEnumerable<DomainException> Faults(RatingScale? scale, Statement statement, Response response)
    {
        if (response.Rating is { } rating && scale is null)
            yield return new ResponseRefusedException(statement.Code, $"it is answered in words, so the rating {rating} has no meaning. Leave the rating out.");
        else if (response.Rating is { } given && scale is not null && (given < scale.Minimum || given > scale.Maximum))
            yield return new RatingOutsideScaleException(statement.Code, scale);
        if (response.Number is not null && !statement.AsksForNumber)
            yield return new ResponseRefusedException(statement.Code, "it does not ask for a number. Write it into the words of the answer.");
        else if (response.Number is { } number && !double.IsFinite(number))
            yield return new ResponseRefusedException(statement.Code, "the number is not a number. Give digits.");
        if (response.Narrative?.Length > LongestNarrative)
            yield return new ResponseRefusedException(statement.Code, $"the answer has {response.Narrative.Length} characters. Keep to {LongestNarrative}.");
        if (response.Evidence.Count > MostEvidence)
            yield return new ResponseRefusedException(statement.Code, $"there are {response.Evidence.Count} pieces of evidence. Name the {MostEvidence} that show it best.");
        if (response.Evidence.Any(item => string.IsNullOrWhiteSpace(item.Reference) || item.Reference.Length > LongestReference || item.Kind?.Length > 100))
            yield return new ResponseRefusedException(statement.Code, $"every piece of evidence has a reference of 1 to {LongestReference} characters and a kind of at most 100.");
        if (HoldsZero(response.Narrative) || response.Evidence.Any(item => HoldsZero(item.Reference) || HoldsZero(item.Kind)))
            yield return new ResponseRefusedException(statement.Code, "there is a zero character in it. Remove it.");
    }

    private static bool HoldsZero(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
