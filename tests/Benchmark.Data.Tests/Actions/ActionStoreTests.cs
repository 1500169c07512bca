using Benchmark.Data.Actions;
using Benchmark.Data.Tests.Practice;
using Benchmark.Domain.Actions;
using Benchmark.Tests;

namespace Benchmark.Data.Tests.Actions;

public sealed class ActionStoreTests(TestCluster cluster)
{
    private static readonly ActionChange Words = new("Ask everybody.", "registered manager", new(2026, 6, 30), null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_action_is_planned_for_a_statement_and_changed()
    {
        await using var stage = await Stage.SetAsync(cluster);

        var planned = await stage.DoAsync(Stage.First, side => side.PlanAsync(1, "A1.1", Words, Some.Now, Cancellation));
        var changed = await stage.DoAsync(
            Stage.First, side => side.ChangeAsync(planned.Number, new(null, null, new(2026, 9, 30), ActionStatus.InProgress), Some.Now.AddDays(1), Cancellation));

        Assert.Equal(
            new PlannedAction(
                planned.Number, "2025-spring", "made-up-2026", 1, "A1.1", "Ask everybody.", "registered manager", new(2026, 6, 30), ActionStatus.Planned,
                Some.Now, Some.Now, null, null),
            planned);
        Assert.Equal([changed], await stage.DoAsync(Stage.First, side => side.ListActionsAsync(Cancellation)));
        Assert.Equal((new DateOnly(2026, 9, 30), ActionStatus.InProgress), (changed.DueOn, changed.Status));
    }

    [Fact]
    public async Task An_open_action_goes_on_in_a_later_round_and_both_rounds_can_tell()
    {
        await using var stage = await Stage.SetAsync(cluster);
        var planned = await stage.DoAsync(Stage.First, side => side.PlanAsync(1, "A1.1", Words, Some.Now, Cancellation));

        var carried = await stage.DoAsync(
            Stage.First, side => side.CarryOverAsync(planned.Number, 2, new(2027, 1, 31), Some.Now.AddDays(300), Cancellation));

        Assert.Equal(("2026-spring", planned.Number, new DateOnly(2027, 1, 31)), (carried.Round, carried.Continues, carried.DueOn));
        var all = await stage.DoAsync(Stage.First, side => side.ListActionsAsync(Cancellation));
        Assert.Equal([planned with { ContinuedBy = carried.Number }, carried], all);
        Assert.Equal(
            [new ActionProgress("2025-spring", 0, 0, 0, 0, CarriedOver: 1, 0), new ActionProgress("2026-spring", Planned: 1, 0, 0, 0, 0, Continued: 1)],
            ActionProgress.Of(all));
        await Assert.ThrowsAsync<ActionContinuedException>(
            () => stage.DoAsync(Stage.First, side => side.CarryOverAsync(planned.Number, 2, null, Some.Now, Cancellation)));
    }

    [Theory]
    [InlineData(3, "A1.1")]
    [InlineData(99, "A1.1")]
    [InlineData(1, "Z9")]
    public async Task Nothing_is_planned_in_another_organisations_assessment_or_for_a_statement_that_is_not_there(int assessment, string statement)
    {
        await using var stage = await Stage.SetAsync(cluster);

        await Assert.ThrowsAsync<ActionRefusedException>(
            () => stage.DoAsync(Stage.First, side => side.PlanAsync(assessment, statement, Words, Some.Now, Cancellation)));
    }

    [Fact]
    public async Task Carried_over_by_two_people_at_once_an_action_goes_on_once()
    {
        await using var stage = await Stage.SetAsync(cluster);
        var planned = await stage.DoAsync(Stage.First, side => side.PlanAsync(1, "A1.1", Words, Some.Now, Cancellation));

        var tries = Enumerable.Range(0, 4).Select(_ => stage.DoAsync(
            Stage.First, side => side.CarryOverAsync(planned.Number, 2, null, Some.Now, Cancellation)));
        var outcomes = await Task.WhenAll(tries.Select(async attempt =>
        {
            try
            {
                return (await attempt).Round;
            }
            catch (ActionContinuedException)
            {
                return "continued";
            }
        }));

        Assert.Equal(["2026-spring", "continued", "continued", "continued"], outcomes.Order(StringComparer.Ordinal));
    }
}
