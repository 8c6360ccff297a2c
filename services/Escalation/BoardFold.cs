using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>看板: what an order counts for, as a pure function of what was heard about it: the same whatever came first, or twice.</summary>
internal static class BoardFold
{
    public static List<BoardEvent> Of(string orderId, HeardFacts heard, List<Stage> stages)
    {
        var kind = Kind(heard, orderId);
        return [.. Happened(heard).Concat(Stands(stages[^1].Clocks)).Select(one => kind with
        {
            Measure = one.Measure,
            Revision = one.Revision,
            At = one.At,
            Day = one.Measure == BoardMeasures.Open ? BoardEvent.WhileOpen : BoardEvent.DayOf(one.At),
            Hour = one.Measure == BoardMeasures.Open ? -1 : BoardEvent.HourOf(one.At),
            Unit = one.Unit ?? "",
        })];
    }

    /// <summary>As it is classified now: what was counted under another type, category or street moves with it.</summary>
    private static BoardEvent Kind(HeardFacts heard, string orderId)
    {
        var (registered, handed, dispatched) = (heard.Last<WorkOrderRegistered>(), heard.Last<WorkOrderHandedOver>(), heard.Last<WorkOrderDispatched>());
        return new BoardEvent
        {
            OrderId = orderId,
            Type = dispatched?.Type ?? handed?.Type ?? registered?.Type ?? "",
            Category = (dispatched is not null ? dispatched.Category : handed is not null ? handed.Category : registered?.Category) ?? "",
            Area = (dispatched is not null ? dispatched.Area : handed is not null ? handed.Area : registered?.Area) ?? "",
        };
    }

    private static IEnumerable<(string Measure, int Revision, DateTime At, string? Unit)> Happened(HeardFacts heard) =>
    [
        .. Intake(heard),
        .. heard.All<WorkOrderAnswered>().Select(f => (BoardMeasures.Direct, f.Revision, f.At, (string?)null)),
        .. heard.All<WorkOrderDiverted>().Select(f => (BoardMeasures.Diverted, f.Revision, f.At, (string?)null)),
        .. heard.All<WorkOrderDispatched>().Select(f => (BoardMeasures.Dispatched, f.Revision, f.At, (string?)f.Unit)),
        .. heard.All<WorkOrderDispatched>().Where(f => f.Precedent is not null).Select(f => (BoardMeasures.ByPrecedent, f.Revision, f.At, (string?)f.Unit)),
        .. heard.All<WorkOrderSigned>().Select(f => (f.At <= f.SignBy ? BoardMeasures.SignedInTime : BoardMeasures.SignedLate, f.Revision, f.At, (string?)f.Unit)),
        .. heard.All<WorkOrderDeemedSigned>().Select(f => (BoardMeasures.SignedLate, f.Revision, f.At, (string?)f.Unit)),
        .. heard.All<WorkOrderClosed>().Select(f => (f.SubmittedAt <= f.HandleBy ? BoardMeasures.ClosedInTime : BoardMeasures.ClosedLate, f.Revision, f.At, (string?)f.Unit)),
        .. heard.All<ReturnContested>().Select(f => (BoardMeasures.Disputed, f.Revision, f.At, (string?)f.Unit)),
        .. heard.All<OrderHeld>().Select(f => (BoardMeasures.Disputed, f.Revision, f.At, f.Unit)),
        .. heard.All<FollowUpRecorded>().Where(f => f.Rating is not null).Select(f => (Rated(f.Rating!), f.Revision, f.At, heard.All<WorkOrderClosed>().FirstOrDefault(c => c.Revision == f.ClosingRevision)?.Unit)),
    ];

    // The registration, or, where that is not heard yet, what the hand-over says of it.
    private static IEnumerable<(string Measure, int Revision, DateTime At, string? Unit)> Intake(HeardFacts heard)
    {
        if ((heard.Last<WorkOrderRegistered>()?.At ?? heard.Last<WorkOrderHandedOver>()?.RegisteredAt) is { } at)
            yield return (BoardMeasures.Intake, 0, at, null);
    }

    private static IEnumerable<(string Measure, int Revision, DateTime At, string? Unit)> Stands(OrderClocks clocks)
    {
        if (clocks is { IsClosed: false, MergedAt: null, Caller: { } caller })
            yield return (BoardMeasures.Open, 0, caller.StartedAt, clocks.Unit);
    }

    private static string Rated(string rating) => rating switch
    {
        Ratings.VerySatisfied or Ratings.Satisfied => BoardMeasures.Satisfied,
        Ratings.BasicallySatisfied => BoardMeasures.BasicallySatisfied,
        _ => BoardMeasures.Dissatisfied,
    };
}
