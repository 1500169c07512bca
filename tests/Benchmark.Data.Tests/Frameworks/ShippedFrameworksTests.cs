using Benchmark.Data.Frameworks;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Organisations;
using Benchmark.Domain.Releases;

namespace Benchmark.Data.Tests.Frameworks;

/// <summary>The editions the product ships, against what their publishers published: docs/methods/scoring.md.</summary>
public sealed class ShippedFrameworksTests
{
    private static readonly FrameworkFiles Shipped = FrameworkFiles.Shipped;

    [Theory]
    [InlineData("well-led-2024", 1, 10, 40)]
    [InlineData("lqf-2012", 7, 28, 200)]
    [InlineData("topss-2004", 4, 4, 26)]
    [InlineData("driving-up-quality-2013", 5, 5, 31)]
    [InlineData("la-assurance-2023", 4, 9, 9)]
    [InlineData("nhs-lf-2011", 7, 28, 0)]
    [InlineData("lqf-2026", 6, 6, 0)]
    public void An_edition_has_as_many_parts_as_was_published(string name, int domains, int elements, int statements)
    {
        var framework = Edition(name);

        Assert.Equal(
            (domains, elements, statements),
            (framework.Domains.Count, framework.Elements.Count(), framework.Statements.Count()));
    }

    [Fact]
    public void Nothing_else_is_shipped() => Assert.Equal(
        ["driving-up-quality-2013", "la-assurance-2023", "lqf-2012", "lqf-2026", "nhs-lf-2011", "topss-2004", "well-led-2024"],
        Shipped.Frameworks.Select(framework => framework.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_well_led_edition_has_twenty_checks_on_leaders_and_two_elements_to_read()
    {
        var wellLed = Edition("well-led-2024");

        Assert.Equal(20, wellLed.Elements.Single(element => element.Code == "WL2").Statements.Count);
        Assert.Equal(["WLC", "WLG"], wellLed.Elements.Where(element => element.Statements.Count == 0).Select(element => element.Code));
    }

    [Fact]
    public void The_lists_of_2004_are_as_long_as_they_were() =>
        Assert.Equal([10, 8, 5, 3], Edition("topss-2004").Elements.Select(element => element.Statements.Count));

    [Fact]
    public void The_self_assessment_of_2013_asks_forty_questions_in_31_rows()
    {
        var code = Edition("driving-up-quality-2013");

        Assert.Null(code.Scale);
        Assert.Equal([9, 5, 8, 4, 5], code.Elements.Select(element => element.Statements.Count));
        Assert.Equal(
            [12, 8, 10, 4, 6],
            code.Elements.Select(element => element.Statements.Sum(statement => Math.Max(1, statement.Questions.Count))));
        Assert.Equal(["DU1.1"], code.Statements.Where(statement => statement.AsksForNumber).Select(statement => statement.Code));
        Assert.All(code.Statements, statement => Assert.All(statement.Questions.Append(statement.Text), text => Assert.EndsWith("?", text)));
    }

    [Theory]
    [InlineData(PerspectiveCode.FrontLineWorker, 40, "LQ1 LQ2 LQ3 LQ4 LQ5")]
    [InlineData(PerspectiveCode.FrontLineLeader, 40, "LQ1 LQ2 LQ3 LQ4 LQ5")]
    [InlineData(PerspectiveCode.OperationalLeader, 40, "LQ1 LQ2 LQ3 LQ4 LQ5")]
    [InlineData(PerspectiveCode.StrategicLeader, 56, "LQ1 LQ2 LQ3 LQ4 LQ5 LQ6 LQ7")]
    [InlineData(PerspectiveCode.PeopleAndCarers, 24, "LQ1 LQ2 LQ4")]
    public void Each_perspective_answers_two_statements_an_element_in_its_own_words(PerspectiveCode perspective, int statements, string domains)
    {
        var lqf = Edition("lqf-2012");

        var asked = lqf.StatementsFor(perspective, OrganisationKind.Provider, ServiceType.CareHome).ToList();

        Assert.Equal(statements, asked.Count);
        Assert.Equal(domains, string.Join(' ', lqf.MeasuresFor(perspective).OfType<Measure.Domain>().Select(each => each.Code)));
        Assert.All(
            lqf.Elements.Select(element => element.Statements.Count(asked.Contains)), count => Assert.True(count is 0 or 2));
    }

    [Fact]
    public void Raters_who_could_be_recognised_are_protected() => Assert.Equal(
        [PerspectiveCode.FrontLineWorker, PerspectiveCode.PeopleAndCarers],
        Edition("lqf-2012").Perspectives.Where(perspective => perspective.MinimumRaters == 5).Select(perspective => perspective.Code));

    [Fact]
    public void Local_authority_assurance_is_for_councils_alone()
    {
        var assurance = Edition("la-assurance-2023");

        Assert.Equal(9, assurance.StatementsFor(null, OrganisationKind.LocalAuthority, null).Count());
        Assert.Empty(assurance.StatementsFor(null, OrganisationKind.Provider, ServiceType.CareHome));
    }

    [Fact]
    public void No_sentence_is_used_twice_in_an_edition() => Assert.All(Shipped.Frameworks, framework =>
        Assert.Equal(framework.Statements.Count(), framework.Statements.DistinctBy(statement => statement.Text).Count()));

    [Fact]
    public void The_latest_edition_that_can_be_answered_is_found_by_its_code()
    {
        Assert.Equal("2012", Shipped.Find("lqf")?.Edition);
        Assert.Equal("2026", Shipped.Find("lqf", "2026")?.Edition);
        Assert.Null(Shipped.Find("lqf", "1999"));
    }

    [Fact]
    public void Only_the_likeness_of_the_two_frameworks_of_2012_and_2011_was_published()
    {
        var published = Shipped.Crosswalk.Mappings.Where(mapping => mapping.Basis == MappingBasis.Published);

        Assert.Equal(
            ["LQ1 NL1", "LQ2 NL2", "LQ3 NL3", "LQ4 NL4", "LQ5 NL5", "LQ6 NL6", "LQ7 NL7"],
            published.Select(mapping => $"{mapping.From.Code} {mapping.To.Code}"));
    }

    [Fact]
    public void Every_dimension_of_2012_leads_to_every_other_edition()
    {
        var others = Shipped.Frameworks.Select(framework => framework.Name).Where(name => name != "lqf-2012").ToHashSet();

        Assert.All(Edition("lqf-2012").Domains, domain => Assert.Superset(
            others, Shipped.Crosswalk.CounterpartsOf(new("lqf-2012", domain.Code)).Select(there => there.Place.Framework).ToHashSet()));
    }

    [Fact]
    public void An_edition_frozen_as_json_comes_back_to_the_byte() => Assert.All(Shipped.Frameworks, framework =>
    {
        var json = FrameworkDocument.ToJson(framework);

        Assert.Equal(json, FrameworkDocument.ToJson(FrameworkDocument.FromJson(json)));
    });

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{")]
    public void A_stored_edition_that_cannot_be_read_is_impossible_data(string json) =>
        Assert.Throws<InvalidDataException>(() => FrameworkDocument.FromJson(json));

    private static Framework Edition(string name) => Shipped.Frameworks.Single(framework => framework.Name == name);
}
