using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Dispatch;

/// <summary>剩余时间: what is left until the limit that runs now, or by how much it was missed.</summary>
public sealed record Left
{
    /// <summary>The limit, UTC.</summary>
    public required DateTime Until { get; init; }
    /// <summary>Whether it has passed; the time then counts from it.</summary>
    public required bool Overdue { get; init; }
    /// <summary>Whole working days.</summary>
    public required int WorkingDays { get; init; }
    /// <summary>The rest in minutes of working time; all of it, in minutes of any time, where the clock runs round the clock.</summary>
    public required int Minutes { get; init; }
    /// <summary>Whose limit: sign, unit or caller.</summary>
    public required string Clock { get; init; }
    /// <summary>紧急、危险: nights and days off count too.</summary>
    public required bool RoundTheClock { get; init; }
    /// <summary>暂定: the limit lies in a year whose holidays are not published yet, and may still move.</summary>
    public required bool Provisional { get; init; }
    /// <summary>The unit has closed it: what was left when it reported it done.</summary>
    public bool Stopped { get; init; }

    internal static Left Of(RunningLimit limit, DateTime now, WorkingCalendar calendar)
    {
        var overdue = limit.Until < now;
        var (from, to) = overdue ? (limit.Until, now) : (now, limit.Until);
        var span = limit.RoundTheClock ? new WorkingSpan(0, (int)(to - from).TotalMinutes) : calendar.Between(from, to);
        return new Left
        {
            Until = limit.Until,
            Overdue = overdue,
            WorkingDays = span.Days,
            Minutes = span.Minutes,
            Clock = limit.Clock,
            RoundTheClock = limit.RoundTheClock,
            Provisional = !limit.RoundTheClock && calendar.IsProvisional(WorkingCalendar.DayOf(limit.Until)),
        };
    }
}

/// <summary>The limit that runs now: 签收 until it is signed for, 办理 while the unit handles it, the caller's while it waits for the hotline; of a closed order the one that the unit closed it under.</summary>
internal sealed record RunningLimit(string Clock, DateTime From, DateTime Until, bool RoundTheClock)
{
    public static RunningLimit? Of(WorkOrder order) => order.State == States.Closed ? OfUnit(order.Urgency, order.HandleBy, order.HandleFrom ?? order.DispatchedAt ?? order.RegisteredAt)
        : Of(order.State, order.Urgency, order.DueBy, order.SignFrom ?? order.DispatchedAt, order.HandleFrom ?? order.DispatchedAt, order.RegisteredAt);

    public static RunningLimit? Of(WorkOrderRow row) => row.State == States.Closed ? OfUnit(row.Urgency, row.HandleBy, row.HandleFrom ?? row.DispatchedAt ?? row.RegisteredAt)
        : Of(row.State, row.Urgency, row.DueBy, row.SignFrom ?? row.DispatchedAt, row.HandleFrom ?? row.DispatchedAt, row.RegisteredAt);

    public string Light(DateTime now, WorkingCalendar calendar) =>
        TrafficLight.At(now, TrafficLight.YellowFrom(From, Until, RoundTheClock, calendar), Until);

    private static RunningLimit? Of(string state, string? urgency, DateTime? dueBy, DateTime? signFrom, DateTime? handleFrom, DateTime registeredAt)
    {
        if (dueBy is not { } until)
            return null;
        var (clock, from) = state switch
        {
            States.Dispatched => (Clocks.Sign, signFrom),
            States.Signed => (Clocks.Unit, handleFrom),
            _ => (Clocks.Caller, registeredAt),
        };
        return new RunningLimit(clock, from ?? registeredAt, until, IsRoundTheClock(urgency));
    }

    private static RunningLimit? OfUnit(string? urgency, DateTime? handleBy, DateTime from) => handleBy is { } until ? new RunningLimit(Clocks.Unit, from, until, IsRoundTheClock(urgency)) : null;

    /// <summary>诉求人时限: it runs beside the unit's as long as anybody has work with the order, no passing on stops it, and of a closed order it shows how it ended.</summary>
    public static RunningLimit? OfCaller(string state, string? urgency, DateTime? callerDueBy, DateTime registeredAt) =>
        callerDueBy is { } until && (state == States.Closed || States.Open.Contains(state)) ? new RunningLimit(Clocks.Caller, registeredAt, until, IsRoundTheClock(urgency)) : null;

    private static bool IsRoundTheClock(string? urgency) => urgency is not (null or Urgencies.Ordinary);
}

/// <summary>Both clocks of an order when it is read; of a closed one, as they stood when the unit reported it done.</summary>
internal sealed record BothLeft(Left? Runs, string? Light, Left? Caller, string? CallerLight)
{
    public static BothLeft Of(RunningLimit? runs, RunningLimit? caller, string? unit, TimeNow time, DateTime? stoppedAt) =>
        At(runs, caller, unit, time.KnownAt(stoppedAt), stoppedAt);

    private static BothLeft At(RunningLimit? runs, RunningLimit? caller, string? unit, TimeNow time, DateTime? stoppedAt) =>
        new(Left(runs, unit, time, stoppedAt), Lit(runs, unit, time, stoppedAt), Left(caller, unit, time, stoppedAt), Lit(caller, unit, time, stoppedAt));

    private static Left? Left(RunningLimit? limit, string? unit, TimeNow time, DateTime? stoppedAt) =>
        limit is null ? null : Dispatch.Left.Of(limit, stoppedAt ?? time.Now, time.Of(limit, unit)) with { Stopped = stoppedAt is not null };

    // What has ended is met or missed; there is nothing more to warn of.
    private static string? Lit(RunningLimit? limit, string? unit, TimeNow time, DateTime? stoppedAt) =>
        limit is null ? null : stoppedAt <= limit.Until ? TrafficLight.Green : limit.Light(stoppedAt ?? time.Now, time.Of(limit, unit));
}
