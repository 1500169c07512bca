using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Benchmark.EndToEnd.Tests.Pages;

/// <summary>Every page of the product as readers meet it: on a desk, on a phone, on paper, by keyboard, enlarged.</summary>
public sealed partial class PageTests(DemoServer server, Reader reader) : IClassFixture<Reader>
{
    private const string Sector = "/reports/sector/well-led-2024/1.2.0";
    private const string Own = "/reports/provider";
    private const string Authority = "/reports/authority";

    /// <summary>The sheet of somebody who was invited to rate; its address is secret and made for each test.</summary>
    private const string Rater = "/rate/";

    /// <summary>Each page of the product.</summary>
    public static TheoryData<string> Addresses => new(
        "/", Sector, "/reports/sector/driving-up-quality-2013/1.0.0", "/reports/audit/well-led-2024/1.2.0", "/reports/methods", Own, "/datasets",
        Authority, "/reports/sector/la-assurance-2023/1.0.0", "/datasets/well-led-2024/1.2.0", "/nothing-here", Rater);

    [Theory, MemberData(nameof(Addresses))]
    public async Task Axe_finds_nothing_on_it_at_any_width(string address)
    {
        foreach (var width in new[] { 320, 768, 1280 })
        {
            var page = await OpenAsync(address, width);

            Assert.Equal("", await Reader.FaultsAsync(page));
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task It_fits_a_phone_a_desk_and_a_window_enlarged_twice(string address)
    {
        foreach (var (width, fineness) in new[] { (320, 2f), (640, 2f), (1280, 1f) })
        {
            var page = await OpenAsync(address, width, fineness);

            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Equal(0, await page.EvaluateAsync<int>("document.scripts.length"));
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task The_keyboard_alone_reaches_every_link_and_shows_where_it_is(string address)
    {
        var page = await OpenAsync(address, 1280);
        var wanted = await page.EvaluateAsync<int>("""
            document.querySelectorAll('a[href], summary, button, textarea, input:not([type=radio]), [tabindex="0"]').length
                - document.querySelectorAll('details:not([open]) [tabindex="0"], details:not([open]) a[href]').length
                + new Set([...document.querySelectorAll('input[type=radio]')].map(choice => choice.name)).size
            """);

        var reached = new HashSet<string>();
        for (var press = 0; press <= wanted + 5; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (place, outline) = await FocusAsync(page);
            if (place.Length == 0)
                break;
            reached.Add(place);
            Assert.NotEqual("none", outline);
        }

        Assert.Equal(wanted, reached.Count);
    }

    [Fact]
    public async Task The_first_key_skips_to_the_report()
    {
        var page = await OpenAsync(Sector, 1280);

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("#main", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Sector)]
    [InlineData(Own)]
    public async Task On_paper_the_tables_are_open_and_the_wide_charts_fit(string address)
    {
        var page = await OpenAsync(address, 680);

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(await page.Locator("details table").First.IsVisibleAsync());
        Assert.True(await page.Locator("figure .wide").First.IsVisibleAsync());
        Assert.False(await page.Locator("figure .narrow").First.IsVisibleAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>(
            "[...document.querySelectorAll('svg, table')].filter(part => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_chart_names_itself_and_states_its_finding(string address)
    {
        var page = await OpenAsync(address, 1280);

        var charts = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('svg')].map(svg => `${svg.getAttribute('role')}|${svg.querySelector('title')?.textContent ?? ''}|${svg.querySelector('desc')?.textContent ?? ''}`)");

        Assert.All(charts, chart => Assert.Matches(@"^img\|.{10,}\|.{10,}$", chart.ReplaceLineEndings(" ")));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task A_word_with_a_hyphen_stays_on_one_line_of_the_title(int width)
    {
        var page = await OpenAsync(Sector, width);

        var lines = await page.EvaluateAsync<int[]>("""
            (() => {
                const letters = document.createTreeWalker(document.querySelector('h1'), NodeFilter.SHOW_TEXT);
                const tops = [];
                for (let text; text = letters.nextNode();)
                    for (const word of text.data.matchAll(/\S+-\S+/g)) {
                        const range = document.createRange();
                        range.setStart(text, word.index);
                        range.setEnd(text, word.index + word[0].length);
                        tops.push(new Set([...range.getClientRects()].map(box => Math.round(box.top))).size);
                    }
                return tops;
            })()
            """);

        Assert.Equal([1, 1], lines);
    }

    [Theory]
    [InlineData("/", "/reports/sector/")]
    [InlineData("/datasets", "/datasets/")]
    public async Task Everything_that_a_list_names_opens(string list, string prefix)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var html = await server.Client.GetStringAsync(list, cancellation);
        var addresses = Links().Matches(html).Select(link => link.Groups[1].Value).Where(address => address.StartsWith(prefix, StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(addresses.Count > 10, html);
        foreach (var address in addresses)
        {
            using var answer = await server.Client.GetAsync(address, cancellation);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Ones_own_report_is_for_oneself_and_kept_by_nobody()
    {
        var nobody = await server.Client.GetAsync(Own, TestContext.Current.CancellationToken);
        using var mine = await AskAsync(Own);

        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        Assert.Equal("no-store", mine.Headers.CacheControl?.ToString());
        Assert.Equal("no-store", nobody.Headers.CacheControl?.ToString());
        Assert.Contains("What should we do first?", await mine.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_council_reads_what_its_visitors_found_beside_its_own_scores()
    {
        using var own = await AskAsync(Authority, DemoServer.Council);
        using var others = await AskAsync(Authority);

        var page = await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (own.StatusCode, others.StatusCode));
        Assert.Contains("they score it 2.", page, StringComparison.Ordinal);
        Assert.Contains("Say who decides when partners disagree.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Sector)]
    [InlineData(Sector + "?format=csv")]
    [InlineData("/reports/methods")]
    public async Task A_public_page_that_has_not_changed_is_not_sent_again(string address)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var first = await server.Client.GetAsync(address, cancellation);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await server.Client.SendAsync(again, cancellation);

        Assert.Equal("public, max-age=300", first.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_report_that_there_is_not_is_not_found()
    {
        using var sector = await server.Client.GetAsync("/reports/sector/well-led-2024/99.0.0", TestContext.Current.CancellationToken);
        using var own = await AskAsync(Own + "?release=well-led-2024/99.0.0");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (sector.StatusCode, own.StatusCode));
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/datasets/well-led-2024/99.0.0/figures.csv")]
    [InlineData("/reports/audit/well-led-2024/99.0.0")]
    public async Task An_address_of_nothing_says_where_to_go_on_to_people_and_to_programs(string address)
    {
        using var browser = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "text/html" } } };
        using var page = await server.Client.SendAsync(browser, TestContext.Current.CancellationToken);
        using var line = await server.Client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, line.StatusCode));
        Assert.Contains("<a href=\"/datasets\">", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("text/plain", line.Content.Headers.ContentType?.MediaType);
        Assert.Contains("/datasets", await line.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex Links();

    private async Task<IPage> OpenAsync(string address, int width, float fineness = 1) => await reader.OpenAsync(
        new(server.Client.BaseAddress!, address == Rater ? await InviteAsync() : address), width,
        address switch { Own => await server.KeyAsync(), Authority => await server.KeyAsync(DemoServer.Council), _ => null }, fineness);

    /// <summary>Begins an assessment that several people answer, or goes on with it, and invites one more.</summary>
    private async Task<string> InviteAsync()
    {
        const string start = """
            mutation { startAssessment(input: { round: "try-it-with-raters", perspective: FRONT_LINE_WORKER }) { assessment { id } } }
            """;
        const string find = """
            { viewer { organisation { assessments(first: 1, where: { round: "try-it-with-raters" }) { nodes { id } } } } }
            """;
        const string invite = """
            mutation($id: ID!) { inviteRater(input: { assessment: $id }) { invitationLink { link } } }
            """;
        var started = (await QueryAsync(start)).GetProperty("startAssessment").GetProperty("assessment");
        var assessment = started.ValueKind == JsonValueKind.Null
            ? (await QueryAsync(find)).GetProperty("viewer").GetProperty("organisation").GetProperty("assessments").GetProperty("nodes")[0]
            : started;
        return (await QueryAsync(invite, new { id = assessment.GetProperty("id").GetString() }))
            .GetProperty("inviteRater").GetProperty("invitationLink").GetProperty("link").GetString()!;
    }

    private async Task<JsonElement> QueryAsync(string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new("Bearer", await server.KeyAsync());
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("data");
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string organisation = DemoServer.Organisation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", await server.KeyAsync(organisation));
        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<(string Place, string Outline)> FocusAsync(IPage page)
    {
        var words = await page.EvaluateAsync<string>(
            "(() => { const now = document.activeElement; if (!now || now === document.body) return '|'; const all = [...document.querySelectorAll('*')]; return `${all.indexOf(now)}|${getComputedStyle(now).outlineStyle}`; })()");
        var parts = words.Split('|');
        return (parts[0], parts[1]);
    }
}
