using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Dispatch;

/// <summary>
/// 承办时钟: what a unit may take for an order, and what it has used of that over all its stints. Nothing gives used time back: a later stint gets what is left.
/// It stands still while the order is held in dispute, merged, closed or elsewhere; an extension and a rework add to what it may take.
/// A pure function of the order's own facts (累计耗时, domain.md 2.2).
/// </summary>
internal sealed record UnitClock(LimitRule Rule, WorkingCalendar Calendar)
{
    private TimeSpan? Allowed { get; init; }
    private TimeSpan Used { get; init; }
    private DateTime? Since { get; init; }
    private bool Merged { get; init; }

    /// <summary>Until when, UTC, a unit must handle an order that comes back to it at this moment; null where it never had it. The rules are those in force when it first had it.</summary>
    public static DateTime? DueBy(HeardFacts told, PublishedRules rules, WorkOrder order, string unit, DateTime at, bool rework = false)
    {
        if (told.All<WorkOrderDispatched>().FirstOrDefault(f => f.Unit == unit) is not { } first)
            return null;
        var then = rules.At(first.At, unit);
        var (began, stands) = (then.Limits.For(first.Type, first.Urgency, first.Category), then.Of(order));
        DateTime By(LimitRule rule)
        {
            var clock = Of(told, unit, rule, then.Calendar);
            return (rework ? clock.Reworked(at) : clock).DueBy(at);
        }

        if (began == stands)
            return By(stands);
        // What became more urgent meanwhile is due soon, and not before it came; but never later than it would have been.
        var (sooner, anew) = (By(began), stands.Handle.From(at, then.Calendar));
        return Later(By(stands), sooner < anew ? sooner : anew);
    }

    /// <summary>重办: half the limit, rounded up.</summary>
    public static Allowance Half(LimitRule rule) => rule.Handle with { Amount = (rule.Handle.Amount + 1) / 2 };

    private static UnitClock Of(HeardFacts told, string unit, LimitRule rule, WorkingCalendar calendar) =>
        Steps(told, unit).OrderBy(step => step.Revision).Aggregate(new UnitClock(rule, calendar), (clock, step) => step.Then(clock));

    private static List<(int Revision, Func<UnitClock, UnitClock> Then)> Steps(HeardFacts told, string unit) =>
    [
        .. told.All<WorkOrderDispatched>().Where(f => f.Unit == unit).Select(f => Step(f.Revision, clock => clock.Begun(f.At))),
        .. told.All<WorkOrderRecalled>().Where(f => f.Unit == unit).Select(f => Step(f.Revision, clock => clock.Stopped(f.At))),
        .. told.All<ReturnUpheld>().Where(f => f.Unit == unit).Select(f => Step(f.Revision, clock => clock.Stopped(f.At))),
        .. told.All<ReturnContested>().Where(f => f.Unit == unit).Select(f => Step(f.Revision, clock => clock.Stopped(f.At))),
        .. told.All<OrderHeld>().Where(f => f.Unit == unit).Select(f => Step(f.Revision, clock => clock.Stopped(f.At))),
        .. told.All<WorkOrderClosed>().Where(f => f.Unit == unit).Select(f => Step(f.Revision, clock => clock.Stopped(f.SubmittedAt))),
        .. told.All<ExtensionGranted>().Where(f => f.Unit == unit).Select(f => Step(f.Revision, clock => clock.Extended(f))),
        .. told.All<ReworkDispatched>().Where(f => f.Unit == unit).Select(f => Step(f.Revision, clock => clock.Reworked(f.At) with { Since = f.At })),
        .. told.All<WorkOrdersMerged>().Select(f => Step(f.Revision, clock => clock.Stopped(f.At) with { Merged = clock.Since is not null })),
        .. told.All<WorkOrdersUnmerged>().Select(f => Step(f.Revision, clock => clock.Merged ? clock with { Since = f.At, Merged = false } : clock)),
    ];

    private static (int Revision, Func<UnitClock, UnitClock> Then) Step(int revision, Func<UnitClock, UnitClock> then) => (revision, then);

    private DateTime DueBy(DateTime at)
    {
        var left = (Allowed ?? TimeSpan.Zero) - Stopped(at).Used;
        return left <= TimeSpan.Zero ? at : Rule.Handle.IsRoundTheClock ? at + left : Calendar.Add(at, left);
    }

    private UnitClock Begun(DateTime at) => this with { Allowed = Allowed ?? Between(at, Rule.Handle.From(at, Calendar)), Since = at };

    private UnitClock Stopped(DateTime at) => Since is { } since ? this with { Used = Used + Between(since, at), Since = null } : this;

    private UnitClock Extended(ExtensionGranted f) => f.From is { } from
        ? this with { Allowed = Allowed + Between(from, new Allowance(f.Days, Allowance.WorkingDays).From(from, Calendar)) } : this;

    private UnitClock Reworked(DateTime at) => this with { Allowed = Allowed + Between(at, Half(Rule).From(at, Calendar)) };

    private TimeSpan Between(DateTime from, DateTime to) => Rule.Handle.IsRoundTheClock ? to > from ? to - from : TimeSpan.Zero : Calendar.OpenBetween(from, to);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
