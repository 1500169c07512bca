using System.Globalization;
using System.Text;
using Benchmark.Domain.Frameworks;

namespace Benchmark.Domain.PeerReviews;

/// <summary>What visiting peers found about one theme of how a local authority is led.</summary>
/// <param name="Theme">The code of the domain, for example <c>LAT4</c>.</param>
/// <param name="ReviewedOn">When the visit was; null when the document does not say.</param>
/// <param name="Introduction">The words that open the theme, a paragraph to a line; null when there are none.</param>
/// <param name="Score">The peers' score of the whole theme, on the edition's scale; null when they gave none.</param>
/// <param name="Strengths">In order; often empty.</param>
/// <param name="Considerations">In order; often empty.</param>
/// <param name="Elements">The quality statements the peers wrote about, in the order of the text or, once kept, of the framework.</param>
public sealed record PeerReview(
    string Theme, DateOnly? ReviewedOn, string? Introduction, int? Score, IReadOnlyList<string> Strengths,
    IReadOnlyList<string> Considerations, IReadOnlyList<ReviewedElement> Elements)
{
    /// <summary>Reads the text of a review: themes, under them lists and quality statements. docs/methods/peer-review.md.</summary>
    /// <param name="text">The document, with any line ends.</param>
    /// <param name="file">What to call the file in problems.</param>
    /// <param name="framework">The edition whose themes and quality statements it names by number.</param>
    /// <returns>One per theme, in order.</returns>
    /// <exception cref="InvalidFileException">Something is off; every place is named.</exception>
    public static IReadOnlyList<PeerReview> Read(string text, string file, Framework framework) =>
        new PeerReviewText(file, framework).Read(text);

    /// <summary>The text of reviews of the same visit, so that <see cref="Read"/> gives the same reviews again.</summary>
    public static string Write(IReadOnlyList<PeerReview> reviews, Framework framework)
    {
        var text = new StringBuilder();
        if (reviews is [{ ReviewedOn: { } day }, ..])
            text.Append(CultureInfo.InvariantCulture, $"Reviewed on {day:yyyy-MM-dd}\n");
        foreach (var review in reviews)
            review.AppendTo(text, framework);
        return text.ToString();
    }

    /// <summary>All that was found, in order: strengths, considerations, then what was observed of each quality statement.</summary>
    public IEnumerable<Finding> Findings() =>
        Strengths.Select(text => new Finding(FindingKind.Strength, text, Element: null))
            .Concat(Considerations.Select(text => new Finding(FindingKind.Consideration, text, Element: null)))
            .Concat(Elements.SelectMany(reviewed => reviewed.Observations
                .Select(text => new Finding(FindingKind.Observation, text, reviewed.Element))));

    /// <summary>Every score the peers gave, by the code of the theme or quality statement.</summary>
    public IEnumerable<(string Place, int Score)> Scores() =>
        Elements.Select(reviewed => (Place: reviewed.Element, reviewed.Score)).Prepend((Place: Theme, Score))
            .Where(given => given.Score is not null)
            .Select(given => (given.Place, given.Score!.Value));

    private void AppendTo(StringBuilder text, Framework framework)
    {
        var theme = framework.Domains.Single(domain => domain.Code == Theme);
        text.Append($"Theme {framework.Domains.ToList().IndexOf(theme) + 1}: {theme.Title}\n");
        AppendScore(Score);
        if (Introduction is not null)
            text.Append(Introduction).Append('\n');
        AppendList("Strengths", Strengths);
        AppendList("Considerations", Considerations);
        foreach (var reviewed in Elements)
        {
            var number = framework.Elements.TakeWhile(element => element.Code != reviewed.Element).Count() + 1;
            text.Append($"Quality Statement {number}: {framework.TitleOf(reviewed.Element)}\n");
            AppendScore(reviewed.Score);
            text.AppendJoin("", reviewed.Observations.Select(words => $"{words}\n"));
        }

        void AppendScore(int? score) => text.Append(score is { } given ? $"Score: {given}\n" : "");

        void AppendList(string heading, IReadOnlyList<string> items)
        {
            if (items.Count > 0)
                text.Append(heading).Append('\n').AppendJoin("", items.Select(item => $"- {item}\n"));
        }
    }
}

/// <summary>What peers found about one quality statement.</summary>
/// <param name="Element">The code of the element, for example <c>LA8</c>.</param>
/// <param name="Score">The peers' score, on the edition's scale; null when they gave none.</param>
/// <param name="Observations">A paragraph each, in order.</param>
public sealed record ReviewedElement(string Element, int? Score, IReadOnlyList<string> Observations);

/// <summary>One thing that peers found.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Text">As written.</param>
/// <param name="Element">The code of the quality statement it is about; null when it is about the whole theme.</param>
public sealed record Finding(FindingKind Kind, string Text, string? Element);

/// <summary>What a finding says.</summary>
public enum FindingKind
{
    /// <summary>Something the authority does well.</summary>
    Strength = 1,

    /// <summary>Something it may want to look at.</summary>
    Consideration,

    /// <summary>A paragraph about a quality statement, which may hold both.</summary>
    Observation,
}
