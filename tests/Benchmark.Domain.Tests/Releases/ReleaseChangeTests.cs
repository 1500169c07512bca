using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Domain.Tests.Releases;

public sealed class ReleaseChangeTests
{
    private static readonly ReleaseContents Before = new(
        Edition("Listening", "Learning"), null, "spring", [DimensionCode.Region, DimensionCode.SizeBand], SizeBands.Default, "standard 1")
    {
        Sets = [new("NORTH", "The North", "North East; North West"), new("SOUTH", "The South", "South East; South West")],
    };

    public static TheoryData<string, string, string[]> Changes => new()
    {
        { "another round", "1.3.0", ["ADDED ROUND autumn"] },
        { "the same round again", "1.2.4", ["CORRECTED ROUND spring"] },
        { "a title in other words", "1.3.0", ["ADDED ROUND autumn", "CORRECTED MEASURE element:E1"] },
        { "one element more", "1.3.0", ["ADDED MEASURE element:E3", "ADDED ROUND autumn"] },
        { "one element fewer", "2.0.0", ["REMOVED MEASURE element:E2", "ADDED ROUND autumn"] },
        { "other bands", "2.0.0", ["REDEFINED SIZE_BAND SMALL", "ADDED ROUND autumn"] },
        { "another policy", "2.0.0", ["REDEFINED POLICY standard 2", "ADDED ROUND autumn"] },
        { "fewer dimensions", "2.0.0", ["REMOVED DIMENSION SIZE_BAND", "ADDED ROUND autumn"] },
        { "more dimensions", "2.0.0", ["REDEFINED DIMENSION SERVICE_TYPE", "ADDED ROUND autumn"] },
        { "one set more", "1.3.0", ["ADDED NAMED_SET EAST", "ADDED ROUND autumn"] },
        { "one set fewer", "2.0.0", ["REMOVED NAMED_SET SOUTH", "ADDED ROUND autumn"] },
        { "a set of others", "2.0.0", ["REDEFINED NAMED_SET NORTH", "ADDED ROUND autumn"] },
        { "a set by another name", "1.3.0", ["ADDED ROUND autumn", "CORRECTED NAMED_SET NORTH"] },
        { "a longer scale", "2.0.0", ["REDEFINED SCALE ", "ADDED ROUND autumn"] },
    };

    [Theory, MemberData(nameof(Changes))]
    public void What_is_removed_or_redefined_is_major_what_is_added_minor_and_other_words_a_patch(string what, string version, string[] expected)
    {
        var changes = After(what).Since(Before);

        Assert.Equal(expected, changes.Select(change => $"{Code.Of(change.Kind)} {Code.Of(change.Subject)} {change.Code}"));
        Assert.Equal(version, ReleaseContents.VersionAfter("1.2.3", changes));
    }

    [Fact]
    public void The_first_release_is_1_0_0_and_says_that_it_is_the_first()
    {
        var changes = Before.Since(null);

        Assert.Equal("First release of Example (2026), with the figures of round spring.", Assert.Single(changes).Description);
        Assert.Equal("1.0.0", ReleaseContents.VersionAfter(null, changes));
    }

    private static ReleaseContents After(string what)
    {
        var after = Before with { Round = "autumn" };
        return what switch
        {
            "the same round again" => Before,
            "a title in other words" => after with { Framework = Edition("Hearing", "Learning") },
            "one element more" => after with { Framework = Edition("Listening", "Learning", "Leading") },
            "one element fewer" => after with { Framework = Edition("Listening") },
            "other bands" => after with
            {
                SizeBands = new("2027", [.. SizeBands.Default.Ranges.Select(range => range.Band == SizeBand.Small ? range with { Maximum = 59 } : range)]),
            },
            "one set more" => after with { Sets = [new("EAST", "The East", "East of England"), .. Before.Sets] },
            "one set fewer" => after with { Sets = [Before.Sets[0]] },
            "a set of others" => after with { Sets = [Before.Sets[0] with { Definition = "North East" }, Before.Sets[1]] },
            "a set by another name" => after with { Sets = [Before.Sets[0] with { Title = "Up North" }, Before.Sets[1]] },
            "another policy" => after with { Policy = "standard 2" },
            "fewer dimensions" => after with { Dimensions = [DimensionCode.Region] },
            "more dimensions" => after with { Dimensions = [.. Before.Dimensions, DimensionCode.ServiceType] },
            "a longer scale" => after with { Framework = Before.Framework with { Scale = new([.. Before.Framework.Scale!.Points, new(5, "Beyond")]) } },
            _ => after,
        };
    }

    private static Framework Edition(params string[] elements) => new(
        "example", "2026", "Example", "Example publisher", null, "Made up.", null, new([new(1, "No"), new(2, "Yes")]), [],
        [
            new("D", "Everything",
            [
                .. elements.Select((title, at) => new FrameworkElement(
                    $"E{at + 1}", title, null, [new($"S{at + 1}", "We do.", [], false, [], [], [], [])])),
            ]),
        ],
        null, false)
    {
        Publishes = [MeasureLevel.Element],
    };
}
