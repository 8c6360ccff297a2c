using Hotline.Contracts;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Hotline.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>督办 by hand: a coordinator or a leader has an order watched, graded and with a time to answer; one at a time for an order.</summary>
public static class OpenSupervision
{
    private const int MostDays = 30;

    /// <summary>What the coordinator sends.</summary>
    /// <param name="Grade">One of <see cref="SupervisionGrades"/>.</param>
    /// <param name="Reason">What is to be done, and why.</param>
    /// <param name="Days">Working days the unit has to answer.</param>
    /// <param name="KeepNumbers">Numbers in the reason that are part of the matter and may be read.</param>
    public sealed record Command(string? Grade, string? Reason, int? Days, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/supervisions", Handle).MayBe(Roles.Coordinator, Roles.Manager).Command<SupervisionOpened>("督办: have an order watched");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        await tx.Execute(ClockRow.Hold, new { Id = id });
        var order = await tx.Single<ClockRow>(ClockRow.Load, new { Id = id });
        var before = await tx.List<Supervision>(Supervision.OfOrder, new { OrderId = id });
        if (Refuse(order, before, command) is { } refusal) return refusal.Answer();
        var supervision = Decide(order!, before, command, (await TimeRules.Load(tx)).CalendarAt(clock.Now, order!.Unit), clock.Now, user);
        return TypedResults.Ok(await Supervise.Open(tx, supervision, user));
    });

    internal static Refusal? Refuse(ClockRow? order, IReadOnlyList<Supervision> before, Command command) =>
        (command.Grade is null ? Refusal.Missing("grade") : Refusal.IfUnknown("grade", command.Grade, SupervisionGrades.All))
        ?? FreeText.Refuse("reason", command.Reason, command.KeepNumbers)
        ?? (command.Days is null ? Refusal.Missing("days") : command.Days is < 1 or > MostDays ? OutOfBounds : null)
        ?? (order is null || order.State == ClockStates.Unheard ? Refusal.NotFound : null)
        ?? (order!.Closed ? OrderEnded : null)
        ?? (before.Any(one => one is { IsByRule: false, ClosedAt: null }) ? AlreadyOpen : null);

    internal static Supervision Decide(ClockRow order, IReadOnlyList<Supervision> before, Command command, WorkingCalendar calendar, DateTime now, Actor user) => new()
    {
        OrderId = order.Id,
        Cause = $"{SupervisionCauses.ByHand}-{before.Count(one => !one.IsByRule) + 1}",
        Since = now,
        Grade = command.Grade!,
        Unit = order.Unit,
        AnswerBy = new Allowance(command.Days!.Value, Allowance.WorkingDays).From(now, calendar),
        Reason = command.Reason,
        OpenedBy = user.Id,
    };

    private static readonly Refusal OutOfBounds = Refusal.Wrong("days", "out-of-bounds", $"答复期限为 1 至 {MostDays} 个工作日。", $"The unit has 1 to {MostDays} working days to answer.");

    private static readonly Refusal OrderEnded = Refusal.Not("order-ended", "工单已经结束，无需督办。", "The order has ended; there is nothing to watch.");

    private static readonly Refusal AlreadyOpen = Refusal.Not("already-supervised", "这张工单已有一项尚未销号的人工督办；请先销号。", "This order is being supervised by hand already; close that first.");
}
