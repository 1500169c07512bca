using Benchmark.Domain.Assessments;
using Benchmark.Domain.Frameworks;
using Benchmark.Domain.Tests.Frameworks;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Domain.Tests.Assessments;

public sealed class ActionPlanExportTests
{
    private static readonly Framework Edition = SomeFramework.InWords(1, 1);

    [Fact]
    public void Answers_of_any_words_read_back_as_they_were_laid_out_or_are_refused_by_name() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            Response[] answers = [.. Edition.Statements.Where(_ => random.Next(4) > 0).Select(statement => Answer(statement.Code, random))];
            try
            {
                var plan = ActionPlanExport.Of("Made up", Edition, answers, []);

                Assert.Equal(
                    InWords(plan.ResponsesTo(Edition)),
                    InWords(ActionPlan.Read(plan.Write(), "plan.txt", Edition).ResponsesTo(Edition)));
            }
            catch (NotInLayoutException refused)
            {
                Assert.NotEmpty(refused.Places);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Plain_answers_come_back_word_for_word()
    {
        Response[] answers =
        [
            new("S1.1.1", null, null, "We ask.\nEvery week.", [new(null, "Minutes"), new(null, "A rota")]),
            new("S1.1.2", null, null, null, [new(null, "Photographs")]),
            new("S2.1.1", null, null, "Yes", []),
        ];

        var plan = ActionPlanExport.Of("Made up", Edition, answers, [("D2", new(IsGood: false, "A visit was cancelled.\nNobody was told."))]);

        var read = ActionPlan.Read(plan.Write(), "plan.txt", Edition);
        Assert.Equal(InWords([.. answers, new("S2.1.2", null, null, null, [])]), InWords(read.ResponsesTo(Edition)));
        Assert.Equal(new PracticeExample(false, "A visit was cancelled.\nNobody was told."), Assert.Single(read.Areas[1].Examples));
    }

    [Fact]
    public void A_story_that_holds_a_heading_is_refused_and_its_area_is_named()
    {
        (string, PracticeExample)[] stories = [("D1", new(true, "A story.")), ("D2", new(true, "It began well.\nExample of what went wrong\nThen not."))];

        var refused = Assert.Throws<NotInLayoutException>(() => ActionPlanExport.Of("", Edition, [new("S1.1.1", null, null, "Yes", [])], stories));

        Assert.Equal(["D2"], refused.Places);
    }

    private static Response Answer(string statement, Random random)
    {
        return new(statement, null, null, random.Next(4) == 0 ? null : Text(), [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Evidence(null, Text()))]);

        string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }

    private static readonly string[] Pieces = ["We ask", "\n", "\t", " ", "- ", "· ", "2. ", "Who?", "Example of good", "Response", "\r\n", "\u00A0", "."];

    private static string InWords(IEnumerable<Response> responses) => string.Join(
        '\n', responses.Select(response => $"{response.Statement}|{response.Narrative}|{string.Join('|', response.Evidence.Select(item => item.Reference))}"));
}
