using Benchmark.Domain;

namespace Benchmark.Data.Imports;

/// <summary>Everything that is wrong with a file; past a thousand problems only their number is kept.</summary>
internal sealed class ProblemList(string file)
{
    private const int Shown = 1_000;

    private readonly List<Problem> _problems = [];
    private (int Line, int Column) _firstHidden;
    private int _hidden;

    /// <summary>How many things are wrong.</summary>
    public int Count => _problems.Count + _hidden;

    /// <summary>Adds what is wrong at a place, and what to do about it.</summary>
    public void Add((int Line, int Column) place, string message)
    {
        if (_problems.Count < Shown)
            _problems.Add(new(file, place.Line, place.Column, message));
        else if (_hidden++ == 0)
            _firstHidden = place;
    }

    /// <summary>Ends the import when anything is wrong.</summary>
    /// <exception cref="InvalidFileException">Holds every problem, by place.</exception>
    public void ThrowIfAny()
    {
        if (_hidden > 0)
        {
            _problems.Add(new(
                file, _firstHidden.Line, _firstHidden.Column, $"From here on {_hidden:N0} more problems are not shown. Correct those above first."));
        }

        if (_problems.Count > 0)
            throw new InvalidFileException([.. _problems.OrderBy(problem => (problem.Line, problem.Column))]);
    }
}
