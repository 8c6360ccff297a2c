using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>The noes that several steps share.</summary>
internal static class Refusals
{
    /// <summary>Only an order the agent still keeps can be corrected, answered, diverted or handed over.</summary>
    public static Refusal? NotKept(WorkOrder? order, int? seen) => order switch
    {
        null => Refusal.NotFound,
        { State: States.HandedOver } => HandedOver with { Revision = order.Revision },
        { State: not States.Kept } => Ended with { Revision = order.Revision },
        _ => Refusal.IfStale(seen, order.Revision),
    };

    /// <summary>The caller may add, urge or withdraw until the order has ended.</summary>
    public static Refusal? NotOpen(WorkOrder? order, int? seen) => order switch
    {
        null => Refusal.NotFound,
        { IsEnded: true } => Ended with { Revision = order.Revision },
        _ => Refusal.IfStale(seen, order.Revision),
    };

    /// <summary>A unit we can name in an order: known here, and still there.</summary>
    public static Refusal? NotAUnit(string field, string? code, IEnumerable<Unit> known, DateTime now) =>
        string.IsNullOrEmpty(code) ? null : known.FirstOrDefault(u => u.Code == code) switch
        {
            null => UnitNotKnownYet with { Field = field },
            { CeasedAt: { } ceased } when ceased <= now => Refusal.Wrong(field, "unit-ceased", "该单位已撤销，请改选承接其职责的单位。", "That unit has ceased; name the one that took over its duties."),
            _ => null,
        };

    private static readonly Refusal HandedOver = Refusal.Not("handed-over",
        "工单已转派，不能再更正、直接办结、不予受理或再次转派；请用补充、催办或撤单。", "The order has been handed over; supplement, urge or withdraw it instead.");

    private static readonly Refusal Ended = Refusal.Not("ended",
        "工单已经结束，不能再做这项操作；如有新情况请另行登记。", "The order has ended; register a new one if there is something new.");

    private static readonly Refusal UnitNotKnownYet = Refusal.Not("unit-not-known-yet",
        "还没有收到该单位的资料，请稍后重试或检查单位代码。", "This unit is not known here yet; try again in a moment, or check its code.") with { RetryAfter = 1 };
}
