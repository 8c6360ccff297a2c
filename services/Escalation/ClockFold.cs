using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>Where an order's clocks stand, as a pure function of the facts heard about it: Dispatch counts its facts of one order, so they are taken in that order.</summary>
internal static class ClockFold
{
    /// <summary>As they stand now.</summary>
    public static OrderClocks Of(HeardFacts heard, TimeRules rules) => Stages(heard, rules)[^1].Clocks;

    /// <summary>From the registration on, how they stood after each fact, and since when. What has ended, no calendar that came after it changes.</summary>
    public static List<Stage> Stages(HeardFacts heard, TimeRules rules)
    {
        var stages = Folded(heard, rules);
        return rules.AnyPublished && stages[^1].Clocks.IsClosed ? Folded(heard, rules.KnownAt(stages[^1].Since)) : stages;
    }

    private static List<Stage> Folded(HeardFacts heard, TimeRules rules)
    {
        List<Stage> stages = [Start(heard.Last<WorkOrderHandedOver>(), rules)];
        foreach (var (_, at, fact) in Path(heard).OrderBy(step => step.Revision))
            stages.Add(new Stage(at > stages[^1].Since ? at : stages[^1].Since, After(stages[^1].Clocks, fact)));
        return stages;
    }

    private static Stage Start(WorkOrderHandedOver? handed, TimeRules rules) => handed is null ? new Stage(DateTime.MinValue, new OrderClocks { Rules = rules }) : new Stage(handed.RegisteredAt, new OrderClocks
    {
        Rules = rules,
        Number = handed.Number,
        Type = handed.Type,
        Urgency = handed.Urgency,
        Category = handed.Category,
        State = ClockStates.Queued,
        Caller = new Clock(Clocks.Caller, handed.RegisteredAt, rules.CallerDueBy(handed))
        {
            Printed = new Print(rules.CallerDueBy(handed, knownAt: handed.At), 0, handed.At),
            RoundTheClock = rules.LimitsAt(handed.RegisteredAt).For(handed.Type, handed.Urgency, handed.Category).Handle.IsRoundTheClock,
        },
    });

    private static OrderClocks After(OrderClocks clocks, object fact) => fact switch
    {
        WorkOrderDispatched f => Dispatched(clocks, f),
        WorkOrderSigned f => clocks with { State = ClockStates.Signed, Sign = clocks.Sign?.Stop(f.At) },
        WorkOrderDeemedSigned f => clocks with { State = ClockStates.Signed, Sign = clocks.Sign?.Stop(f.At) is { } sign ? sign with { Deemed = true } : null },
        WorkOrderRecalled or ReturnUpheld => clocks with { State = ClockStates.Queued, Unit = null, Sign = null, Handle = null, Return = null, Caller = clocks.Caller?.Resume() },
        ReturnRequested f => clocks with { State = ClockStates.ReturnRequested, Sign = clocks.Sign?.Stop(f.At) },
        ReturnRejected f => clocks with { State = ClockStates.Dispatched, Sign = Signing(clocks, f.At, f.SignBy, f.CalendarVersion, f.Revision) },
        ReturnContested f => clocks.StopUnit(f.At) with { State = ClockStates.Held },
        OrderHeld f => clocks.StopUnit(f.At) with { State = ClockStates.Held },
        ExtensionGranted f => clocks with { Handle = clocks.Handle?.Move(Extended(clocks, clocks.Handle, f), new Print(f.HandleBy, f.Revision, f.At)), DeadlineVersion = f.Revision },
        ClosingSubmitted f => clocks with { State = ClockStates.ClosingSubmitted, Handle = clocks.Handle?.Stop(f.At) },
        ClosingSentBack f => clocks with { State = ClockStates.Signed, Handle = clocks.Handle?.Resume() },
        WorkOrderClosed f => Closed(clocks, f),
        WorkOrderTerminated f => clocks.StopAll(f.At) with { State = ClockStates.Terminated },
        ReworkDispatched f => Reworked(clocks, f),
        WithdrawalApplied f => clocks.StopAll(f.At) with { State = ClockStates.Withdrawn },
        WorkOrdersMerged f => clocks with { MergedAt = f.At },
        WorkOrdersUnmerged f => Unmerged(clocks, f),
        _ => clocks,
    };

    private static OrderClocks Dispatched(OrderClocks clocks, WorkOrderDispatched f)
    {
        var limits = clocks.Rules.LimitsNamed(f.LimitsVersion, f.At).For(f.Type, f.Urgency, f.Category);
        DateTime Now(DateTime due, Allowance allowed) => clocks.Rules.Recounted(f.At, due, f.CalendarVersion, allowed, f.Unit);
        var callerDueBy = clocks.Rules.Recounted(f.RegisteredAt, f.CallerDueBy, f.CallerCalendarVersion ?? f.CalendarVersion, limits.Handle, unit: null);
        return clocks with
        {
            State = ClockStates.Dispatched,
            Unit = f.Unit,
            Type = f.Type,
            Urgency = f.Urgency,
            Category = f.Category,
            Sign = new Clock(Clocks.Sign, f.At, Now(f.SignBy, limits.Sign)) { Printed = new Print(f.SignBy, f.Revision, f.At), RoundTheClock = limits.Sign.IsRoundTheClock },
            Return = new Clock(Clocks.Return, f.At, Now(f.ReturnBy, limits.Return)) { Printed = new Print(f.ReturnBy, f.Revision, f.At) },
            Handle = new Clock(Clocks.Unit, f.At, Now(f.HandleBy, limits.Handle)) { Printed = new Print(f.HandleBy, f.Revision, f.At), RoundTheClock = limits.Handle.IsRoundTheClock },
            Caller = (clocks.Caller ?? new Clock(Clocks.Caller, f.RegisteredAt, f.CallerDueBy)).Move(callerDueBy, new Print(f.CallerDueBy, f.Revision, f.At)) with { RoundTheClock = limits.Handle.IsRoundTheClock },
            DeadlineVersion = f.Revision,
        };
    }

    private static Clock Signing(OrderClocks clocks, DateTime at, DateTime signBy, string? countedWith, int version) =>
        new(Clocks.Sign, at, clocks.Rules.Recounted(at, signBy, countedWith, clocks.Limit?.Sign, clocks.Unit))
        {
            Printed = new Print(signBy, version, at),
            RoundTheClock = clocks.Limit?.Sign.IsRoundTheClock ?? false,
        };

    // So many working days after the limit before, where that has been counted anew and Dispatch had not heard of it.
    private static DateTime Extended(OrderClocks clocks, Clock handle, ExtensionGranted f) =>
        f.From == handle.Printed.DueBy && handle.DueBy != handle.Printed.DueBy
            ? new Allowance(f.Days, Allowance.WorkingDays).From(handle.DueBy, clocks.Rules.CalendarAt(f.At, clocks.Unit))
            : clocks.Rules.Recounted(f.From ?? f.At, f.HandleBy, f.CalendarVersion, new Allowance(1, Allowance.WorkingDays), clocks.Unit);

    private static OrderClocks Unmerged(OrderClocks clocks, WorkOrdersUnmerged f) => clocks with
    {
        MergedAt = null,
        Sign = f.SignBy is { } signBy ? Signing(clocks, f.At, signBy, f.CalendarVersion, f.Revision) : clocks.Sign,
        Handle = f.HandleBy is { } handleBy && clocks.Handle is { } handle
            ? (handle with { StartedAt = f.At }).Move(clocks.Rules.Recounted(f.At, handleBy, f.CalendarVersion, clocks.Limit?.Handle, clocks.Unit), new Print(handleBy, f.Revision, f.At)) : clocks.Handle,
    };

    private static OrderClocks Closed(OrderClocks clocks, WorkOrderClosed f) => clocks.StopAll(f.At) with
    {
        State = ClockStates.Closed,
        Unit = f.Unit,
        Handle = (clocks.Handle ?? new Clock(Clocks.Unit, f.SubmittedAt, f.HandleBy)).Move(f.HandleBy, new Print(f.HandleBy, f.Revision, f.At)).Stop(f.SubmittedAt),
    };

    private static OrderClocks Reworked(OrderClocks clocks, ReworkDispatched f) => clocks with
    {
        State = ClockStates.Signed,
        Unit = f.Unit,
        Handle = new Clock(Clocks.Unit, f.At, clocks.Rules.Recounted(f.At, f.HandleBy, f.CalendarVersion, clocks.Limit?.Handle, f.Unit))
        {
            Printed = new Print(f.HandleBy, f.Revision, f.At),
            RoundTheClock = clocks.Limit?.Handle.IsRoundTheClock ?? false,
        },
        Caller = clocks.Caller?.Resume(),
        DeadlineVersion = f.Revision,
    };

    // A closing counts from when the unit reported it done, also where that report was not heard.
    private static List<(int Revision, DateTime At, object Fact)> Path(HeardFacts heard) =>
    [
        .. heard.All<WorkOrderDispatched>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<WorkOrderSigned>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<WorkOrderDeemedSigned>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<WorkOrderRecalled>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<ReturnRequested>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<ReturnUpheld>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<ReturnRejected>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<ReturnContested>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<OrderHeld>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<ExtensionGranted>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<ClosingSubmitted>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<ClosingSentBack>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<WorkOrderClosed>().Select(f => (f.Revision, f.SubmittedAt, (object)f)),
        .. heard.All<WorkOrderTerminated>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<ReworkDispatched>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<WithdrawalApplied>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<WorkOrdersMerged>().Select(f => (f.Revision, f.At, (object)f)),
        .. heard.All<WorkOrdersUnmerged>().Select(f => (f.Revision, f.At, (object)f)),
    ];
}

/// <summary>How the clocks stood after one fact, until the next.</summary>
internal sealed record Stage(DateTime Since, OrderClocks Clocks);
