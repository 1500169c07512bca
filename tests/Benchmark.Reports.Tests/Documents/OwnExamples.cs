using Benchmark.Data.Organisations;
using Benchmark.Domain.Actions;
using Benchmark.Domain.Assessments;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;

namespace Benchmark.Reports.Tests.Documents;

/// <summary>Made-up organisations beside made-up releases.</summary>
internal static class OwnExamples
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    /// <summary>By name, with what is awkward about each.</summary>
    public static Dictionary<string, Func<Report>> Reports { get; } = new()
    {
        ["provider"] = () => Provider(Some.Sequence(), Organisation()),
        ["provider-of-a-small-group"] = () => Provider(Some.Sequence(), Organisation() with { Region = Region.NorthEast, SizeBand = SizeBand.Large }),
        ["provider-all-withheld"] = () => Provider((null, Some.ProviderRelease(organisations: 0)), Organisation()),
        ["provider-identical"] = () => Provider((null, Some.ProviderRelease()), Organisation(), rate: (_, _) => 3, actions: []),
        ["provider-long-names"] = () => Provider((null, Some.ProviderRelease()), Organisation() with
        {
            Name = "The Association of Independent and Voluntary Domiciliary, Supported Living and Extra-Care Housing Providers of the Upper Valleys (Registered in England and Wales) Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Limited",
        }),
        ["provider-of-forty-elements"] = () => Provider((null, Some.FortyElements()), Organisation()),
        ["provider-of-one-element"] = () => Provider((null, Some.OneElement()), Organisation(), actions: []),
        ["provider-without-elements"] = () => Provider((null, Some.WithoutElements()), Organisation(), actions: []),
        ["provider-with-domains-of-one-element"] = () => Provider((null, Some.WithoutElements(elements: 1)), Organisation(), actions: []),
        ["provider-of-long-elements"] = () => Provider((null, Some.LongNames()), Organisation()),
        ["provider-one-group"] = () => Provider((null, Some.OneGroup()), Organisation()),
        ["provider-missing-round"] = () => Provider(Some.Sequence(), Organisation(), rounds: ["example-2024", "example-2026"]),
        ["provider-without-assessment"] = () => Provider(Some.Sequence(), Organisation(), rounds: [], actions: []),
        ["authority"] = () => Authority(isReviewed: true),
        ["authority-all-withheld"] = () => Authority(isReviewed: true, organisations: 0),
        ["authority-unreviewed"] = () => Authority(isReviewed: false),
    };

    private static OrganisationFacts Organisation() => new(
        "org-1", "Made-up Care Ltd", null, OrganisationKind.Provider, Region.London, SizeBand.Small, ServiceType.Domiciliary, null);

    private static Report Provider(
        (Release? Before, Release Now) releases, OrganisationFacts organisation, string[]? rounds = null,
        Func<string, int, int>? rate = null, IReadOnlyList<PlannedAction>? actions = null)
    {
        var own = new OwnRecord(
            organisation,
            [.. (rounds ?? (releases.Before is null ? ["example-2026"] : ["example-2025", "example-2026"])).Select((round, at) => Round(releases.Now, organisation, round, at, rate ?? Rate))],
            actions ?? Actions());
        return ProviderReport.Of(
            new(own, releases.Now, Today), releases.Before is null ? [] : [releases.Before],
            [new("Example leadership framework: Working together", "A home asked families to chair its quality meetings. <Attendance> doubled within a year & stayed up.")]);
    }

    private static Report Authority(bool isReviewed, int organisations = 150)
    {
        var release = Some.AuthorityRelease(organisations: organisations);
        var organisation = new OrganisationFacts("la-1", "Made-up Council", null, OrganisationKind.LocalAuthority, Region.London, null, null, AuthorityType.LondonBorough);
        var own = new OwnRecord(organisation, [Round(release, organisation, "example-2026", 1, Rate)], []);
        var theme = release.Framework.Domains[^1];
        return AuthorityReport.Of(new(own, release, Today), [], isReviewed ?
        [
            new(theme.Code, new(2026, 5, 12), null, 2, ["Councillors and officers know the numbers."], ["Look at how carers are heard.", "Write down who decides what."],
                [new(theme.Elements[0].Code, 3, ["Plans are followed up every quarter."]), new(theme.Elements[1].Code, null, [])]),
        ] : [], []);
    }

    private static OwnRound Round(Release release, OrganisationFacts organisation, string round, int number, Func<string, int, int> rate)
    {
        var respondent = new Respondent(organisation.Kind, organisation.ServiceType);
        var ratings = release.Framework.Statements.Select((statement, at) => (statement.Code, Rating: rate(round, at))).ToDictionary(pair => pair.Code, pair => pair.Rating);
        return new(
            new(number + 1, organisation.Reference, round, release.Framework.Name, respondent, AssessmentStatus.Submitted, 1, new DateTimeOffset(int.Parse(round[^4..], null), 4, 1, 0, 0, 0, TimeSpan.Zero)),
            Scorecard.Of(release.Framework, respondent, [new("", ratings)]));
    }

    private static int Rate(string round, int statement) => statement % 5 == 2 ? 1 : statement % 4 == 3 ? 4 : round == "example-2025" ? 2 : 3 - statement % 2;

    private static IReadOnlyList<PlannedAction> Actions() =>
    [
        Action(1, "D1E2S1", "Ask people who use the service what should change, and tell them what did.", new(2026, 5, 1)),
        Action(2, "D2E1S1", "Review the team's plan.", new(2026, 9, 30)),
        Action(3, "D1E1S1", "Finished long ago.", new(2026, 1, 1)) with { Status = ActionStatus.Done },
    ];

    private static PlannedAction Action(int number, string statement, string text, DateOnly due) => new(
        number, "example-2026", "example-2026", 2, statement, text, "Registered manager", due, ActionStatus.Planned, default, default, null, null);
}
