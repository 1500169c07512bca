using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Documents;

/// <summary>The charts of a report that is made for one organisation.</summary>
internal static class OwnExhibits
{
    /// <summary>The overall score and its domains or, where there is one domain, its elements; with their shape.</summary>
    public static Exhibit Standings(Standing standing)
    {
        const string heading = "Where you stand";
        (string Label, Measure Measure)[] parts = standing.Domains.Count > 1
            ? [.. standing.Domains.Select(domain => (domain.Title, (Measure)new Measure.Domain(domain.Code)))]
            : [.. standing.Elements.Select(element => (element.Title, (Measure)new Measure.Element(element.Code)))];
        var scale = standing.Release.Framework.Scale!;
        var whole = standing.Whole is Measure.Overall ? standing.RowOf("Overall", standing.Whole) : null;
        PeerRow[] rows = [.. parts.Select(part => standing.RowOf(part.Label, part.Measure))];
        PeerRow[] all = [.. whole is null ? [] : new[] { whole }, .. rows];
        IEnumerable<Measure> measures = [.. whole is null ? [] : new[] { standing.Whole }, .. parts.Select(part => part.Measure)];
        return new(
            heading, CaptionOf(standing, "standing", Finding(all), Subtitle(standing), Describe(all)),
            [.. measures.SelectMany(measure => ShownOf(standing, measure, null))],
            FigureTables.OfPeers($"{heading}. [c]: withheld; [x]: no score.", all),
            (under, frame) => FrameworkProfile.Draw(under, rows, scale.Minimum, scale.Maximum, frame, whole));
    }

    /// <summary>Every element, under its domain.</summary>
    public static Exhibit Elements(Standing standing) => Beside(
        standing, "elements", "Element by element",
        [
            .. standing.Release.Framework.Domains.SelectMany(domain => domain.Elements.Where(standing.Elements.Contains)
                .Select((element, at) => (element.Title, (Measure)new Measure.Element(element.Code), at == 0 ? domain.Title : null, (int?)null))),
        ]);

    /// <summary>Own scores beside published ones, and beside those of visiting peers where there are any.</summary>
    public static Exhibit Beside(Standing standing, string id, string heading, IReadOnlyList<(string Label, Measure Measure, string? Section, int? Reviewed)> parts)
    {
        var scale = standing.Release.Framework.Scale!;
        PeerRow[] rows = [.. parts.Select(part => standing.RowOf(part.Label, part.Measure, part.Section, part.Reviewed))];
        var title = Finding(rows);
        return new(
            heading, CaptionOf(standing, id, title, Subtitle(standing), Describe(rows)),
            [.. parts.SelectMany(part => ShownOf(standing, part.Measure, part.Reviewed))],
            FigureTables.OfPeers($"{heading}. [c]: withheld; [x]: no score.", rows),
            (under, frame) => PeerRanges.Draw(under, rows, scale.Minimum, scale.Maximum, frame));
    }

    /// <summary>The groups that the organisation belongs to, from England down to its own.</summary>
    public static Exhibit Around(Standing standing)
    {
        var (release, asked) = (standing.Release, standing.Peers.Wanted);
        List<Group> groups =
        [
            Group.England,
            .. release.Lattice.Dimensions.Where(dimension => asked[dimension] != 0).Select(dimension => Group.England.With(dimension, asked[dimension])),
        ];
        if (asked.Depth > 1)
            groups.Add(asked);
        Shown.OfMeasure[] shown = [.. groups.Select(group => new Shown.OfMeasure(standing.Whole, group, release[standing.Whole, group]))];
        FigureRow[] rows = [.. shown.Select((part, at) => new FigureRow(part.Group.Label, part.Figure, IsTotal: at == 0))];
        var own = standing.ScoreOf(standing.Whole) is { } score ? $"You score {OwnWords.Tenths(score)}. " : "";
        var title = $"{own}{FigureWords.Finding(rows, "smaller groups you belong to")}";
        var scale = release.Framework.Scale!;
        return new(
            "The groups you belong to", CaptionOf(standing, "groups", title, "Overall score of everybody in each group, you among them.", $"{title} {FigureWords.Description(rows)}"),
            [new Shown.OfOwn(standing.Whole, standing.ScoreOf(standing.Whole)), .. shown],
            FigureTables.OfRows("The groups you belong to. [c]: withheld; [u]: few organisations.", "Group", rows),
            (under, frame) => QuantileStrips.Draw(under, rows, scale.Minimum, scale.Maximum, frame));
    }

    /// <summary>How peers rate the statements behind the largest gaps; null where no such ratings are published, or there is no gap.</summary>
    public static Exhibit? Statements(Standing standing)
    {
        var release = standing.Release;
        var rated = standing.Gaps
            .SelectMany(gap => gap.Gap.Statements.Take(4).Select((statement, at) => (statement, Section: at == 0 ? gap.Title : null)))
            .Where(pair => release.Has(new Measure.Statement(pair.statement.Statement.Code)))
            .ToList();
        if (rated.Count == 0)
            return null;

        FigureRow[] rows = [.. rated.Select(pair => new FigureRow($"{pair.statement.Statement.Text} You: {OwnWords.Rating(pair.statement.Own!.Value)}.", standing.FigureOf(new Measure.Statement(pair.statement.Statement.Code)), Section: pair.Section))];
        var lowest = rated.MinBy(pair => pair.statement.Own).statement;
        var title = $"Your lowest rating behind these gaps is {OwnWords.Rating(lowest.Own!.Value)}.";
        return new(
            "How your peers rate the same statements", CaptionOf(standing, "statements", title, "Share of your peers giving each rating, you among them.", $"{title} {FigureWords.Description(rows)}"),
            [.. rated.SelectMany(pair => ShownOf(standing, new Measure.Statement(pair.statement.Statement.Code), null))],
            FigureTables.OfShares("Ratings of the statements behind your largest gaps. [c]: withheld.", [.. release.Framework.Scale!.Points.Select(point => point.Label)], rows),
            (under, frame) => RatingShares.Draw(under, rows, [.. release.Framework.Scale!.Points.Select(point => point.Label)], frame));
    }

    /// <summary>Own scores through the rounds, beside the published means of the same peers; null with fewer than two rounds.</summary>
    /// <param name="standing">The organisation in the newest release.</param>
    /// <param name="before">Published releases of the same edition and perspective before it, oldest first.</param>
    public static Exhibit? Trend(Standing standing, IReadOnlyList<Release> before)
    {
        var whole = standing.Whole;
        var rounds = before.Append(standing.Release).Select(release => new TrendPoint(release.Facts.RoundCode, SectorWords.Season(release), release.Facts.PublishedAt, release))
            .Concat(standing.Own.Rounds
                .Where(own => before.Append(standing.Release).All(release => release.Facts.RoundCode != own.Assessment.Round))
                .Select(own => new TrendPoint(own.Assessment.Round, own.Assessment.Round, own.Assessment.SubmittedAt, null)))
            .OrderBy(point => point.At).ToList();
        if (rounds.Count < 2)
            return null;

        double?[] own = [.. rounds.Select(point => standing.Own.In(point.Round)?.Scores[whole]?.Value)];
        Figure?[] peers = [.. rounds.Select(point => point.Release is { } release && release.Has(whole) ? release[whole, standing.Peers.Group] : null)];
        TrendSeries[] series = [TrendSeries.OfScores("You", own), new("Your peers", peers)];
        var title = TrendFinding(own);
        return new(
            "Round by round", CaptionOf(standing, "trend", title, "Overall score and your peers' mean, in rating points; the axis shows part of the scale.", TrendWords(title, rounds, own, peers)),
            [.. rounds.SelectMany((point, at) => TrendShown(standing, point, own[at], peers[at]))],
            FigureTables.OfTrend("Round by round. [c]: withheld; [x]: none.", [.. rounds.Select((point, at) => (point.Label, own[at], peers[at]))]),
            (under, frame) => TrendLines.Draw(under, [.. rounds.Select(point => new TrendRound(point.Label))], series, frame));
    }

    private static IEnumerable<Shown> TrendShown(Standing standing, TrendPoint point, double? own, Figure? peers)
    {
        if (own is not null)
            yield return new Shown.OfOwn(standing.Whole, own) { From = point.Release?.Facts ?? standing.Release.Facts with { RoundCode = point.Round, Version = "", Checksum = "" } };
        if (peers is not null)
            yield return new Shown.OfMeasure(standing.Whole, standing.Peers.Group, peers) { From = point.Release!.Facts };
    }

    private static IEnumerable<Shown> ShownOf(Standing standing, Measure measure, int? reviewed)
    {
        yield return new Shown.OfOwn(measure, standing.ScoreOf(measure));
        if (reviewed is { } score)
            yield return new Shown.OfReview(measure, score);
        yield return new Shown.OfMeasure(measure, standing.Peers.Group, standing.FigureOf(measure));
    }

    private static Caption CaptionOf(Standing standing, string id, string title, string subtitle, string description) =>
        new(id, title, subtitle, description, $"{SectorWords.Source(standing.Release)} Peers: {(standing.Peers.Figure is Figure.Published ? standing.Peers.Group.Label : "none can be shown")}.");

    private static string Subtitle(Standing standing) => $"Your score and your peers', in rating points, {SectorWords.Scale(standing.Release)}.";

    private static string Finding(PeerRow[] rows)
    {
        var places = rows.Select(row => PeerRanges.Position(row.Own, row.Peers)).ToList();
        var (low, high) = (places.Count(place => place == "Lowest quarter"), places.Count(place => place == "Highest quarter"));
        var placed = places.Count(place => place is "Lowest quarter" or "Middle half" or "Highest quarter");
        return (placed, low, high) switch
        {
            (0, _, _) => rows.All(row => row.Own is null) ? "You have no scores to compare." : "Your peers' scores cannot be shown closely enough to place yours.",
            (_, 0, 0) => $"You are in the middle half of your peers in {Among(placed)}.",
            (_, _, 0) => $"You are in the lowest quarter of your peers in {Among(low)}.",
            (_, 0, _) => $"You are in the highest quarter of your peers in {Among(high)}.",
            _ => $"You are in the lowest quarter of your peers in {low} and in the highest in {Among(high)}.",
        };

        string Among(int some) => $"{(placed == 1 ? "the one score" : some == placed ? $"all {placed} scores" : $"{some} of the {placed} scores")} that can be compared";
    }

    private static string TrendFinding(double?[] own)
    {
        double[] known = [.. own.OfType<double>()];
        return known switch
        {
            [] => "You have no scores in these rounds.",
            [var one] => $"You have one score so far: {OwnWords.Tenths(one)}.",
            _ when OwnWords.Tenths(known[0]) == OwnWords.Tenths(known[^1]) => $"Your score is {OwnWords.Tenths(known[^1])}, as in your first round here.",
            _ => $"Your score went {(known[^1] > known[0] ? "up" : "down")} from {OwnWords.Tenths(known[0])} to {OwnWords.Tenths(known[^1])}.",
        };
    }

    private static string TrendWords(string title, IReadOnlyList<TrendPoint> rounds, double?[] own, Figure?[] peers) => $"{title} " + string.Join(" ", rounds.Select((point, at) =>
        $"{point.Label}: you {(own[at] is { } score ? OwnWords.Tenths(score) : "none")}, your peers' mean {(peers[at] is Figure.Published figure ? figure.Mean.Label : peers[at] is null ? "none" : "withheld")}."));

    private static string Describe(PeerRow[] rows) => string.Join(" ", rows.Select(row =>
        $"{row.Label}: you {(row.Own is { } own ? OwnWords.Tenths(own) : "no score")}, your peers {(row.Peers is Figure.Published peers ? FigureWords.Typical(peers).Label : "withheld")}; {SectorWords.Lower(PeerRanges.Position(row.Own, row.Peers))}."));

    /// <param name="Round">Its code.</param>
    /// <param name="Label">What people call it, short.</param>
    /// <param name="At">Orders the rounds.</param>
    /// <param name="Release">What was published of it; null when nothing was.</param>
    private sealed record TrendPoint(string Round, string Label, DateTimeOffset? At, Release? Release);
}
