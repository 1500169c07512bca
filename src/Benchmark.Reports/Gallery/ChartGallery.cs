using System.Text;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Gallery;

/// <summary>Every chart the product can draw, as <c>docs/gallery</c> shows them.</summary>
public static class ChartGallery
{
    private static readonly string[] Ratings = ["Not in place", "Partly in place", "In place", "Strong"];

    /// <summary>The charts, in the order of the page.</summary>
    public static IReadOnlyList<ChartExample> Examples { get; } =
    [
        ChartExample.Of(
            "quantile-strips", "Quantile strips", "How scores are distributed in each group. A group of 10 to 19 has no bands, of 20 to 49 only the dark one; a withheld group is hatched.",
            frame => QuantileStrips.Draw(
                MadeUp.Caption("quantile-strips", "Medians run from 2.7 (West Midlands) to 3.6 (East Midlands).", "Overall score by region, 1 to 4."),
                MadeUp.Regions, 1, 4, frame)),
        ChartExample.Of(
            "ranked-bars", "Ranked bars with intervals", "Means in order, with how sure each is. No interval is drawn where none is published; withheld groups stand last, unranked.",
            frame => RankedBars.Draw(
                MadeUp.Caption("ranked-bars", "The East Midlands stands apart; the others differ little.", "Mean overall score by region, 1 to 4."),
                MadeUp.Regions, 1, 4, frame)),
        ChartExample.Of(
            "heat-map", "Size by region", "Every combination of two dimensions. The number stands in the cell; colour only helps to find it.",
            frame => HeatMap.Draw(
                MadeUp.Caption("heat-map", "Larger employers score higher in most regions.", "Mean overall score, 1 to 4."), MadeUp.Grid, frame)),
        ChartExample.Of(
            "region-tiles", "Regions of England", "Regions as equal tiles, roughly where they lie, for readers who think of a map.",
            frame => RegionTiles.Draw(
                MadeUp.Caption("region-tiles", "The East Midlands has the highest mean, the West Midlands the lowest.", "Mean overall score, 1 to 4."),
                [.. MadeUp.Regions.Skip(1).Select(row => row.Figure)], frame)),
        ChartExample.Of(
            "participation", "Participation", "How many took part. The place of a withheld group has a length that depends on nothing.",
            frame => ParticipationBars.Draw(
                MadeUp.Caption("participation", "About 1,240 organisations took part.", "Organisations, to the nearest 5."), MadeUp.Participation, frame)),
        ChartExample.Of(
            "peer-ranges", "You and your peers", "One organisation on the range of its peers, with its place in words: a quarter or the middle half, never a rank.",
            frame => PeerRanges.Draw(
                MadeUp.Caption("peer-ranges", "You are in the highest quarter for one domain and the lowest for one.", "Your score and your peers', 1 to 4."),
                MadeUp.Peers, 1, 4, frame)),
        ChartExample.Of(
            "rating-shares", "Distribution of ratings", "How the ratings of statements are spread. Shares under 10% or over 90% say no more than that.",
            frame => RatingShares.Draw(
                MadeUp.Caption("rating-shares", "Most organisations rate most statements 3 or 4.", "Share of organisations giving each rating."),
                MadeUp.Shares, Ratings, frame)),
        ChartExample.Of(
            "share-bars", "Shares", "Shares of a whole, for editions that have no scores. A share that is only a band ends in a pale part: it lies somewhere in there.",
            frame => ShareBars.Draw(
                MadeUp.Caption("share-bars", "Most of what each area asks was answered.", "Share of an area's statements that were answered."),
                MadeUp.Answered, "Answered", frame)),
        ChartExample.Of(
            "own-trend", "Your trend", "One organisation's scores through rounds beside its peers' means. Rounds it missed stay gaps.",
            frame => TrendLines.Draw(
                MadeUp.Caption("own-trend", "Your score went up from 2.3 in 2022 to 2.4 in 2023; 2026 asked other questions.", "Your overall score and your peers' mean, 1 to 4; the axis shows part of it."),
                MadeUp.Rounds, [TrendSeries.OfScores("You", [2.3, 2.4, null, null, 2.9]), MadeUp.Trend[0] with { Label = "Your peers", IsHighlighted = false }], frame)),
        ChartExample.Of(
            "reviewed", "You, your peer review and your peers", "The same, with what visiting peers scored as a square.",
            frame => PeerRanges.Draw(
                MadeUp.Caption("reviewed", "You and your peer review agree on two of three.", "Your score, your peer review and your peers, 1 to 4."),
                MadeUp.Reviewed, 1, 4, frame)),
        ChartExample.Of(
            "trend-lines", "Trend", "Means through rounds. A line never crosses a break, a missing round or a withheld figure.",
            frame => TrendLines.Draw(
                MadeUp.Caption("trend-lines", "England rose from 2.6 in 2022 to 2.8 in 2024; 2026 asked other questions.", "Mean overall score, 1 to 4; the axis shows part of it."),
                MadeUp.Rounds, MadeUp.Trend, frame)),
        ChartExample.Of(
            "slope", "Change between two rounds", "Rising, falling and level groups, told apart by their lines as well as their colours.",
            frame => SlopeChart.Draw(
                MadeUp.Caption("slope", "Three regions rose, three fell and two stayed.", "Mean overall score, 1 to 4; the axis shows part of it."),
                "Spring 2025", "Spring 2026", MadeUp.Slopes, frame)),
        ChartExample.Of(
            "funnel", "Funnel", "Which groups differ by more than chance, given how many organisations each has. Only those are named.",
            frame => FunnelPlot.Draw(
                MadeUp.Caption("funnel", "Few groups lie beyond what chance would explain.", "Mean overall score and organisations in the group."),
                MadeUp.Regions[0].Figure, MadeUp.Groups, frame)),
        ChartExample.Of(
            "profile", "Framework profile", "One organisation across a framework: the numbers to read and, below them, their shape.",
            frame => FrameworkProfile.Draw(
                MadeUp.Caption("profile", "Managing services is your largest gap.", "Your score and your peers' median by domain, 1 to 4."),
                MadeUp.Peers, 1, 4, frame)),
        ChartExample.Of(
            "small-multiples", "Small multiples", "The same groups for many measures on one scale.",
            frame => SmallMultiples.Draw(
                MadeUp.Caption("small-multiples", "The order of regions is much the same in every domain.", "Score by domain and region, 1 to 4."),
                MadeUp.Panels, 1, 4, frame)),
    ];

    /// <summary>The page, as Markdown; its pictures lie beside it.</summary>
    public static string Page()
    {
        var page = new StringBuilder("""
            # Charts

            Every picture here is drawn by the code below it, from made-up figures, and approved by a test. Drawings name themselves and state their
            finding to screen readers, tell nothing by colour alone, and lay themselves out for the width they are given: wide, or 288 px for a phone.

            Themes: light as below, [dark](quantile-strips.dark.svg) and [print](quantile-strips.print.svg), which a photocopier keeps apart.


            """);
        foreach (var example in Examples)
            page.Append($"""
                ## {example.Heading}

                {example.Words}

                ![{example.Heading}]({example.Name}.svg)

                [On a phone]({example.Name}.narrow.svg)

                ```csharp
                {example.Code}
                ```


                """);
        return page.ToString().TrimEnd() + "\n";
    }
}
