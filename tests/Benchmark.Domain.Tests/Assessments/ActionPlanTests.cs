using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Tests.Frameworks;
using Benchmark.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Domain.Tests.Assessments;

public sealed class ActionPlanTests
{
    private static readonly Framework TwoAreasOfTwoRows = SomeFramework.InWords(1, 1);

    [Theory]
    [InlineData("", "\n")]
    [InlineData("\uFEFF ", "\r\n")]
    public void Quirks_of_real_documents_do_no_harm(string start, string lineEnd)
    {
        var text = start + Sample("action-plan.txt").ReplaceLineEndings(lineEnd);

        var plan = ActionPlan.Read(text, "action-plan.txt", TwoAreasOfTwoRows);

        Approved.Match(plan.Write(), "action-plan.txt");
    }

    [Fact]
    public void A_blank_response_and_blank_evidence_are_kept_as_such()
    {
        var plan = ActionPlan.Read(Sample("action-plan.txt"), "action-plan.txt", TwoAreasOfTwoRows);

        var responses = plan.ResponsesTo(TwoAreasOfTwoRows);

        Assert.Equal(["S1.1.2"], responses.Where(response => response.Narrative is null).Select(response => response.Statement));
        Assert.Equal(["S2.1.2"], responses.Where(response => response.Evidence.Count == 0).Select(response => response.Statement));
        Assert.Equal([true, false], plan.Areas.SelectMany(area => area.Examples).Select(example => example.IsGood));
    }

    [Fact]
    public void Every_place_where_the_layout_is_off_is_named_at_once()
    {
        var refused = Assert.Throws<InvalidFileException>(
            () => ActionPlan.Read(Sample("action-plan-off.txt"), "action-plan-off.txt", TwoAreasOfTwoRows));

        Approved.Match(string.Join('\n', refused.Problems) + "\n", "action-plan-off.txt");
    }

    [Theory]
    [InlineData("")]
    [InlineData("A page about something else.\nIt has no areas.\n")]
    public void A_text_that_is_no_action_plan_is_refused(string text) =>
        Assert.Throws<InvalidFileException>(() => ActionPlan.Read(text, "page.txt", TwoAreasOfTwoRows));

    [Fact]
    public void A_plan_that_is_written_reads_back_the_same() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var written = Some(new Random(seed)).Write();

            var read = ActionPlan.Read(written, "plan.txt", TwoAreasOfTwoRows);

            Assert.Equal(InWords(Some(new Random(seed))), InWords(read));
            Assert.Equal(written, read.Write());
        }).QuickCheckThrowOnFailure();

    private static string Sample(string name) =>
        File.ReadAllText(Project.PathOf("tests", "Benchmark.Domain.Tests", "Assessments", "Samples", name));

    private static ActionPlan Some(Random random)
    {
        return new(random.Next(2) == 0 ? "" : Lines(), [.. Enumerable.Range(0, 2).Select(_ => Area())]);

        ActionPlanArea Area() => new(
            Words(), [.. Enumerable.Range(0, 2).Select(_ => Row())],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new PracticeExample(random.Next(2) == 0, Lines()))]);

        ActionPlanRow Row() => new(
            $"{Words()}? {Words()}?", random.Next(4) == 0 ? null : Lines(),
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => Words())]);

        string Lines() => string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Words()));

        string Words() =>
            string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
    }

    private static readonly string[] Vocabulary = ["We", "listen", "1:1", "80%", "Response", "people’s", "E-learning", "and", "2.", "“yes”"];

    private static string InWords(ActionPlan plan) => string.Join('\n', plan.Areas
        .SelectMany(area => area.Rows.Select(row => $"{row.Question}|{row.Response}|{string.Join('|', row.Evidence)}")
            .Prepend(area.Title)
            .Concat(area.Examples.Select(example => $"{example.IsGood}: {example.Text}")))
        .Prepend(plan.Title));
}
