using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>督办 by rule: leaders watch an order that is overdue, urged or reworked too often, refused, or handled badly (<see cref="WatchRules"/>); once for each cause. It ends with the order, or by hand.</summary>
internal static class Supervise
{
    internal static async Task Hear(WorkOrderUrged fact, Transaction tx)
    {
        await ClockRow.Take(tx, fact.WorkOrderId, fact.IncidentId);
        await tx.Execute(Count, new { Id = fact.WorkOrderId, fact.Times });
        var rules = (await TimeRules.Load(tx)).WatchAt(fact.At);
        if (fact.Times == rules.For(SupervisionCauses.Urged)?.Times)
            await Open(tx, fact.WorkOrderId, SupervisionCauses.Urged, null, fact.At);
    }

    /// <summary>What follows from all that was heard by now: what is to be watched, and what ended with the order.</summary>
    internal static async Task Follow(Transaction tx, string orderId, HeardFacts heard, List<Stage> stages)
    {
        foreach (var (cause, unit, at) in Causes(heard, stages[^1].Clocks.Rules))
            await Open(tx, orderId, cause, unit, at);
        if (!stages.Exists(stage => stage.Clocks.IsClosed))
            return;
        foreach (var open in (await tx.List<Supervision>(Supervision.OfOrder, new { OrderId = orderId })).Where(one => one is { IsByRule: true, ClosedAt: null }))
            if (stages.Find(stage => stage.Clocks.IsClosed && stage.Since > open.Since) is { } ended)
                await CloseSupervision.Close(tx, open with { ClosedAt = ended.Since }, EscalationService.Itself);
    }

    private static IEnumerable<(string Cause, string? Unit, DateTime At)> Causes(HeardFacts heard, TimeRules rules) =>
    [
        .. heard.All<ReworkDispatched>().Where(f => f.Times == rules.WatchAt(f.At).For(SupervisionCauses.Reworked)?.Times).Select(f => (SupervisionCauses.Reworked, (string?)f.Unit, f.At)),
        .. heard.All<WorkOrderDeemedSigned>().Where(f => heard.All<ReturnRejected>().Any(r => r.Unit == f.Unit && r.Revision < f.Revision)).Select(f => (SupervisionCauses.Refused, (string?)f.Unit, f.At)),
        .. from f in heard.All<FollowUpRecorded>()
           where f.Rating == Ratings.VeryDissatisfied
           from closed in heard.All<WorkOrderClosed>()
           where closed.Revision == f.ClosingRevision
           select (SupervisionCauses.BadEffect, (string?)closed.Unit, f.At),
    ];

    /// <summary>Once for each cause, where a rule watches it.</summary>
    internal static async Task Open(Transaction tx, string orderId, string cause, string? unit, DateTime at)
    {
        var rules = await TimeRules.Load(tx);
        if (rules.WatchAt(at).For(cause) is { } rule)
            await Open(tx, new Supervision
            {
                OrderId = orderId,
                Cause = cause,
                Since = at,
                Grade = rule.Grade,
                Unit = unit,
                AnswerBy = Allowance.Parse(rule.Answer).From(at, rules.CalendarAt(at, unit)),
            }, EscalationService.Itself);
    }

    /// <summary>Whether it was opened by this, and not before.</summary>
    internal static async Task<SupervisionOpened?> Open(Transaction tx, Supervision supervision, Actor by)
    {
        if (await tx.Execute(Insert, supervision) == 0)
            return null;
        await tx.Change(Mark, supervision);
        var opened = Opened(await ClockRow.Next(tx, supervision.OrderId), supervision, by);
        await tx.Announce(supervision.OrderId, opened, by);
        return opened;
    }

    /// <summary>Its cause is gone; whether it was supervised for that.</summary>
    internal static async Task<bool> TakeBack(Transaction tx, string orderId, string cause)
    {
        var supervision = new { OrderId = orderId, Cause = cause };
        if (await tx.Execute(Delete, supervision) == 0)
            return false;
        await tx.Change(Mark, supervision);
        return true;
    }

    private static SupervisionOpened Opened(ClockRow order, Supervision supervision, Actor by) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = supervision.Since,
        ActorId = by.Id,
        ActorRole = by.Role,
        Cause = supervision.IsByRule ? supervision.Cause : SupervisionCauses.ByHand,
        Unit = supervision.Unit,
        Supervision = supervision.Cause,
        Grade = supervision.Grade,
        AnswerBy = supervision.AnswerBy!.Value,
        Reason = supervision.Reason,
    };

    private const string Insert = """
        INSERT INTO Supervisions (OrderId, Cause, Since, Grade, Unit, AnswerBy, Reason, OpenedBy)
        SELECT @OrderId, @Cause, @Since, @Grade, @Unit, @AnswerBy, @Reason, @OpenedBy
        WHERE NOT EXISTS (SELECT 1 FROM Supervisions WHERE OrderId = @OrderId AND Cause = @Cause)
        """;

    private const string Delete = "DELETE FROM Supervisions WHERE OrderId = @OrderId AND Cause = @Cause";

    private const string Mark = "UPDATE Clocks SET SupervisedSince = (SELECT MIN(Since) FROM Supervisions WHERE OrderId = @OrderId) WHERE Id = @OrderId";

    private const string Count = "UPDATE Clocks SET Urged = CASE WHEN Urged > @Times THEN Urged ELSE @Times END WHERE Id = @Id";
}
