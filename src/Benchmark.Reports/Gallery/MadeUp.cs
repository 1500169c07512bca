using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Charts;

namespace Benchmark.Reports.Gallery;

/// <summary>Made-up figures for the gallery. They describe nobody.</summary>
internal static class MadeUp
{
    private static readonly string[] Sizes = ["All sizes", "Micro", "Small", "Medium", "Large"];

    private static readonly string[] DomainTitles =
        ["Personal qualities", "Working with others", "Managing services", "Improving services", "Setting direction"];

    private static readonly string[] Statements =
    [
        "Leaders are seen where care is given", "People who use services shape plans", "Staff can speak up without fear",
        "Learning from what went wrong is shared", "The board knows its biggest risks",
    ];

    /// <summary>England and its regions; one is withheld, one is small.</summary>
    public static IReadOnlyList<FigureRow> Regions { get; } =
    [
        new("England", Figure(29, 1240, 6), IsTotal: true),
        .. Enum.GetValues<Region>().Select(region => new FigureRow(Domain.Organisations.Regions.Label(region), OfRegion(region, 0))),
    ];

    /// <summary>Regions by sizes of employers.</summary>
    public static FigureGrid Grid { get; } = new(
        [.. Regions.Select(row => row.Label)], Sizes,
        [
            .. Enumerable.Range(0, 50).Select(at => at is 6 or 14 or 24 or 36 or 41
                ? Domain.Releases.Figure.Withheld.Instance
                : (Figure)Figure(25 + at % 5 + at * 7 / 10 % 4, at < 5 ? 200 : 15 + at % 5 * 20, 5)),
        ]);

    /// <summary>How many took part; one region is withheld.</summary>
    public static IReadOnlyList<ParticipationRow> Participation { get; } =
    [
        .. Regions.Skip(1).Select((row, at) => new ParticipationRow(
            row.Label, row.Figure is Figure.Published figure ? figure.Contributors : null, at == 0 ? "Region" : null)),
        .. Sizes.Skip(1).Select((size, at) => new ParticipationRow(size, new[] { 120, 690, 320, 110 }[at], at == 0 ? "Size of employer" : null)),
    ];

    /// <summary>One organisation beside its peers; it has no score for one domain, and its peers are withheld for another.</summary>
    public static IReadOnlyList<PeerRow> Peers { get; } =
    [
        .. DomainTitles.Select((title, at) => new PeerRow(
            title, at == 3 ? null : new[] { 3.4, 2.9, 2.1, 0, 3.0 }[at],
            at == 4 ? Domain.Releases.Figure.Withheld.Instance : Figure(27 + at, 85, 6))),
    ];

    /// <summary>The same, with what visiting peers scored; they scored three.</summary>
    public static IReadOnlyList<PeerRow> Reviewed { get; } = [.. Peers.Take(4).Select((row, at) => row with { Reviewed = new int?[] { 3, 3, 3, null }[at] })];

    /// <summary>How much of each area was answered; one share is a band and one withheld.</summary>
    public static IReadOnlyList<ShareRow> Answered { get; } =
    [
        .. DomainTitles.Select((title, at) => new ShareRow(title, at switch
        {
            1 => new CodedShare(90, Coding.OrAbove),
            3 => null,
            _ => new CodedShare(85 - 10 * at, Coding.Exact),
        })),
    ];

    /// <summary>Shares of ratings for statements; one is withheld, one too small for shares.</summary>
    public static IReadOnlyList<FigureRow> Shares { get; } =
    [
        .. Statements.Select((statement, at) => new FigureRow(statement, at switch
        {
            2 => Domain.Releases.Figure.Withheld.Instance,
            4 => new Figure.Published(20, new(27, Coding.Exact), null, null, null, null),
            _ => new Figure.Published(
                140, new(26 + at, Coding.Exact), null, null, null,
                new(new(8, Coding.Exact), [Share(10 - 5 * at), Share(30 - 5 * at), Share(45), Share(15 + 10 * at)], Share(60 + 10 * at))),
        })),
    ];

    /// <summary>Five rounds; the fourth was not run, and the questions changed before the fifth.</summary>
    public static IReadOnlyList<TrendRound> Rounds { get; } =
        [new("2022"), new("2023"), new("2024"), new("2025"), new("2026", IsBreak: true)];

    /// <summary>England and some regions through the rounds.</summary>
    public static IReadOnlyList<TrendSeries> Trend { get; } =
    [
        new("England", [Figure(26, 900), Figure(27, 1000), Figure(28, 1100), null, Figure(30, 1240)], IsHighlighted: true),
        new("London", [Figure(27, 90), Figure(28, 90), Domain.Releases.Figure.Withheld.Instance, null, Figure(29, 100)]),
        new("North West", [Figure(25, 90), Figure(25, 90), Figure(26, 95), null, Figure(28, 100)]),
        new("Yorkshire and The Humber", [Figure(28, 90), Figure(28, 90), Figure(29, 95), null, Figure(30, 100)]),
    ];

    /// <summary>Regions in two rounds.</summary>
    public static IReadOnlyList<SlopeRow> Slopes { get; } =
    [
        .. Enum.GetValues<Region>().Select(region => new SlopeRow(
            Domain.Organisations.Regions.Label(region), OfRegion(region, (int)region % 3 - 1), OfRegion(region, 0))),
    ];

    /// <summary>Regions by sizes, as many groups of unlike size.</summary>
    public static IReadOnlyList<FigureRow> Groups { get; } =
    [
        .. Enumerable.Range(0, 36).Select(at => new FigureRow(
            $"{Domain.Organisations.Regions.Label((Region)(at / 4 + 1))}, {Sizes[at % 4 + 1].ToLowerInvariant()}",
            at % 9 == 5 ? Domain.Releases.Figure.Withheld.Instance : Figure(at == 22 ? 34 : at == 9 ? 25 : 27 + at * 7 % 4, 15 + at * 37 % 190 / 5 * 5, 6))),
    ];

    /// <summary>Domains by regions.</summary>
    public static IReadOnlyList<Panel> Panels { get; } =
    [
        .. DomainTitles.Select((title, at) => new Panel(
            title, [.. Enum.GetValues<Region>().Select(region => new FigureRow(Domain.Organisations.Regions.Label(region), OfRegion(region, at - 2)))])),
    ];

    /// <summary>What surrounds an example.</summary>
    public static Caption Caption(string id, string title, string subtitle) =>
        new(id, title, subtitle, $"{title} Every figure is made up.", "SYNTHETIC: made-up figures. Benchmark chart gallery.");

    private static Figure OfRegion(Region region, int shift) => region switch
    {
        Region.NorthEast => Domain.Releases.Figure.Withheld.Instance,
        Region.London => Figure(30 + shift, 15, 5),
        Region.EastMidlands => Figure(35 + shift, 40, 6),
        _ => (Figure)Figure(26 + (int)region % 5 + shift, 100 + 15 * (int)region, 4 + (int)region % 3),
    };

    private static Figure.Published Figure(int mean, int contributors, int spread = 5) => new Figure.Published(
        contributors, Coded(mean), Coded(mean + 1),
        contributors >= 20 ? new(Coded(mean - spread / 2), Coded(mean + spread / 2 + 1)) : null,
        contributors >= 50 ? new(Coded(mean - spread), Coded(mean + spread + 1)) : null,
        contributors >= 30 ? new(new(spread, Coding.Exact), [], null) : null);

    private static CodedNumber Coded(int tenths) => tenths >= 38 ? new(38, Coding.OrAbove) : new(tenths, Coding.Exact);

    private static CodedShare Share(int percent) => percent < 10 ? new(10, Coding.OrBelow) : new(percent, Coding.Exact);
}
