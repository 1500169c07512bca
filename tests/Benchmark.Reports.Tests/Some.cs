using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Tests;

/// <summary>Made-up examples. No number or name here was taken from anybody.</summary>
internal static class Some
{
    private static readonly RatingScale Scale = new(
        [new(1, "Not in place"), new(2, "Partly in place"), new(3, "In place"), new(4, "Strong, and shown by evidence")]);

    /// <summary>Where a chart is drawn in tests: named after the test's example.</summary>
    public static Caption Caption(string id = "example", string title = "Typical scores run from 2.6 (North East) to 3.1 (South West).") => new(
        id, title, "Overall score by region, in rating points from 1 to 4.", "Made-up figures for nine regions.",
        "SYNTHETIC: made-up answers. Benchmark release 1.0.0, Example round.");

    /// <summary>A figure of a group whose scores lie around <paramref name="mean"/>, with what so many contributors allow.</summary>
    /// <param name="mean">In tenths of a rating point.</param>
    public static Figure Figure(int mean = 29, int contributors = 60, int spread = 5) => new Figure.Published(
        contributors, Coded(mean), Coded(mean + 1),
        contributors >= 20 ? new(Coded(mean - spread / 2), Coded(mean + spread / 2 + 1)) : null,
        contributors >= 50 ? new(Coded(mean - spread), Coded(mean + spread + 1)) : null,
        contributors >= 30 ? new(new(Math.Max(3, spread), spread <= 3 ? Coding.OrBelow : Coding.Exact), [], null) : null);

    /// <summary>Nine regions and England; the smallest region is withheld and one is small.</summary>
    public static IReadOnlyList<FigureRow> Regions() =>
    [
        new("England", Figure(29, 1240), IsTotal: true),
        .. Enum.GetValues<Region>().Select(region => new FigureRow(Benchmark.Domain.Organisations.Regions.Label(region), region switch
        {
            Region.NorthEast => Benchmark.Domain.Releases.Figure.Withheld.Instance,
            Region.London => Figure(30, 15),
            Region.EastMidlands => Figure(36, 40, 6),
            _ => Figure(26 + (int)region % 5, 100 + 15 * (int)region, 4 + (int)region % 3),
        })),
    ];

    /// <summary>A release of providers by region, size and service.</summary>
    /// <param name="seed">The same seed gives the same release.</param>
    /// <param name="organisations">How many took part, roughly; few leave much withheld.</param>
    /// <param name="sector">What it knew of the sector; nothing when left out.</param>
    public static Release ProviderRelease(int seed = 1, int organisations = 1800, IReadOnlyList<SectorCount>? sector = null) => Release(
        Edition(domains: 3, elements: 3, statements: 2), [DimensionCode.Region, DimensionCode.SizeBand, DimensionCode.ServiceType],
        seed, organisations, sector ?? []);

    /// <summary>A release in which nothing can be shown but England as a whole.</summary>
    public static Release OneGroup() => ProviderRelease(organisations: 12);

    /// <summary>A release of an edition with forty elements.</summary>
    public static Release FortyElements() => Release(
        Edition(domains: 5, elements: 8, statements: 1), [DimensionCode.Region, DimensionCode.SizeBand], seed: 6, organisations: 900);

    /// <summary>A release of an edition with one domain of one element with one statement.</summary>
    public static Release OneElement() => Release(Edition(domains: 1, elements: 1, statements: 1), [DimensionCode.Region], seed: 7, organisations: 900);

    /// <summary>A release of an edition that publishes its domains and statements, and no element.</summary>
    public static Release WithoutElements(int elements = 3)
    {
        var plain = Release(Edition(domains: 3, elements, statements: 2), [DimensionCode.Region, DimensionCode.SizeBand], seed: 8, organisations: 1800);
        Measure[] measures = [.. plain.Measures.Where(measure => measure is not Measure.Element)];
        return new(
            plain.Facts, plain.Framework, plain.Lattice, measures, [.. measures.SelectMany(measure => plain.FiguresOf(measure).ToArray())],
            [.. plain.Lattice.Groups.Select((_, at) => plain.ParticipationOf(at) ?? 0)]);
    }

    /// <summary>A release in which everybody gave the same ratings.</summary>
    public static Release Identical()
    {
        var release = ProviderRelease();
        return With(release, figure => figure is Figure.Published published ? Figure(30, published.Contributors, 0) : figure);
    }

    /// <summary>A release of an edition whose parts have very long names, one of them a single word.</summary>
    public static Release LongNames()
    {
        var release = ProviderRelease(organisations: 900);
        const string name = "Making sure that people who use the service, those who care for them and everybody who works here can say what should change";
        const string word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochleadershipdevelopment";
        var edition = release.Framework with
        {
            Title = $"{name}: a framework",
            Domains =
            [
                .. release.Framework.Domains.Select((domain, at) => domain with
                {
                    Title = at == 1 ? word : $"{name} ({domain.Title})",
                    Elements = [.. domain.Elements.Select((element, number) => element with { Title = number == 1 ? word : $"{element.Title}: {name}" })],
                }),
            ],
        };
        return With(release, figure => figure, edition);
    }

    /// <summary>A release of providers with means weighted to the sector by region, counts of care homes together, and two named sets, one withheld.</summary>
    public static Release WeightedRelease()
    {
        const string register = "SYNTHETIC register";
        var day = new DateOnly(2026, 4, 1);
        SectorCount[] regions = [.. Enum.GetValues<Region>().Select(region => new SectorCount(region, null, [], 200 + 60 * (int)region, register, day))];
        var plain = ProviderRelease(sector:
        [
            new(null, null, [], regions.Sum(count => count.Organisations), register, day), .. regions,
            new(Region.London, null, [ServiceType.CareHomeWithNursing, ServiceType.CareHome], 90, register, day),
        ]);
        return new(
            plain.Facts, plain.Framework, plain.Lattice, plain.Measures, [.. plain.Measures.SelectMany(measure => plain.FiguresOf(measure).ToArray())],
            [.. plain.Lattice.Groups.Select((_, at) => plain.ParticipationOf(at) ?? 0)])
        {
            Sector = plain.Sector,
            Weighting = new SectorWeighting.Shown(
                [DimensionCode.Region], [.. regions.Select(count => new Stratum(new(count.Region), count.Organisations))], register, day),
            WeightedMeans = plain.Measures.Index().Where(pair => pair.Item is not Measure.Statement)
                .ToDictionary(pair => pair.Item, pair => Coded(((Figure.Published)plain[pair.Item, Group.England]).Mean.Tenths + pair.Index % 2)),
            Sets =
            [
                new(new("ISLANDS", "Islands", [new(Region.SouthWest, SizeBand.Micro)]), null, plain.Measures.ToDictionary(measure => measure, _ => (Figure)Benchmark.Domain.Releases.Figure.Withheld.Instance)),
                new(new("NORTH", "The North", [new(Region.NorthEast), new(Region.NorthWest)]), 300, plain.Measures.ToDictionary(measure => measure, _ => Figure(31, 300))),
            ],
        };
    }

    /// <summary>A release of councils by region and type.</summary>
    public static Release AuthorityRelease(int seed = 2, int organisations = 150) => Release(
        Edition(domains: 4, elements: 2, statements: 1), [DimensionCode.Region, DimensionCode.AuthorityType], seed, organisations);

    /// <summary>A release of an edition answered in words: participation and nothing else.</summary>
    public static Release ReleaseInWords()
    {
        var release = Release(
            Edition(domains: 5, elements: 1, statements: 6) with { Scale = null }, [DimensionCode.Region, DimensionCode.SizeBand], 3, 400);
        return new(
            release.Facts, release.Framework, release.Lattice, [], [], [.. release.Lattice.Groups.Select((_, at) => release.ParticipationOf(at) ?? 0)])
        {
            Completeness = release.Framework.Domains.Select((domain, number) => (domain.Code, Shares: Shares(release, number)))
                .ToDictionary(pair => pair.Code, pair => pair.Shares),
        };

        static CodedShare?[] Shares(Release release, int number) =>
        [
            .. release.Lattice.Groups.Select((_, at) => release.ParticipationOf(at) is >= 30
                ? number == 4 ? new CodedShare(90, Coding.OrAbove) : new CodedShare(55 + 5 * ((at + number) % 7), Coding.Exact)
                : (CodedShare?)null),
        ];
    }

    /// <summary>Two releases of one edition, the later with the changes it shows; the earlier is smaller.</summary>
    public static (Release Before, Release Now) Sequence(int organisations = 1800)
    {
        var (before, now) = (ProviderRelease(seed: 4, organisations: organisations * 3 / 4), ProviderRelease(seed: 5, organisations: organisations));
        var earlier = before.Facts with { Id = 7, Version = "0.9.0", RoundCode = "example-2025", RoundTitle = "Example round, spring 2025", PublishedAt = new(2025, 6, 1, 9, 0, 0, TimeSpan.Zero) };
        return (
            With(before, earlier, new Dictionary<string, IReadOnlySet<int>>()),
            With(now, now.Facts, new Dictionary<string, IReadOnlySet<int>> { ["0.9.0"] = Enumerable.Range(0, now.Lattice.Groups.Count).Where(group => group % 5 != 3).ToHashSet() }));

        static Release With(Release release, ReleaseFacts facts, IReadOnlyDictionary<string, IReadOnlySet<int>> changes) => new(
            facts, release.Framework, release.Lattice, release.Measures,
            [.. release.Measures.SelectMany(measure => release.FiguresOf(measure).ToArray())],
            [.. release.Lattice.Groups.Select((_, at) => release.ParticipationOf(at) ?? 0)])
        { Changes = changes };
    }

    private static Release With(Release release, Func<Figure, Figure> change, Framework? edition = null) => new(
        release.Facts, edition ?? release.Framework, release.Lattice, release.Measures,
        [.. release.Measures.SelectMany(measure => release.FiguresOf(measure).ToArray()).Select(change)],
        [.. release.Lattice.Groups.Select((_, at) => release.ParticipationOf(at) ?? 0)]);

    /// <summary>What a made-up release says of itself.</summary>
    public static ReleaseFacts Facts() => new(
        1, "example", "2026", "1.0.0", "example-2026", "Example round, spring 2026", null, ReleaseStatus.Published,
        new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero), null, new("default", "1", 10, "Made up for tests."),
        new string('a', 60) + "0123", true, SizeBands.Default,
        [DimensionCode.Region, DimensionCode.SizeBand, DimensionCode.ServiceType]);

    private static Framework Edition(int domains, int elements, int statements) => new(
        "example", "2026", "Example leadership framework", "Example publisher", new(2026, 1, 1), "Made up for tests.", null, Scale, [],
        [
            .. Enumerable.Range(1, domains).Select(domain => new FrameworkDomain($"D{domain}", $"{Domains[domain - 1]}",
            [
                .. Enumerable.Range(1, elements).Select(element => new FrameworkElement($"D{domain}E{element}",
                    Elements[((domain - 1) * elements + element - 1) % Elements.Length], null,
                    [
                        .. Enumerable.Range(1, statements).Select(statement => new Statement(
                            $"D{domain}E{element}S{statement}", $"Made-up statement {statement}.", [], false, [], [], [], [])),
                    ])),
            ])),
        ],
        null, false);

    private static readonly string[] Domains =
        ["Knowing ourselves", "Working together", "Running services well", "Learning and improving", "Looking ahead"];

    private static readonly string[] Elements =
    [
        "Knowing strengths and limits", "Acting on feedback", "Keeping promises", "Listening to people", "Building teams that last",
        "Partners and communities, including those who are seldom heard", "Planning", "People and workload", "Money", "Safety",
    ];

    private static Release Release(
        Framework edition, IReadOnlyList<DimensionCode> dimensions, int seed, int organisations, IReadOnlyList<SectorCount>? sector = null)
    {
        var lattice = new Lattice(dimensions);
        var random = new Random(seed);
        Measure[] measures = edition.Scale is null ? [] :
        [
            new Measure.Overall(), .. edition.Domains.Select(domain => new Measure.Domain(domain.Code)),
            .. edition.Elements.Select(element => new Measure.Element(element.Code)),
        ];
        int[] sizes = [.. lattice.Groups.Select(group => SizeOf(group, organisations))];
        int[] drift = [.. lattice.Groups.Select(group => random.Next(-2, 3) - group[DimensionCode.SizeBand] % 3)];
        Figure[] figures =
        [
            .. measures.SelectMany(measure =>
            {
                var centre = 28 + random.Next(-3, 4);
                return lattice.Groups.Select((group, at) => sizes[at] == 0
                    ? Benchmark.Domain.Releases.Figure.Withheld.Instance
                    : Figure(centre + (group.Depth == 0 ? 0 : drift[at]), sizes[at], 4 + at % 3));
            }),
        ];
        return new(Facts(), edition, lattice, measures, figures, sizes) { Sector = sector ?? [] };
    }

    /// <summary>Unequal regions and sizes, to the nearest 5; 0 where that is below 10, or where the group cannot exist.</summary>
    private static int SizeOf(Group group, int organisations)
    {
        double[] regions = [1, 0.05, 0.14, 0.1, 0.09, 0.1, 0.12, 0.13, 0.16, 0.11];
        double[] sizes = [1, 0.08, 0.62, 0.22, 0.08];
        var share = regions[group[DimensionCode.Region]] * sizes[group[DimensionCode.SizeBand]]
            * (group.ServiceType is null ? 1 : 0.9 / (1 + group[DimensionCode.ServiceType]))
            * (group.AuthorityType is null ? 1 : 0.25);
        var count = (int)Math.Round(organisations * share / 5, MidpointRounding.AwayFromZero) * 5;
        return count < 10 ? 0 : count;
    }

    private static CodedNumber Coded(int tenths) => tenths switch
    {
        >= 38 => new(38, Coding.OrAbove),
        <= 12 => new(12, Coding.OrBelow),
        _ => new(tenths, Coding.Exact),
    };
}
