using System.Text;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.Assessments;

/// <summary>A self-assessment in words, as providers write it for the Driving Up Quality Code: areas, rows, examples.</summary>
/// <param name="Title">The lines above the first area; blank when there are none.</param>
/// <param name="Areas">One per domain of the edition, in its order.</param>
public sealed record ActionPlan(string Title, IReadOnlyList<ActionPlanArea> Areas)
{
    /// <summary>Reads the text layout: tab-led cells, three to a row, under numbered areas. docs/methods/action-plan.md.</summary>
    /// <param name="text">The document, with any line ends.</param>
    /// <param name="file">What to call the file in problems.</param>
    /// <param name="framework">The edition whose rows it answers, in order.</param>
    /// <exception cref="InvalidFileException">Areas or rows are missing or too many.</exception>
    public static ActionPlan Read(string text, string file, Framework framework) =>
        new ActionPlanReader(text, file, framework).Read();

    /// <summary>One answer per row, under the statement that stands at its place in the edition.</summary>
    /// <remarks>A number is left out: what a text says about a proportion is for a person to enter.</remarks>
    public IReadOnlyList<Response> ResponsesTo(Framework framework) =>
    [
        .. framework.Domains.Zip(Areas).SelectMany(pair => pair.First.Elements
            .SelectMany(element => element.Statements)
            .Zip(pair.Second.Rows, (statement, row) => new Response(statement.Code, null, null, row.Response, [.. row.Evidence.Select(item => new Evidence(null, item))]))),
    ];

    /// <summary>The text layout, so that <see cref="Read"/> gives the same plan again.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        if (Title.Length > 0)
            text.Append(Title).Append('\n');

        for (var at = 0; at < Areas.Count; at++)
        {
            text.Append($"\t{at + 1}. {Areas[at].Title}\n\n\tQuestions to ask?\n\tResponse\n\tEvidence of ‘good’\n\n");
            foreach (var row in Areas[at].Rows)
            {
                var evidence = row.Evidence.Select(item => $"· {item}");
                text.Append($"\t{row.Question}\n\t{row.Response}\n\t{string.Join('\n', evidence)}\n\n");
            }

            foreach (var example in Areas[at].Examples)
                text.Append($"Example of {(example.IsGood ? "‘good’" : "what went wrong")}\n{example.Text}\n\n");
        }

        return text.ToString();
    }
}

/// <summary>One area of an action plan.</summary>
/// <param name="Title">As written, without its number.</param>
/// <param name="Rows">In order.</param>
/// <param name="Examples">In order; often empty.</param>
public sealed record ActionPlanArea(string Title, IReadOnlyList<ActionPlanRow> Rows, IReadOnlyList<PracticeExample> Examples);

/// <summary>One row: what was asked, what was answered, what shows it.</summary>
/// <param name="Question">As written, on one line.</param>
/// <param name="Response">As written, line by line; null when blank.</param>
/// <param name="Evidence">One per bullet that is not blank; empty when the cell is blank.</param>
public sealed record ActionPlanRow(string Question, string? Response, IReadOnlyList<string> Evidence);

/// <summary>A story from practice.</summary>
/// <param name="IsGood">Whether it tells of something that went well.</param>
/// <param name="Text">As written, a paragraph to a line.</param>
public sealed record PracticeExample(bool IsGood, string Text);
