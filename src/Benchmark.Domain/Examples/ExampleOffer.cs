using Benchmark.Domain.People;

namespace Benchmark.Domain.Examples;

/// <summary>How far an example of good practice is on its way to everybody.</summary>
public enum ExampleStatus
{
    /// <summary>Part of an assessment; never offered, and seen by the organisation alone.</summary>
    Private = 1,

    /// <summary>Offered with consent; waits for a reviewer to rewrite it.</summary>
    Offered,

    /// <summary>Rewritten so that it names nobody; waits for two people to approve it.</summary>
    Rewritten,

    /// <summary>Approved by two people, and read by everybody.</summary>
    Published,

    /// <summary>Turned down, with the reason.</summary>
    Rejected,

    /// <summary>Taken back, and read by nobody else any more.</summary>
    TakenDown,
}

/// <summary>An example of an organisation's practice, and how far it is on its way to others.</summary>
/// <param name="Number">Unique among all offers; of a private example, among all of those.</param>
/// <param name="Organisation">The reference of whose it is.</param>
/// <param name="Framework">The name of the edition it belongs to, for example <c>driving-up-quality-2013</c>.</param>
/// <param name="Area">The code of the domain it tells of.</param>
/// <param name="IsGood">Whether it tells of something that went well; only such an example is ever offered.</param>
/// <param name="Text">As offered.</param>
/// <param name="Wording">As rewritten; null until somebody did.</param>
/// <param name="Revision">From 1; one more each time it is rewritten, so that nobody approves words they have not read.</param>
/// <param name="Status">How far it is.</param>
/// <param name="RewrittenBy">Who rewrote it last; null until somebody did.</param>
/// <param name="RejectedBecause">Why it was turned down; null unless it was.</param>
/// <param name="Approvals">Of the words as they stand.</param>
/// <remarks>An offer goes one way: offered, rewritten, published. The database holds the same rules: practice-schema.sql.</remarks>
public sealed record ExampleOffer(
    int Number, string Organisation, string Framework, string Area, bool IsGood, string Text, string? Wording, int Revision, ExampleStatus Status,
    Person? RewrittenBy, string? RejectedBecause, IReadOnlyList<ExampleApproval> Approvals)
{
    private const int Longest = 4000;

    /// <summary>The words of an example without blanks at their ends.</summary>
    /// <exception cref="ExampleRefusedException">They are blank or too long.</exception>
    public static string Words(string text) => text.Trim() is { Length: > 0 and <= Longest } words
        ? words
        : throw new ExampleRefusedException($"Tell the example in 1 to {Longest} characters.");

    /// <summary>The offer in other words; approvals of the old ones are void.</summary>
    /// <exception cref="ExampleRefusedException">It is published, rejected or taken down, or the words are none.</exception>
    /// <exception cref="HolderNeededException">Nobody knows who rewrites it, so nobody could tell that others approve it.</exception>
    public ExampleOffer Rewritten(string wording, Person person) => Status is ExampleStatus.Offered or ExampleStatus.Rewritten
        ? this with
        {
            Wording = Words(wording),
            RewrittenBy = person.MustBeKnown(),
            Revision = Revision + 1,
            Status = ExampleStatus.Rewritten,
            Approvals = [],
        }
        : throw Refusal("rewritten");

    /// <summary>The offer with one more approval, published once there are enough.</summary>
    /// <param name="approval">By whom.</param>
    /// <param name="revision">The revision that they read.</param>
    /// <exception cref="ExampleChangedException">It was rewritten since they read it.</exception>
    /// <exception cref="ApprovalRefusedException">They rewrote it, or approved it before, with whatever key.</exception>
    /// <exception cref="HolderNeededException">Nobody knows who approves it, or who rewrote it or approved it before.</exception>
    /// <exception cref="ExampleRefusedException">It is not rewritten yet, or its way has ended.</exception>
    public ExampleOffer Approved(ExampleApproval approval, int revision)
    {
        if (Status != ExampleStatus.Rewritten)
            throw Refusal("approved");
        if (revision != Revision)
            throw new ExampleChangedException(Revision);
        if (RewrittenBy is not { IsKnown: true } || Approvals.Any(other => !other.Person.IsKnown))
            throw new HolderNeededException("Nobody knows who held the key that rewrote or approved this example: let it be rewritten again.");
        if (approval.Person.MustBeKnown().IsSameAs(RewrittenBy))
            throw new ApprovalRefusedException("You rewrote this example, with this key or sign-in or another, so two other people approve it.");
        if (Approvals.Any(other => other.Person.IsSameAs(approval.Person)))
            throw new ApprovalRefusedException("You approved this example before, with this key or sign-in or another. It takes a second person.");

        ExampleApproval[] approvals = [.. Approvals, approval];
        return this with { Approvals = approvals, Status = IsEnough(approvals) ? ExampleStatus.Published : Status };
    }

    /// <summary>The offer, turned down.</summary>
    /// <exception cref="ExampleRefusedException">Its way has ended, or there is no reason.</exception>
    public ExampleOffer Rejected(string because) => Status is ExampleStatus.Offered or ExampleStatus.Rewritten
        ? this with { Status = ExampleStatus.Rejected, RejectedBecause = Words(because) }
        : throw Refusal("rejected");

    /// <summary>The offer, taken back; taking it back again changes nothing.</summary>
    /// <exception cref="ExampleRefusedException">It was rejected, so there is nothing to take back.</exception>
    public ExampleOffer TakenDown() => Status == ExampleStatus.Rejected
        ? throw Refusal("taken down")
        : this with { Status = ExampleStatus.TakenDown };

    /// <summary>Two people, and not the organisation alone.</summary>
    private static bool IsEnough(ExampleApproval[] approvals) => approvals.Length >= 2 && !Array.TrueForAll(approvals, approval => approval.IsOwn);

    private ExampleRefusedException Refusal(string wanted) =>
        new($"This example is {Code.Of(Status)} and cannot be {wanted}.");
}

/// <summary>Somebody's approval of an example.</summary>
/// <param name="Person">Who.</param>
/// <param name="IsOwn">Whether they are of the organisation that offers it, by whatever key.</param>
public sealed record ExampleApproval(Person Person, bool IsOwn);
