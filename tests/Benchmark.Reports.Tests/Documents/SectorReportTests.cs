using System.Text.RegularExpressions;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;
using Benchmark.Reports.Documents;
using Benchmark.Reports.Tests.Charts;
using Benchmark.Tests;

namespace Benchmark.Reports.Tests.Documents;

public sealed partial class SectorReportTests
{
    public static TheoryData<string> Examples => new(Reports.Keys);

    internal static Dictionary<string, Func<Report>> Reports => new()
    {
        ["providers"] = () => SectorReport.Of(Some.ProviderRelease()),
        ["authorities"] = () => SectorReport.Of(Some.AuthorityRelease()),
        ["in-words"] = () => SectorReport.Of(Some.ReleaseInWords()),
        ["all-withheld"] = () => SectorReport.Of(Some.ProviderRelease(organisations: 0)),
        ["one-group"] = () => SectorReport.Of(Some.OneGroup()),
        ["one-element"] = () => SectorReport.Of(Some.OneElement()),
        ["forty-elements"] = () => SectorReport.Of(Some.FortyElements()),
        ["without-elements"] = () => SectorReport.Of(Some.WithoutElements()),
        ["identical"] = () => SectorReport.Of(Some.Identical()),
        ["long-names"] = () => SectorReport.Of(Some.LongNames()),
        ["second-round"] = () => SectorReport.Of(Some.Sequence().Now, Some.Sequence().Before),
        ["changes-not-shown"] = () => SectorReport.Of(Some.ProviderRelease(), Some.Sequence().Before),
        ["weighted"] = () => SectorReport.Of(Some.WeightedRelease()),
    };

    [Theory, MemberData(nameof(Examples))]
    public void A_report_is_as_approved(string example)
    {
        var report = Reports[example]();

        Assert.Equal(report.Html, Reports[example]().Html);
        Assert.All(report.Exhibits, exhibit => Drawings.AssertReadable(exhibit.Draw(Frame.Wide)));
        Assert.All(report.Exhibits, exhibit => Drawings.AssertReadable(exhibit.Draw(Frame.Narrow)));
        Approved.Match(report.Html, $"sector.{example}.html");
        Approved.Match(report.Figures, $"sector.{example}.csv");
    }

    [Theory, MemberData(nameof(Examples))]
    public void A_page_names_each_thing_once_and_loads_nothing(string example)
    {
        var html = Reports[example]().Html;

        var ids = Ids().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.DoesNotMatch("<script|<link|<img|url\\(|@import|(src|href)=\"(?!#)", html);
    }

    [Fact]
    public void A_report_of_withheld_figures_shows_no_number_of_them()
    {
        var report = SectorReport.Of(Some.ProviderRelease(organisations: 0));

        var lines = report.Figures.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        Assert.All(lines, line => Assert.Contains(",,,withheld,[c],", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_is_shown_only_where_the_release_lets_it_through()
    {
        var (before, now) = Some.Sequence();

        var change = SectorReport.Of(now, before).Exhibits.Single(exhibit => exhibit.Caption.Id == "change");

        var shown = now.Changes[before.Facts.Version];
        Assert.Contains(change.Shown.OfType<Shown.OfChange>(), part => part.Tenths is not null);
        Assert.All(change.Shown.OfType<Shown.OfChange>(), part => Assert.True(part.Tenths is null || shown.Contains(now.Lattice.IndexOf(part.Group))));
        Assert.All(change.Shown.OfType<Shown.OfChange>().Where(part => part.Tenths is not null), part => Assert.Equal(
            ((Figure.Published)now[part.Measure, part.Group]).Mean.Tenths - ((Figure.Published)before[part.Measure, part.Group]).Mean.Tenths, part.Tenths));
    }

    [Fact]
    public void An_edition_that_publishes_no_element_is_told_by_its_domains()
    {
        var report = SectorReport.Of(Some.WithoutElements());

        Assert.Contains(report.Exhibits, exhibit => exhibit.Caption.Id == "domains");
        Assert.DoesNotContain(report.Exhibits, exhibit => exhibit.Caption.Id == "elements");
        Assert.Contains(report.Release!.Framework.Domains, domain => report.Html.Contains($", for “{domain.Title}”; the lowest is", StringComparison.Ordinal));
    }

    [Fact]
    public void Means_that_moved_by_no_more_than_chance_explains_are_said_to_have_moved()
    {
        var (before, now) = Some.Sequence();
        var still = SectorReport.Of(now, new(
            before.Facts, now.Framework, now.Lattice, now.Measures, [.. now.Measures.SelectMany(measure => now.FiguresOf(measure).ToArray()).Select(LowerByATenth)],
            [.. now.Lattice.Groups.Select((_, at) => now.ParticipationOf(at) ?? 0)]));

        Assert.Equal("No mean moved by more than 0.1, which chance and rounding can explain.", still.Exhibits.Single(exhibit => exhibit.Caption.Id == "change").Caption.Title);

        static Figure LowerByATenth(Figure figure) => figure is Figure.Published published ? published with { Mean = new(published.Mean.Tenths - 1, Coding.Exact) } : figure;
    }

    [Fact]
    public void Made_up_answers_beside_counts_of_real_organisations_are_labelled()
    {
        var real = Some.ProviderRelease(sector: [new(Region.London, null, [], 1283, "A regulator's open data", new(2026, 7, 1))]);

        Assert.Contains("SYNTHETIC answers beside counts of real organisations", SectorReport.Of(real).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("SYNTHETIC answers beside", SectorReport.Of(Some.WeightedRelease()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_scores_speaks_of_participation_only()
    {
        var report = SectorReport.Of(Some.ReleaseInWords());

        Assert.Equal(["participation", "completeness"], report.Exhibits.Select(exhibit => exhibit.Caption.Id));
        Assert.DoesNotContain("median", report.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Files_have_the_same_names_and_bytes_each_time()
    {
        var folders = new[] { Directory.CreateTempSubdirectory(), Directory.CreateTempSubdirectory() };
        ReportFormat[] formats = [ReportFormat.Html, ReportFormat.Svg, ReportFormat.Png, ReportFormat.Csv, ReportFormat.Json];
        var report = SectorReport.Of(Some.AuthorityRelease());

        var first = await ReportFiles.WriteAsync(report, folders[0].FullName, formats, null, TestContext.Current.CancellationToken);
        var second = await ReportFiles.WriteAsync(report, folders[1].FullName, formats, null, TestContext.Current.CancellationToken);

        Approved.Match(string.Join('\n', first.Select(Path.GetFileName)) + "\n", "sector.files.txt");
        Assert.Equal(first.Select(File.ReadAllBytes), second.Select(File.ReadAllBytes));
        Array.ForEach(folders, folder => folder.Delete(recursive: true));
    }

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Ids();
}
