using Benchmark.Reports.Gallery;
using Benchmark.Tests;

namespace Benchmark.Reports.Tests.Charts;

/// <summary>docs/gallery is what the charts draw.</summary>
public sealed class GalleryTests
{
    public static TheoryData<string> Names => new(ChartGallery.Examples.Select(example => example.Name));

    [Theory, MemberData(nameof(Names))]
    public void A_chart_is_as_the_gallery_shows_it(string name)
    {
        var draw = ChartGallery.Examples.Single(example => example.Name == name).Draw;

        Approve($"{name}.svg", draw(Frame.Alone));
        Approve($"{name}.narrow.svg", draw(Frame.Narrow with { Margin = 16 }));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_chart_is_readable_at_every_width_and_in_every_theme(string name)
    {
        var draw = ChartGallery.Examples.Single(example => example.Name == name).Draw;

        foreach (var theme in new[] { Theme.Light, Theme.Dark, Theme.Print })
            for (var width = 280.0; width <= 1200; width += 92)
                Drawings.AssertReadable(draw(new(width, theme)));
    }

    [Fact]
    public void The_page_and_the_other_themes_are_as_approved()
    {
        Approve("README.md", ChartGallery.Page());
        Approve("quantile-strips.dark.svg", ChartGallery.Examples[0].Draw(Frame.Alone with { Theme = Theme.Dark }));
        Approve("quantile-strips.print.svg", ChartGallery.Examples[0].Draw(Frame.Alone with { Theme = Theme.Print }));
    }

    private static void Approve(string file, string actual) => Approved.MatchFile(actual, Project.PathOf("docs", "gallery", file));
}
