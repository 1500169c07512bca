using System.Runtime.CompilerServices;

namespace Benchmark.Tests;

/// <summary>Compares output with a file approved by a person.</summary>
internal static class Approved
{
    /// <summary>Fails unless <paramref name="actual"/> equals <c>__snapshots__/{name}</c> beside the test.</summary>
    /// <remarks>On failure the output is written next to it as <c>{name}.received</c>; rename it to approve.</remarks>
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "") =>
        MatchFile(actual, Path.Combine(Path.GetDirectoryName(testFile)!, "__snapshots__", name));

    /// <summary>Fails unless <paramref name="actual"/> equals the approved file at <paramref name="approved"/>.</summary>
    public static void MatchFile(string actual, string approved)
    {
        var received = approved + ".received";
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : null;

        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
        File.WriteAllText(received, actual);
        Assert.Equal(expected, actual);
    }
}
