using System.Text;
using Benchmark.Data.Organisations;
using Benchmark.Domain;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Rounds;
using Npgsql;

namespace Benchmark.Data.Imports;

/// <summary>Keeps an action plan as one organisation's assessment: responses, blank ones too, their evidence, and examples.</summary>
/// <param name="vault">The private side.</param>
/// <param name="editions">The editions a round can be on.</param>
/// <param name="clock">Tells whether the round is open.</param>
public sealed class ActionPlanImport(NpgsqlDataSource vault, IReadOnlyList<Framework> editions, TimeProvider clock)
{
    private readonly ImportTransaction _transaction = new(vault, editions, clock);

    /// <summary>Reads a text in the action-plan layout and keeps it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">What to call it in problems.</param>
    /// <param name="organisation">Whose plan it is.</param>
    /// <param name="round">The code of the round.</param>
    /// <param name="person">Who imports it; null when nobody says.</param>
    /// <param name="cancellation">Ends the import with nothing changed.</param>
    /// <exception cref="InvalidFileException">Something is wrong with the file, or the round is closed to it.</exception>
    /// <exception cref="RoundNotFoundException">There is no such round.</exception>
    public async Task<ImportResult> RunAsync(
        Stream content, string name, OrganisationFacts organisation, string round, string? person, CancellationToken cancellation)
    {
        var framework = await _transaction.FindEditionAsync(round, cancellation);
        var text = await TextFile.ReadAsync(content, name, cancellation);
        var actionPlan = ActionPlan.Read(text, name, framework);

        var plan = new ImportPlan(framework) { TellsExamples = true };
        var answers = new ListedAnswers(plan);
        var sheet = plan.Add(plan.Add(organisation, (1, 1)), perspective: null, rater: "", (1, 1));
        foreach (var response in actionPlan.ResponsesTo(framework))
            answers.Add(sheet, response);
        answers.AddToPlan();
        foreach (var (domain, area) in framework.Domains.Zip(actionPlan.Areas))
            sheet.Assessment.Examples.AddRange(area.Examples.Select(example => (domain.Code, example)));
        foreach (var (area, example) in sheet.Assessment.Examples)
            sheet.Add(ContentHash.Of(Encoding.UTF8.GetBytes($"example\0{area}\0{example.IsGood}\0{example.Text}")));

        var source = new ImportSource("action-plan", name, person, answers.Rewind, text.Length);
        return await _transaction.RunAsync(plan, source, round, new ProblemList(name), progress: null, cancellation);
    }

    /// <inheritdoc cref="RunAsync(Stream, string, OrganisationFacts, string, string?, CancellationToken)"/>
    public async Task<ImportResult> RunAsync(
        string path, OrganisationFacts organisation, string round, string? person, CancellationToken cancellation)
    {
        await using var content = ImportSource.Open(path);
        return await RunAsync(content, path, organisation, round, person, cancellation);
    }
}
