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
