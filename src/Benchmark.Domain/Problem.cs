namespace Benchmark.Domain;

/// <summary>What is wrong at one place of a file, and what to do about it.</summary>
/// <param name="File">The file as the person named it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Message">The cause and the remedy, in whole sentences.</param>
public sealed record Problem(string File, int Line, int Column, string Message)
{
    /// <summary>As compilers write it, so that editors can jump there.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
