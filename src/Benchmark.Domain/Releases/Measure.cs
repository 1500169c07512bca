using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Releases;

/// <summary>What a figure measures: everything, a domain, an element or one statement of a framework edition.</summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>The mean of all element scores.</summary>
    public sealed record Overall : Measure;

    /// <summary>The mean of a domain's element scores.</summary>
    public sealed record Domain(string Code) : Measure;

    /// <summary>One element's score: the mean of its statements' ratings.</summary>
    public sealed record Element(string Code) : Measure;

    /// <summary>The rating of one statement.</summary>
    public sealed record Statement(string Code) : Measure;

    /// <summary>One spelling for files and databases: <c>overall</c>, <c>domain:D1</c>, <c>element:E1</c>, <c>statement:S1</c>.</summary>
    public string Key => this switch
    {
        Overall => "overall",
        Domain(var code) => $"domain:{code}",
        Element(var code) => $"element:{code}",
        Statement(var code) => $"statement:{code}",
        _ => throw new InvalidOperationException("A measure is one of four."),
    };

    /// <summary>Reads the spelling of <see cref="Key"/>.</summary>
    /// <exception cref="InvalidDataException"><paramref name="key"/> names no measure.</exception>
    public static Measure Read(string key) => key.Split(':', 2) switch
    {
        ["overall"] => new Overall(),
        ["domain", var code] => new Domain(code),
        ["element", var code] => new Element(code),
        ["statement", var code] => new Statement(code),
        _ => throw new InvalidDataException($"\"{key}\" names no measure."),
    };
}

/// <summary>What a release of an edition measures.</summary>
public static class Measures
{
    /// <summary>Overall, then domains, elements and statements in the edition's order; empty when it has no scale.</summary>
    /// <remarks>Only what is answered from the perspective; an element without statements holds text and is not measured.</remarks>
    public static IReadOnlyList<Measure> Of(Framework framework, PerspectiveCode? perspective)
    {
        if (framework.Scale is null)
            return [];

        bool Asked(Statement statement) =>
            statement.Perspectives.Count == 0 || (perspective is { } from && statement.Perspectives.Contains(from));
        return
        [
            new Measure.Overall(),
            .. framework.Domains.Where(domain => domain.Elements.Any(element => element.Statements.Any(Asked)))
                .Select(domain => new Measure.Domain(domain.Code)),
            .. framework.Elements.Where(element => element.Statements.Any(Asked)).Select(element => new Measure.Element(element.Code)),
            .. framework.Statements.Where(Asked).Select(statement => new Measure.Statement(statement.Code)),
        ];
    }
}
