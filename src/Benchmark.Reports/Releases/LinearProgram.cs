using System.Diagnostics;
using System.Globalization;
using Benchmark.Domain;

namespace Benchmark.Reports.Releases;

/// <summary>Solves linear and integer programs with GLPK's <c>glpsol</c>, a program of the system.</summary>
internal static class LinearProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The best value of the objective; null when the program has no solution at all.</summary>
    /// <param name="model">The program in CPLEX LP format.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="SolverException">GLPK is not installed, or came to no end.</exception>
    public static async Task<double?> SolveAsync(string model, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-audit-");
        try
        {
            var (program, answer) = (Path.Combine(folder.FullName, "model.lp"), Path.Combine(folder.FullName, "answer"));
            await File.WriteAllTextAsync(program, model, cancellation);
            await RunAsync(program, answer, cancellation);
            return Read(await File.ReadAllLinesAsync(answer, cancellation));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string program, string answer, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("glpsol")
        {
            ArgumentList = { "--lp", program, "--write", answer },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        using var process = Start(start);
        try
        {
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token),
                process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            cancellation.ThrowIfCancellationRequested();
            throw new SolverException($"A program of the audit was not solved within {Longest.TotalMinutes} minutes.");
        }

        if (!File.Exists(answer))
            throw new SolverException("GLPK refused a program of the audit.");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new SolverException("The audit needs GLPK. Install glpk-utils, for example with script/setup.");
        }
    }

    /// <summary>The line <c>s mip ROWS COLUMNS STATUS VALUE</c>, or <c>s bas ROWS COLUMNS PRIMAL DUAL VALUE</c>.</summary>
    private static double? Read(IEnumerable<string> answer) => answer.First(line => line.StartsWith("s ", StringComparison.Ordinal)).Split(' ') switch
    {
        ["s", "mip", _, _, "o", var value] => double.Parse(value, CultureInfo.InvariantCulture),
        ["s", "bas", _, _, "f", "f", var value] => double.Parse(value, CultureInfo.InvariantCulture),
        ["s", "mip", _, _, "n", _] or ["s", "bas", _, _, "n" or "i", _, _] => null,
        _ => throw new SolverException("GLPK came to no end with a program of the audit."),
    };
}

/// <summary>A linear program of an audit could not be solved, so its claim is not proved.</summary>
public sealed class SolverException(string message) : DomainException(message);
