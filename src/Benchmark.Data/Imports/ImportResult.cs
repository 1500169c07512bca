namespace Benchmark.Data.Imports;

/// <summary>What an import did.</summary>
/// <param name="Organisations">Organisations in the file, by what happened to them.</param>
/// <param name="Assessments">Assessments in the file, by what happened to them.</param>
/// <param name="Submitted">Assessments in the file that count: every applicable statement is rated, or the edition has no ratings.</param>
/// <param name="Drafts">Assessments in the file that are kept as drafts, because statements are unrated.</param>
/// <param name="Withdrawn">Assessments in the file that were withdrawn before and bring nothing new.</param>
/// <param name="Answers">Answers in the file, blank ones included.</param>
public sealed record ImportResult(
    ImportCounts Organisations, ImportCounts Assessments, int Submitted, int Drafts, int Withdrawn, long Answers)
{
    /// <summary>Published ratings that are new or other than before.</summary>
    public int RegulatorRatings { get; init; }

    /// <summary>Whether everything in the file was known already.</summary>
    public bool ChangedNothing =>
        Organisations is { Added: 0, Changed: 0 } && Assessments is { Added: 0, Changed: 0 } && RegulatorRatings == 0;
}

/// <summary>Things in a file, by what happened to them.</summary>
/// <param name="Added">Not known before.</param>
/// <param name="Changed">Known with other facts or answers; an assessment then has a new revision.</param>
/// <param name="Unchanged">Known just so.</param>
public readonly record struct ImportCounts(int Added, int Changed, int Unchanged);

/// <summary>How far an import is.</summary>
/// <param name="Step">What it is doing.</param>
/// <param name="Rows">Rows behind it in this step.</param>
/// <param name="Bytes">Bytes of the file behind it in this step.</param>
/// <param name="TotalBytes">Bytes of the file.</param>
public readonly record struct ImportProgress(ImportStep Step, long Rows, long Bytes, long TotalBytes)
{
    /// <summary>The part of the whole import that is done, 0 to 1, as far as the bytes tell.</summary>
    public double Fraction => Step switch
    {
        ImportStep.Checking => 0.4 * Bytes / Math.Max(1, TotalBytes),
        ImportStep.Loading => 0.4 + 0.4 * Bytes / Math.Max(1, TotalBytes),
        ImportStep.Constraining => 0.8,
        _ => 1,
    };
}

/// <summary>What an import is doing.</summary>
public enum ImportStep
{
    /// <summary>Reading the file for the first time and checking every row.</summary>
    Checking = 1,

    /// <summary>Writing the answers.</summary>
    Loading,

    /// <summary>Adding keys and checks to what was written.</summary>
    Constraining,

    /// <summary>All is kept.</summary>
    Done,
}
