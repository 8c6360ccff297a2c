namespace Hotline.WorkingTime;

/// <summary>The limits printed on an order when it is dispatched (Beijing Art. 13), UTC.</summary>
/// <param name="SignBy">签收不晚于.</param>
/// <param name="ReturnBy">退单不晚于.</param>
/// <param name="HandleBy">办结不晚于.</param>
public sealed record Deadlines(DateTime SignBy, DateTime ReturnBy, DateTime HandleBy)
{
    /// <summary>For an order of this type, urgency and category, dispatched at this moment, UTC.</summary>
    public static Deadlines Of(DateTime dispatched, string type, string urgency, WorkingCalendar calendar, Limits limits, string? category = null)
    {
        var rule = limits.For(type, urgency, category);
        return new Deadlines(rule.Sign.From(dispatched, calendar), rule.Return.From(dispatched, calendar), rule.Handle.From(dispatched, calendar));
    }

    /// <summary>The caller's clock: the handling limit, counted from the registration, UTC. It never stops.</summary>
    public static DateTime CallerDueBy(DateTime registered, string type, string urgency, WorkingCalendar calendar, Limits limits, string? category = null) =>
        limits.For(type, urgency, category).Handle.From(registered, calendar);
}
