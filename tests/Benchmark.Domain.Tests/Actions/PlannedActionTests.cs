using Benchmark.Domain.Actions;

namespace Benchmark.Domain.Tests.Actions;

public sealed class PlannedActionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly DueOn = new(2026, 6, 30);
    private static readonly PlannedAction Action = new(
        1, "2026-spring", "some-1", 7, "S1.1.1", "Ask everybody.", "registered manager", DueOn, ActionStatus.Planned, Now, Now, null, null);

    [Theory]
    [InlineData(ActionStatus.Planned, true)]
    [InlineData(ActionStatus.InProgress, true)]
    [InlineData(ActionStatus.Done, false)]
    [InlineData(ActionStatus.Dropped, false)]
    public void Only_an_open_action_is_overdue_and_only_after_its_last_day(ActionStatus status, bool canBeOverdue)
    {
        var action = Action with { Status = status };

        Assert.False(action.IsOverdueOn(DueOn));
        Assert.Equal(canBeOverdue, action.IsOverdueOn(DueOn.AddDays(1)));
        Assert.False((action with { ContinuedBy = 2 }).IsOverdueOn(DueOn.AddDays(1)));
    }

    [Fact]
    public void A_change_leaves_alone_what_it_does_not_name()
    {
        var changed = Action.With(new(null, " team leader ", null, ActionStatus.InProgress), Now.AddDays(1));

        Assert.Equal(Action with { OwnerRole = "team leader", Status = ActionStatus.InProgress, ChangedAt = Now.AddDays(1) }, changed);
        Assert.Throws<ActionRefusedException>(() => Action.With(new(" ", null, null, null), Now));
        Assert.Throws<ActionContinuedException>(() => (Action with { ContinuedBy = 2 }).With(new(null, null, null, ActionStatus.Done), Now));
    }

    [Fact]
    public void An_open_action_is_carried_over_once()
    {
        Assert.Equal(
            Action with { DueOn = DueOn.AddDays(90), Continues = 1, PlannedAt = Now.AddDays(9), ChangedAt = Now.AddDays(9) },
            Action.CarriedOver(DueOn.AddDays(90), Now.AddDays(9)));
        Assert.Throws<ActionContinuedException>(() => (Action with { ContinuedBy = 2 }).CarriedOver(null, Now));
        Assert.Throws<ActionNotOpenException>(() => (Action with { Status = ActionStatus.Done }).CarriedOver(null, Now));
    }

    [Fact]
    public void Progress_counts_every_action_of_a_round_once()
    {
        PlannedAction[] actions =
        [
            Action,
            Action with { Number = 2, Status = ActionStatus.Done },
            Action with { Number = 3, Status = ActionStatus.InProgress, ContinuedBy = 4 },
            Action with { Number = 4, Round = "2027-spring", Status = ActionStatus.Dropped, Continues = 3 },
        ];

        Assert.Equal(
            [
                new ActionProgress("2026-spring", Planned: 1, InProgress: 0, Done: 1, Dropped: 0, CarriedOver: 1, Continued: 0),
                new ActionProgress("2027-spring", Planned: 0, InProgress: 0, Done: 0, Dropped: 1, CarriedOver: 0, Continued: 1),
            ],
            ActionProgress.Of(actions));
    }
}
