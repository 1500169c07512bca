using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>Turns answers that are kept into the document that providers know.</summary>
public static class ActionPlanExport
{
    /// <summary>The action plan of some answers, such that reading its text gives the same answers again.</summary>
    /// <param name="title">The lines above the first area.</param>
    /// <param name="framework">The edition that was answered.</param>
    /// <param name="responses">In any order; a statement without one is a blank row. Numbers have no place in the layout.</param>
    /// <param name="examples">With the codes of their areas, in order.</param>
    /// <exception cref="NotInLayoutException">Words look like a part of the layout and would be read as one.</exception>
    public static ActionPlan Of(
        string title, Framework framework, IReadOnlyList<Response> responses, IReadOnlyList<(string Area, PracticeExample Example)> examples)
    {
        var plan = Lay(title, framework, responses, examples);
        if (Survives(plan, framework))
            return plan;

        var faulty = responses.Where(response => !Survives(Lay("", framework, [response], []), framework)).Select(response => response.Statement)
            .Concat(examples.Where(example => !Survives(Lay("", framework, [], [example]), framework)).Select(example => example.Area));
        throw new NotInLayoutException([.. faulty.Distinct()]);
    }

    private static ActionPlan Lay(
        string title, Framework framework, IEnumerable<Response> responses, IReadOnlyList<(string Area, PracticeExample Example)> examples)
    {
        var known = responses.ToDictionary(response => response.Statement);
        return new(Lines(title) ?? "", [.. framework.Domains.Select(Area)]);

        ActionPlanArea Area(FrameworkDomain domain) => new(
            domain.Title,
            [.. domain.Elements.SelectMany(element => element.Statements).Select(Row)],
            [
                .. examples.Where(example => example.Area == domain.Code)
                    .Select(example => example.Example with { Text = Lines(example.Example.Text) ?? "" }),
            ]);

        ActionPlanRow Row(Statement statement)
        {
            var question = statement.Questions.Count > 0 ? string.Join(' ', statement.Questions) : statement.Text;
            var asked = question.Contains('?', StringComparison.Ordinal) ? question : $"{question}?";
            return known.TryGetValue(statement.Code, out var response)
                ? new(asked, Lines(response.Narrative ?? ""), [.. response.Evidence.Select(item => Lines(item.Reference)?.Replace('\n', ' ')).OfType<string>()])
                : new(asked, null, []);
        }
    }

    /// <summary>Words as the layout keeps them: no tabs, no blanks at the ends of lines, no blank lines; null for none.</summary>
    private static string? Lines(string words)
    {
        var lines = words.ReplaceLineEndings("\n").Replace('\t', ' ').Replace('\u00A0', ' ')
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    private static bool Survives(ActionPlan plan, Framework framework)
    {
        try
        {
            return Words(ActionPlan.Read(plan.Write(), "", framework)).SequenceEqual(Words(plan));
        }
        catch (InvalidFileException)
        {
            return false;
        }

        static IEnumerable<string?> Words(ActionPlan plan) => plan.Areas.SelectMany(area =>
            area.Rows.SelectMany(row => row.Evidence.Prepend(row.Response))
                .Concat(area.Examples.SelectMany(example => new[] { $"{example.IsGood}", example.Text })));
    }
}

/// <summary>Words look like a heading of the action-plan layout, so the document would not read back the same.</summary>
public sealed class NotInLayoutException(IReadOnlyList<string> places)
    : DomainException(
        $"What was told under {string.Join(", ", places)} looks like a heading of the layout, such as a line \"Example of good work\". "
        + "Word it otherwise, then export again.")
{
    /// <summary>The codes of the statements and areas, statements first.</summary>
    public IReadOnlyList<string> Places { get; } = places;
}
