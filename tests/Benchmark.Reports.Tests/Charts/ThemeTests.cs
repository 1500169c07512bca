namespace Benchmark.Reports.Tests.Charts;

/// <summary>The colours can be told apart by everyone: WCAG 2.2, 1.4.3 and 1.4.11.</summary>
public sealed class ThemeTests
{
    public static TheoryData<string> Themes => new("light", "dark", "print");

    [Theory, MemberData(nameof(Themes))]
    public void Words_stand_out_from_what_is_behind_them(string name)
    {
        var theme = Named(name);

        Assert.All([theme.Ink, theme.Muted], ink => AtLeast(4.5, ink, theme.Background));
        Assert.All(theme.Sequence.Concat(theme.Diverging), fill => AtLeast(4.5, Theme.InkOn(fill), fill));
    }

    [Theory, MemberData(nameof(Themes))]
    public void Marks_stand_out_from_the_background(string name)
    {
        var theme = Named(name);

        Assert.All([theme.Deep, theme.Accent, .. theme.Series], mark => AtLeast(3, mark, theme.Background));
        Assert.All([theme.Pale, theme.Strong], band => AtLeast(2, theme.Deep, band));
    }

    [Theory, MemberData(nameof(Themes))]
    public void Steps_differ_in_lightness_alone_so_that_no_colour_blindness_confuses_them(string name)
    {
        var theme = Named(name);

        Assert.All(theme.Sequence.Zip(theme.Sequence.Skip(1)), pair => AtLeast(1.25, pair.First, pair.Second));
        Assert.All(theme.Diverging.Zip(theme.Diverging.Skip(1)), pair => AtLeast(1.1, pair.First, pair.Second));
    }

    private static Theme Named(string name) => new[] { Theme.Light, Theme.Dark, Theme.Print }.Single(theme => theme.Name == name);

    private static void AtLeast(double contrast, string one, string other) =>
        Assert.True(Theme.Contrast(one, other) >= contrast, $"{one} on {other} has {Theme.Contrast(one, other):0.00}, not {contrast}.");
}
