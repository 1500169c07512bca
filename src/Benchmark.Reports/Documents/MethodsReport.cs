using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Documents;

/// <summary>The methods annex: how figures come about, for people who have to rely on them and do not compute them.</summary>
public static class MethodsReport
{
    /// <summary>The annex. It speaks of no release; each report names the policy that decided its own.</summary>
    public static Report Create() => new("methods", new(
        "How these figures are made", "Methods annex",
        "What is measured, who is protected and how, what the figures mean, how sure they are, and what they cannot say.",
        [],
        [
            new("measured", "What is measured", Html.Of($"""
                <p>Care organisations rate their own leadership against a published framework, statement by statement, from 1 to 4. Which statements apply follows from the kind of organisation, its main service and from where it looks; nobody chooses to leave one out. An assessment counts when every statement that applies is rated.</p>
                <ul>
                <li>A <strong>statement</strong> scores the mean of its raters' ratings.</li>
                <li>An <strong>element</strong> scores the mean of its statements, a <strong>domain</strong> the mean of its elements.</li>
                <li>The <strong>overall score</strong> is the mean of all elements.</li>
                </ul>
                <p>Scores are kept exactly and rounded once, when they are shown. Some editions are answered in words: they have no score and get none; what is shown is who took part and how much was answered.</p>
                """)),
            new("disclosure", "Who is protected, and how", Html.Of($"""
                <p>{Figure.Withheld.Explanation}</p>
                <ul>
                <li><strong>Ten owners.</strong> A group is shown only with at least 10 organisations of at least 10 different owners, and where no owner dominates.</li>
                <li><strong>No subtraction.</strong> Nothing about fewer than 10 owners can be worked out by adding and subtracting what is shown, within a release or between releases. A second program, which shares nothing with the first, tries to before anything is published.</li>
                <li><strong>Not by taking part.</strong> Three competitors who put their own answers together still know nothing about fewer than seven others.</li>
                <li><strong>Not from the pattern.</strong> What is withheld depends on who took part, never on what anybody answered; an empty group looks like a withheld one.</li>
                <li><strong>No ranks.</strong> There are no ranks, no lists of members, no highest and no lowest. An organisation sees its own score beside the figure that everybody sees.</li>
                <li><strong>Nothing is changed later.</strong> A release is never revised. A faulty one is withdrawn as a whole.</li>
                </ul>
                """)),
            new("figures", "What the figures mean", Html.Of($"""
                <div class="scroll" tabindex="0" role="region" aria-label="Table: figures">
                <table class="plain">
                <caption>Figures, from how many organisations they are shown, and how they are rounded</caption>
                <thead><tr><th scope="col">Figure</th><th scope="col">From</th><th scope="col">Meaning and rounding</th></tr></thead>
                <tbody>
                <tr><th scope="row">Organisations</th><td data-label="From">10</td><td>How many have a score, to the nearest 5: “10” is 10 to 12.</td></tr>
                <tr><th scope="row">Mean</th><td data-label="From">10</td><td>The average, one decimal. 3.8 and more is “3.8 or above”, 1.2 and less is “1.2 or below”.</td></tr>
                <tr><th scope="row">Mean weighted to the sector</th><td data-label="From">10</td><td>England only: the mean as it would be if every kind of organisation had taken part as often as it is found in the sector. Rounded like the mean; shown only where it gives no smaller group away.</td></tr>
                <tr><th scope="row">Median</th><td data-label="From">10</td><td>Half of the organisations score this or less. Rounded like the mean.</td></tr>
                <tr><th scope="row">Middle half</th><td data-label="From">20</td><td>A quarter score below it, a quarter above.</td></tr>
                <tr><th scope="row">Middle 80%</th><td data-label="From">50</td><td>A tenth score below it, a tenth above.</td></tr>
                <tr><th scope="row">Shares of ratings</th><td data-label="From">30</td><td>To the nearest 5%, whole per cents from 100 organisations; “under 10%” and “over 90%” at the ends.</td></tr>
                <tr><th scope="row">95% interval</th><td data-label="From">30</td><td>Where the mean would most likely lie if other organisations of the same kind had taken part.</td></tr>
                </tbody>
                </table>
                </div>
                <p>The signs: [c] withheld; [u] from 10 to 29 organisations only; [x] not in this release, or a change that is not shown; [z] cannot exist; [b] the questions changed.</p>
                """)),
            new("certainty", "How sure they are", Html.Of($"""
                <p>Two means differ only when their difference is larger than chance and rounding explain: the whole 95% interval of the difference, with 0.1 added to each side for rounding, lies on one side of zero. Otherwise we say “similar”, and put neither before the other.</p>
                <p>A change between rounds is a difference of published means and is told from chance in the same way. An organisation's position is one of three bands from the published quartiles: the lowest quarter, the middle half, the highest quarter. Equal scores always have equal positions.</p>
                <p>Where many groups are compared, some stand out by chance alone: of twenty groups, one. Charts that look for unusual groups draw limits that allow for it.</p>
                """)),
            new("limits", "What they cannot say", Html.Of($"""
                <ul>
                <li>Organisations choose to take part. No interval speaks of those that did not.</li>
                <li>Scores are people's ratings of their own leadership, not measurements of care. Strict raters score lower.</li>
                <li>Groups differ in more than region and size. A figure says that they differ, not why.</li>
                <li>Editions ask different things; their scores are never compared.</li>
                </ul>
                """)),
            new("again", "How to make a figure again", Html.Of($"""
                <p>Each report names its release, the disclosure policy and a checksum over all that was published. Its data files repeat every number with its sign, and say who an organisation's peers are and how they were found. The formulas, their sources and the tests that hold them are in the folder docs/methods of the source code.</p>
                """)),
        ],
        "The same words whatever the release. Each release names its own policy and version."), [], null);
}
