using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>A chart of a document with every number it shows.</summary>
/// <param name="Heading">What it is about.</param>
/// <param name="Caption">What surrounds the chart; its id names the chart's files too.</param>
/// <param name="Shown">Every number, in the order of the chart.</param>
/// <param name="Table">The same numbers for people who read tables.</param>
/// <param name="Drawing">Draws the chart under a caption.</param>
public sealed record Exhibit(
    string Heading, Caption Caption, IReadOnlyList<Shown> Shown, Html Table, Func<Caption, Frame, string> Drawing)
{
    /// <summary>The chart, laid out for a place.</summary>
    public string Draw(Frame frame) => Drawing(Caption, frame);

    /// <summary>The chart, wide and narrow, with its table folded below.</summary>
    public Html ToHtml() => Html.Of($"""
        <div class="chart">
        <h3>{Heading}</h3>
        <figure>
        <div class="wide">{new Html(Draw(Frame.Wide))}</div>
        <div class="narrow">{new Html(Drawing(Caption with { Id = Caption.Id + "-narrow" }, Frame.Narrow))}</div>
        </figure>
        </div>
        <details>
        <summary>Figures behind this chart: {Heading}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Table: {Heading}">
        {Table}
        </div>
        </details>

        """);
}

/// <summary>One thing a document shows.</summary>
/// <param name="About">The group it is about; null for the organisation that the document is for.</param>
public abstract record Shown(Group? About)
{
    /// <summary>The release that says so; null for the document's own.</summary>
    public ReleaseFacts? From { get; init; }

    /// <summary>What the release says about a measure.</summary>
    public sealed record OfMeasure(Measure Measure, Group Group, Figure Figure) : Shown(Group);

    /// <summary>How many took part, to the nearest 5; null where withheld.</summary>
    public sealed record OfParticipation(Group Group, int? Organisations) : Shown(Group);

    /// <summary>How many of a part of the sector took part.</summary>
    public sealed record OfSector(Releases.SectorPart Part) : Shown(Part.Count.Groups[0] with { ServiceType = Part.Count.Group?.ServiceType });

    /// <summary>England's mean weighted to the sector.</summary>
    public sealed record OfWeighted(Measure Measure, CodedNumber Mean) : Shown(Group.England);

    /// <summary>How much of a domain was answered; null where withheld.</summary>
    public sealed record OfCompleteness(Measure Measure, Group Group, CodedShare? Share) : Shown(Group);

    /// <summary>How a mean changed since the release before, in tenths of a rating point; null where that is not shown.</summary>
    public sealed record OfChange(Measure Measure, Group Group, int? Tenths) : Shown(Group);

    /// <summary>The organisation's own score, in rating points; null when it has none.</summary>
    public sealed record OfOwn(Measure Measure, double? Score) : Shown((Group?)null);

    /// <summary>What visiting peers scored, in rating points.</summary>
    public sealed record OfReview(Measure Measure, int Score) : Shown((Group?)null);
}
