using Benchmark.Data.Organisations;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;

namespace Benchmark.Data.Imports;

/// <summary>What a file brings, without the words in it: organisations, assessments, sheets, and a hash of each sheet's answers.</summary>
/// <remarks>Its size grows with the number of sheets, not of answers.</remarks>
internal sealed class ImportPlan(Framework framework)
{
    private readonly Dictionary<string, OrganisationPlan> _organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<(PerspectiveCode?, OrganisationKind, ServiceType?), StatementSet> _applicable = [];

    /// <summary>The edition.</summary>
    public Framework Framework { get; } = framework;

    /// <summary>Its statements, in its order.</summary>
    public IReadOnlyList<Statement> Statements { get; } = [.. framework.Statements];

    /// <summary>The organisations by reference.</summary>
    public IReadOnlyDictionary<string, OrganisationPlan> Organisations => _organisations;

    /// <summary>Every assessment.</summary>
    public IEnumerable<AssessmentPlan> Assessments => _organisations.Values.SelectMany(organisation => organisation.Assessments);

    /// <summary>Whether the source tells examples of practice, so that they take the place of those that are kept.</summary>
    public bool TellsExamples { get; init; }

    /// <summary>What a regulator published about organisations of the plan.</summary>
    public List<RegulatorRating> Ratings { get; } = [];

    /// <summary>Answers in the file, blank ones included.</summary>
    public long Answers { get; set; }

    /// <summary>Whether any answer names evidence.</summary>
    public bool HasEvidence { get; set; }

    /// <summary>The organisation of these facts; when it is there already, as it was added.</summary>
    public OrganisationPlan Add(OrganisationFacts facts, (int Line, int Column) place)
    {
        if (!_organisations.TryGetValue(facts.Reference, out var organisation))
            _organisations.Add(facts.Reference, organisation = new(facts, place));

        return organisation;
    }

    /// <summary>One rater's sheet of an organisation.</summary>
    public SheetPlan Add(OrganisationPlan organisation, PerspectiveCode? perspective, string rater, (int Line, int Column) place)
    {
        var assessment = organisation.Assessments.Find(each => each.Perspective == perspective);
        if (assessment is null)
            organisation.Assessments.Add(assessment = new(organisation, perspective, Applicable(organisation.Facts, perspective), place));

        var sheet = assessment.Sheets.Find(each => each.Rater == rater);
        if (sheet is null)
            assessment.Sheets.Add(sheet = new(assessment, rater, Statements.Count));

        return sheet;
    }

    private StatementSet Applicable(OrganisationFacts facts, PerspectiveCode? perspective)
    {
        var key = (perspective, facts.Kind, facts.ServiceType);
        if (_applicable.TryGetValue(key, out var known))
            return known;

        var set = new StatementSet(Statements.Count);
        for (var position = 0; position < Statements.Count; position++)
        {
            if (Statements[position].AppliesTo(perspective, facts.Kind, facts.ServiceType))
                set.Add(position);
        }

        return _applicable[key] = set;
    }
}

/// <summary>What becomes of something in a file.</summary>
internal enum Change
{
    /// <summary>It is not known yet.</summary>
    Added = 1,

    /// <summary>It is known otherwise.</summary>
    Changed,

    /// <summary>It is known just so.</summary>
    Unchanged,
}

/// <summary>An organisation of a file, and what becomes of it.</summary>
internal sealed class OrganisationPlan(OrganisationFacts facts, (int Line, int Column) place)
{
    public OrganisationFacts Facts { get; } = facts;

    public (int Line, int Column) Place { get; } = place;

    public List<AssessmentPlan> Assessments { get; } = new(1);

    public Change Change { get; set; } = Change.Added;

    /// <summary>Its number; 0 until it is known or given.</summary>
    public int Id { get; set; }
}

/// <summary>An assessment of a file, and what becomes of it.</summary>
internal sealed class AssessmentPlan(
    OrganisationPlan organisation, PerspectiveCode? perspective, StatementSet applicable, (int Line, int Column) place)
{
    public OrganisationPlan Organisation { get; } = organisation;

    public PerspectiveCode? Perspective { get; } = perspective;

    public StatementSet Applicable { get; } = applicable;

    public (int Line, int Column) Place { get; } = place;

    public List<SheetPlan> Sheets { get; } = new(1);

    /// <summary>Examples of practice, by the code of their domain; a part of the first sheet's hash.</summary>
    public List<(string Area, PracticeExample Example)> Examples { get; } = new(0);

    public Change Change { get; set; } = Change.Added;

    /// <summary>Its number; 0 until it is known or given.</summary>
    public int Id { get; set; }

    /// <summary>What it was before; of a new one, nothing.</summary>
    public AssessmentStatus? StatusBefore { get; set; }

    public AssessmentStatus StatusAfter { get; set; }

    /// <summary>The numbers of sheets that are kept, because the file does not hold them.</summary>
    public List<short> KeptSheets { get; } = new(0);

    /// <summary>What the kept sheets rate; null when there are none.</summary>
    public StatementSet? RatedOnKeptSheets { get; set; }

    /// <summary>The number the next new sheet gets.</summary>
    public short NextSheet { get; set; }

    /// <summary>Whether its sheets together rate every statement that applies.</summary>
    public bool IsComplete(int statements)
    {
        var rated = new StatementSet(statements);
        foreach (var sheet in Sheets)
            rated.Add(sheet.Rated);
        if (RatedOnKeptSheets is { } kept)
            rated.Add(kept);

        return rated.Covers(Applicable);
    }
}

/// <summary>One rater's sheet of a file, and what becomes of it.</summary>
internal sealed class SheetPlan(AssessmentPlan assessment, string rater, int statements)
{
    private ContentHash _hash;

    public AssessmentPlan Assessment { get; } = assessment;

    /// <summary>Empty for the organisation's one sheet.</summary>
    public string Rater { get; } = rater;

    /// <summary>The statements it has a row for.</summary>
    public StatementSet Seen { get; } = new(statements);

    /// <summary>The statements it rates.</summary>
    public StatementSet Rated { get; } = new(statements);

    public ContentHash Hash => _hash;

    public Change Change { get; set; } = Change.Added;

    /// <summary>Its number within the assessment.</summary>
    public short Number { get; set; }

    /// <summary>Adds to what tells it from another sheet.</summary>
    public void Add(ContentHash content) => _hash.Add(content);
}
