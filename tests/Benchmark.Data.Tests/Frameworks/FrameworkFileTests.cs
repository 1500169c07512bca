using Benchmark.Data.Frameworks;
using Benchmark.Domain;
using Benchmark.Domain.Organisations;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Frameworks;

public sealed class FrameworkFileTests
{
    [Theory]
    [InlineData("shape")]
    [InlineData("codes")]
    [InlineData("scale-and-bands")]
    [InlineData("applicability")]
    [InlineData("structure-only")]
    public void Every_problem_of_a_file_is_named_at_once_with_its_place(string name)
    {
        using var text = File.OpenText(Project.PathOf("tests", "Benchmark.Data.Tests", "Frameworks", "Bad", $"{name}.yaml"));

        var refused = Assert.Throws<InvalidFileException>(() => FrameworkFile.Read(text, $"{name}.yaml"));

        Approved.Match(string.Join('\n', refused.Problems) + "\n", $"{name}.txt");
    }

    [Theory]
    [InlineData("", "bad.yaml:1:1: The file is empty. It is one mapping of keys to values.")]
    [InlineData("- a\n", "bad.yaml:1:1: The file is one mapping of keys to values, such as \"code: lqf\".")]
    [InlineData("code: lqf\n---\ncode: lqf\n", "bad.yaml:2:1: A second document begins here. Put it into a file of its own.")]
    [InlineData("code: &x lqf\n", "bad.yaml:1:7: This is not valid YAML: anchors and aliases are not used here; write the value out.")]
    public void A_file_that_is_no_mapping_is_refused(string text, string problem)
    {
        var refused = Assert.Throws<InvalidFileException>(() => FrameworkFile.Read(new StringReader(text), "bad.yaml"));

        Assert.Equal([problem], refused.Problems.Select(each => each.ToString()));
    }

    [Fact]
    public void Broken_syntax_is_one_problem_at_its_place()
    {
        var refused = Assert.Throws<InvalidFileException>(() => FrameworkFile.Read(new StringReader("code: lqf\ntitle: [a, b\n"), "bad.yaml"));

        Assert.StartsWith("bad.yaml:3:1: This is not valid YAML: ", Assert.Single(refused.Problems).ToString());
    }

    [Fact]
    public void Kinds_of_the_whole_edition_hold_for_statements_that_name_none()
    {
        using var text = File.OpenText(Project.PathOf("schema", "frameworks", "la-assurance-2023.yaml"));

        var framework = FrameworkFile.Read(text, "la-assurance-2023.yaml");

        Assert.All(framework.Statements, statement => Assert.Equal([OrganisationKind.LocalAuthority], statement.Kinds));
    }

    [Fact]
    public void A_crosswalk_names_only_parts_that_exist()
    {
        const string text = """
            crosswalks:
              - from: lqf-2012
                to: lqf-1999
                basis: THEIRS
                source: None
                mappings:
                  LQ9: [X1]
              - from: lqf-2012
                to: nhs-lf-2011
                basis: OURS
                source: None
                because: it is
                mappings:
                  LQ1: [NL1, NL9, NL1]
            """;

        var refused = Assert.Throws<InvalidFileException>(
            () => CrosswalkFile.Read(new StringReader(text), "crosswalk.yaml", FrameworkFiles.Shipped.Frameworks));

        Approved.Match(string.Join('\n', refused.Problems) + "\n", "crosswalk.txt");
    }
}
