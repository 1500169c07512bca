using Benchmark.Data.Frameworks;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Assessments;

/// <summary>A completed self-assessment as a provider published it.</summary>
public sealed class RealActionPlanTests
{
    private static readonly Framework Code = FrameworkFiles.Shipped.Find("driving-up-quality")!;

    [Fact]
    public void It_has_five_areas_31_rows_one_blank_response_one_blank_evidence_and_two_examples()
    {
        var plan = Read(out _);

        Assert.Equal([9, 5, 8, 4, 5], plan.Areas.Select(area => area.Rows.Count));
        Assert.Equal([1, 0, 1, 0, 0], plan.Areas.Select(area => area.Examples.Count));
        var responses = plan.ResponsesTo(Code);
        Assert.Equal(["DU1.8"], responses.Where(response => response.Narrative is null).Select(response => response.Statement));
        var bare = Assert.Single(responses, response => response.Evidence.Count == 0);
        Assert.Equal(("DU5.2", "Yes"), (bare.Statement, bare.Narrative));
    }

    [Fact]
    public void Each_row_asks_as_many_questions_as_the_statement_at_its_place()
    {
        var plan = Read(out _);

        Assert.Equal(
            Code.Statements.Select(statement => Math.Max(1, statement.Questions.Count)),
            plan.Areas.SelectMany(area => area.Rows).Select(row => row.Question.Count(letter => letter == '?')));
    }

    [Fact]
    public void No_word_of_it_is_lost_or_used_twice()
    {
        var plan = Read(out var text);

        var heads = plan.Areas.SelectMany((area, at) => new[] { $"{at + 1}.", area.Title, "Questions to ask?", "Response", "Evidence of ‘good’" });
        var kept = heads.Append(plan.Title)
            .Concat(plan.Areas.SelectMany(area => area.Rows).SelectMany(row => row.Evidence.Append(row.Question).Append(row.Response ?? "")))
            .Concat(plan.Areas.SelectMany(area => area.Examples).SelectMany(example => new[] { "Example of ‘good’", example.Text }));

        Assert.Equal(WordsOf(text), WordsOf(string.Join('\n', kept)));
    }

    [Fact]
    public void Written_and_read_again_it_stays_the_same()
    {
        var written = Read(out _).Write();

        Assert.Equal(written, ActionPlan.Read(written, "written.txt", Code).Write());
    }

    private static ActionPlan Read(out string text)
    {
        text = File.ReadAllText(Project.ReferenceData("seeds", "003_d5cfe13397ce2826.txt"));
        return ActionPlan.Read(text, "003.txt", Code);
    }

    private static IEnumerable<string> WordsOf(string text) => text
        .Split([' ', '\u00A0', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word != "·")
        .Order(StringComparer.Ordinal);
}
