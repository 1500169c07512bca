using System.Text.Json;
using System.Text.RegularExpressions;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Tests.Charts;
using Benchmark.Tests;

namespace Benchmark.Reports.Tests.Documents;

public sealed partial class OwnReportTests
{
    public static TheoryData<string> Examples => new(OwnExamples.Reports.Keys);

    [Theory, MemberData(nameof(Examples))]
    public void A_report_is_as_approved(string example)
    {
        var report = OwnExamples.Reports[example]();

        Assert.Equal(report.Html, OwnExamples.Reports[example]().Html);
        Assert.All(report.Exhibits, exhibit => Drawings.AssertReadable(exhibit.Draw(Frame.Wide)));
        Assert.All(report.Exhibits, exhibit => Drawings.AssertReadable(exhibit.Draw(Frame.Narrow)));
        Approved.Match(report.Html, $"{example}.html");
        Approved.Match(report.Data, $"{example}.json");
    }

    [Theory, MemberData(nameof(Examples))]
    public void A_page_names_each_thing_once_and_loads_nothing(string example)
    {
        var html = OwnExamples.Reports[example]().Html;

        var ids = Ids().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.DoesNotMatch("<script|<link|<img|url\\(|@import|(src|href)=\"(?!#)", html);
    }

    [Theory, MemberData(nameof(Examples))]
    public void Every_published_number_is_one_that_the_release_has(string example)
    {
        var report = OwnExamples.Reports[example]();

        Assert.All(
            report.Exhibits.SelectMany(exhibit => exhibit.Shown).OfType<Shown.OfMeasure>().Where(shown => shown.From is null && shown.Figure is Figure.Published),
            shown => Assert.Equal(report.Release![shown.Measure, shown.Group], shown.Figure));
    }

    [Theory, MemberData(nameof(Examples))]
    public void Both_data_files_hold_the_same_numbers(string example)
    {
        var report = OwnExamples.Reports[example]();

        using var json = JsonDocument.Parse(report.Data);
        Assert.Equal(report.Figures.Count(letter => letter == '\n') - 1, json.RootElement.GetProperty("numbers").GetArrayLength());
        Assert.Equal(report.Release!.Facts.Checksum, json.RootElement.GetProperty("checksum").GetString());
    }

    [Fact]
    public void No_words_speak_of_a_rank()
    {
        Assert.All(OwnExamples.Reports.Values, make => Assert.DoesNotMatch(@"\b(\d+(st|nd|rd|th)|ranked|rank \d+|place \d+)\b", make().Html));
    }

    [Fact]
    public void A_group_that_cannot_be_shown_gives_way_to_the_nearest_around_it()
    {
        var report = OwnExamples.Reports["provider-of-a-small-group"]();

        Assert.NotEqual(report.Peers!.Wanted, report.Peers.Group);
        Assert.True(report.Peers.Group.Contains(report.Peers.Wanted));
        Assert.Contains("the nearest broader group that is published", report.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_do_first_begins_with_what_is_overdue()
    {
        var html = OwnExamples.Reports["provider"]().Html;

        var first = html.IndexOf("<li>", html.IndexOf("What should we do first?", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith("<li>Bring your actions up to date: one is overdue. The oldest was due on 1 May 2026", html[first..], StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_do_first_without_a_gap_names_what_is_lowest_before_anything_else()
    {
        var html = OwnExamples.Reports["provider-identical"]().Html;

        var first = html.IndexOf("<li>", html.IndexOf("What should we do first?", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith("<li>Look first at “Knowing strengths and limits”, which you score lowest: 3.0.", html[first..], StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_that_publishes_no_element_has_gaps_where_a_domain_is_one_element_and_claims_nothing_elsewhere()
    {
        var single = OwnExamples.Reports["provider-with-domains-of-one-element"]();
        var several = OwnExamples.Reports["provider-without-elements"]();

        var own = single.Exhibits[0].Shown.OfType<Shown.OfOwn>().ToDictionary(shown => shown.Measure, shown => Math.Round(shown.Score!.Value, 1, MidpointRounding.AwayFromZero));
        var below = single.Release!.Framework.Domains.Where(domain => new Measure.Domain(domain.Code) is var measure
            && own[measure] < ((Figure.Published)single.Release[measure, single.Peers!.Group]).Mean.Value).ToList();
        Assert.NotEmpty(below);
        Assert.All(below, domain => Assert.Contains($"<h3>{domain.Elements[0].Title}: you ", single.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("below your peers' mean nowhere", several.Html, StringComparison.Ordinal);
        Assert.Contains("publishes no figures of single elements", several.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_keeps_words_with_hyphens_whole()
    {
        var html = OwnExamples.Reports["provider-long-names"]().Html;

        Assert.Contains(" and <span class=\"word\">Extra-Care</span> Housing Providers", html, StringComparison.Ordinal);
    }

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Ids();
}
