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
    /// <summary>Nights and days off count too, as its limit of minutes or hours says.</summary>
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

/// <summary>
/// The limit that runs now: 签收 until it is signed for, 办理 while the unit handles it, the caller's while it waits for the hotline (the unit's own may run on meanwhile);
/// of a closed order the one that the unit closed it under.
/// </summary>
internal sealed record RunningLimit(string Clock, DateTime From, DateTime Until, bool RoundTheClock)
{
    public static RunningLimit? Of(WorkOrderRow row, TimeNow time) => row.State switch
    {
        States.Closed => row.HandleBy is { } handled ? OfUnit(row, handled, time) : null,
        _ when row.DueBy is not { } => null,
        States.Dispatched => Given(Clocks.Sign, row.SignFrom ?? row.DispatchedAt, row.DueBy.Value, row, time),
        States.Signed => OfUnit(row, row.DueBy.Value, time),
        _ => Given(Clocks.Caller, row.RegisteredAt, row.DueBy.Value, row, time),
    };

    /// <summary>诉求人时限: it runs beside the unit's as long as anybody has work with the order, no passing on stops it, and of a closed order it shows how it ended.</summary>
    public static RunningLimit? OfCaller(WorkOrderRow row, TimeNow time) =>
        row.CallerDueBy is { } until && (row.State == States.Closed || States.Open.Contains(row.State)) ? Given(Clocks.Caller, row.RegisteredAt, until, row, time) : null;

    public string Light(DateTime now, WorkingCalendar calendar) =>
        TrafficLight.At(now, TrafficLight.YellowFrom(From, Until, RoundTheClock, calendar), Until);

    private static RunningLimit OfUnit(WorkOrderRow row, DateTime until, TimeNow time) => Given(Clocks.Unit, row.HandleFrom ?? row.DispatchedAt, until, row, time);

    // The rule is that of the dispatch, and of the registration for the caller's: rules that came later change nothing.
    private static RunningLimit Given(string clock, DateTime? from, DateTime until, WorkOrderRow row, TimeNow time)
    {
        var rule = time.LimitOf((clock == Clocks.Caller ? null : row.DispatchedAt) ?? row.RegisteredAt, row.Type, row.Urgency, row.Category);
        return new RunningLimit(clock, from ?? row.RegisteredAt, until, (clock == Clocks.Sign ? rule?.Sign : rule?.Handle) is { IsRoundTheClock: true });
    }
}

/// <summary>Both clocks of an order when it is read; of a closed one, as they stood when the unit reported it done.</summary>
internal sealed record BothLeft(Left? Runs, string? Light, Left? Caller, string? CallerLight)
{
    public static BothLeft Of(WorkOrderRow row, TimeNow time)
    {
        DateTime? stoppedAt = row.State == States.Closed ? row.SubmittedAt ?? time.Now : null;
        return At(RunningLimit.Of(row, time), RunningLimit.OfCaller(row, time), row.Unit, time.KnownAt(stoppedAt), stoppedAt);
    }

    private static BothLeft At(RunningLimit? runs, RunningLimit? caller, string? unit, TimeNow time, DateTime? stoppedAt) =>
        new(Left(runs, unit, time, stoppedAt), Lit(runs, unit, time, stoppedAt), Left(caller, unit, time, stoppedAt), Lit(caller, unit, time, stoppedAt));

    private static Left? Left(RunningLimit? limit, string? unit, TimeNow time, DateTime? stoppedAt) =>
        limit is null ? null : Dispatch.Left.Of(limit, stoppedAt ?? time.Now, time.Of(limit, unit)) with { Stopped = stoppedAt is not null };

    // What has ended is met or missed; there is nothing more to warn of.
    private static string? Lit(RunningLimit? limit, string? unit, TimeNow time, DateTime? stoppedAt) =>
        limit is null ? null : stoppedAt <= limit.Until ? TrafficLight.Green : limit.Light(stoppedAt ?? time.Now, time.Of(limit, unit));
}
