using Benchmark.Data.Disclosure;
using Benchmark.Domain;
using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Disclosure;

public sealed class PolicyFileTests
{
    [Fact]
    public void The_policy_for_providers_shows_regions_sizes_and_services_of_ten_or_more()
    {
        var policy = PolicyFiles.Find("standard")!;

        Assert.Equal(350, policy.Lattice.Groups.Count);
        Assert.Equal(("1", 10, 10), (policy.Version, policy.MinimumGroups, policy.MinimumOrganisations));
        Assert.Equal(MaskMode.MinimumSupport, policy.Mode);
        Assert.Equal(new Thresholds(20, 50, 30, 100), policy.Thresholds);
        Assert.Equal(new Dominance(50, 67, 3), policy.Dominance);
        Assert.Equal(new CodedEnds(12, 38, 3, 10, 90), policy.Coding);
        Assert.Equal(new Rounding(5, 5, 1), policy.Rounding);
        Assert.Equal(new TrendRule(20, 2), policy.Trend);
    }

    [Fact]
    public void The_policy_for_local_authorities_shows_regions_and_types()
    {
        var policy = PolicyFiles.Find("local-authorities", "1")!;

        Assert.Equal([DimensionCode.Region, DimensionCode.AuthorityType], policy.Lattice.Dimensions);
        Assert.Equal(10, policy.MinimumGroups);
    }

    [Theory]
    [InlineData("standard", "standard-research", 20)]
    [InlineData("standard-coarse", "standard-research-coarse", 40)]
    [InlineData("local-authorities", "local-authorities-research", 20)]
    [InlineData("local-authorities-coarse", "local-authorities-research-coarse", 40)]
    public void A_research_policy_adds_anonymised_assessments_and_changes_nothing_else(string code, string research, int random)
    {
        var (without, with) = (PolicyFiles.Find(code)!, PolicyFiles.Find(research)!);

        Assert.Equal(new MicrodataRule(10, random, 10), with.Microdata);
        Assert.StartsWith(without.Summary + " Researchers who accepted the terms also see", with.Summary, StringComparison.Ordinal);
        Assert.Equivalent(without with { Code = research, Summary = with.Summary, Microdata = with.Microdata }, with, strict: true);
    }

    [Fact]
    public void Every_policy_is_told_of_in_the_method_pages()
    {
        var pages = File.ReadAllText(Project.PathOf("docs", "methods", "disclosure.md")) + File.ReadAllText(Project.PathOf("docs", "methods", "microdata.md"));

        Assert.All(PolicyFiles.All, policy => Assert.Contains($"`{policy.Code}`", pages, StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_nobody_wrote_is_not_found()
    {
        Assert.Null(PolicyFiles.Find("lenient"));
        Assert.Null(PolicyFiles.Find("standard", "0"));
    }

    [Fact]
    public void Every_mistake_is_named_at_once_with_its_place()
    {
        var refusal = Assert.Throws<InvalidFileException>(() => Read("""
            code: broken
            version: one
            sets:
              - code: TOWNS
                title: Some towns
                groups: [{ region: LONDON }, { service_type: CARE_HOME }, { town: LEEDS }]
            mode: guess
            dimensions:
              - code: REGION
              - code: PLANET
              - code: REGION
            minimum:
              corporate_groups: 1
            thresholds: { quartiles: 20, deciles: 50, shares: 30, whole_percents: 5 }
            dominance: [50, 67]
            coding: { low_tenths: 12, high_tenths: 38, deviation_tenths: 3, low_percent: 10, high_percent: 90 }
            rounding: { count: 5, share_percent: 5, halves: even }
            weighting: { organisations: 5, partitions: [{ by: [REGION, AUTHORITY_TYPE] }, { from: [REGION] }] }
            """, "broken.yaml"));

        Approved.Match(string.Join("\n", refusal.Problems) + "\n", "broken-policy.txt");
    }

    [Fact]
    public void A_file_that_is_not_YAML_says_where()
    {
        var refusal = Assert.Throws<InvalidFileException>(() => Read("code: [standard", "broken.yaml"));

        Assert.StartsWith("broken.yaml:2:1: This is not valid YAML", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[SMALL, MEDIUM]", "[MEDIUM, LARGE]", false, false)]
    [InlineData("[SMALL, MEDIUM]", "[MEDIUM, LARGE]", true, true)]
    [InlineData("[SMALL, MEDIUM]", "[SMALL, MEDIUM, LARGE]", false, true)]
    [InlineData("[MICRO, SMALL]", "[MEDIUM, LARGE]", false, true)]
    [InlineData("[MICRO, TINY]", "[MEDIUM, LARGE]", false, false)]
    [InlineData("[MICRO, MICRO]", "[MEDIUM, LARGE]", false, false)]
    [InlineData("[]", "[MEDIUM, LARGE]", false, false)]
    public void Groupings_are_nested_or_apart_unless_an_overlap_is_declared(string first, string second, bool declared, bool accepted)
    {
        var text = File.ReadAllText(Project.PathOf("schema", "policies", "standard.yaml")).Replace("  - code: SIZE_BAND", $"""
              - code: SIZE_BAND
                groupings:
                  - code: FIRST
                    values: {first}
                    overlaps_others: {(declared ? "true" : "false")}
                  - code: SECOND
                    values: {second}
                    overlaps_others: {(declared ? "true" : "false")}
            """, StringComparison.Ordinal);

        var refusal = Record.Exception(() => Read(text, "standard.yaml"));

        Assert.Equal(accepted, refusal is null);
        Assert.True(refusal is null or InvalidFileException);
    }

    private static Policy Read(string text, string file) => PolicyFile.Read(new StringReader(text), file);
}
