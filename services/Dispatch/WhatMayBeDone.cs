using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>现在可以做什么: the steps of the user's role, each with the no that the step itself would give now. Every step is asked with a command that has nothing wrong in it, so that what is left is the order's own state.</summary>
public static class WhatMayBeDone
{
    /// <summary>What the steps look at.</summary>
    internal sealed record Known(WorkOrder Order, IReadOnlyList<Stint> Stints, bool HasChildren, bool UnitHasCeased, TimeRules Rules, DateTime Now, Actor User);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/work-orders/{id}/steps", Handle).MayBe(ReadWorkOrders.Everyone).Question<List<StepNow>>("现在可以做什么: the steps of the user's role, and why not where not");

    internal static async Task<IResult> Handle(string id, ServiceDb db, BusinessClock clock, Actor user)
    {
        if (await ReadWorkOrders.Seen(id, db, user) is not { } order) return Refusal.NotFound.Answer();
        return TypedResults.Ok(Of(await Look(order, db, clock.Now, user)));
    }

    private static async Task<Known> Look(WorkOrder order, ServiceDb db, DateTime now, Actor user) => new(
        order,
        await db.List<Stint>(Stint.OfOrder, new { order.Id }),
        await db.Single<long>(Children.Count, new { MasterId = order.Id }) > 0,
        order.Unit is not null && (await db.Single<Unit>(Unit.Load, new { Code = order.Unit }))?.HasCeased(now) == true,
        (await PublishedRules.Load(db)).At(now), now, user);

    internal static List<StepNow> Of(Known known) => Steps.TryGetValue(known.User.Role, out var steps) ? [.. steps.Where(step => Concerns(step, known)).Select(step => StepNow.Of(step, Refuse[step](known)))] : [];

    /// <summary>协办 is the only step of a unit that assists, and none of one that does not.</summary>
    private static bool Concerns(string step, Known known) => known.User.Role != Roles.Handler
        || (step == "assist" ? known.Order.Assisting.Any(unit => known.User.IsOf(unit)) : known.User.IsOf(known.Order.Unit));

    private static readonly Dictionary<string, string[]> Steps = new(StringComparer.Ordinal)
    {
        [Roles.Handler] = ["sign", "contact", "return", "extend", "close", "terminate", "assist"],
        [Roles.Dispatcher] = ["dispatch", "recall", "review-return", "review-extension", "review-closing", "terminate", "merge", "unmerge"],
        [Roles.Agent] = ["merge", "unmerge"],
    };

    private const string Why = "事由";

    // No unit can have a code with a space, and no order such an id.
    private const string AnotherUnit = "another unit";

    private static readonly WorkOrder AnotherOrder = new() { Id = "another order", State = States.Signed };

    private static readonly Dictionary<string, Func<Known, Refusal?>> Refuse = new(StringComparer.Ordinal)
    {
        ["sign"] = k => SignWorkOrder.Refuse(k.Order, null, k.User),
        ["contact"] = k => RecordContact.Refuse(k.Order, new(Why, true, null), k.User),
        ["return"] = k => RequestReturn.Refuse(k.Order, k.Stints, new(Why, Why, AnotherUnit, null), k.Now, k.User),
        ["extend"] = k => RequestExtension.Refuse(k.Order, new(1, Why, true, null), k.Rules, k.Now, k.User),
        ["close"] = k => SubmitClosing.Refuse(k.Order, new(Why, null, true, null), k.User),
        ["terminate"] = k => TerminateWorkOrder.Refuse(k.Order, k.HasChildren, new(TerminationGrounds.OutOfScope, Why, null), k.User),
        ["assist"] = k => ReportAssistance.Refuse(k.Order, new(Why), k.User),
        ["dispatch"] = k => DispatchWorkOrder.Refuse(k.Order, new(AnotherUnit, Why, null), k.User),
        ["recall"] = k => RecallWorkOrder.Refuse(k.Order, k.UnitHasCeased, new(Why, null, null, null, null, null), k.User),
        ["review-return"] = k => ReviewReturn.Refuse(k.Order, k.Stints, new(true, Why, null, null), k.User),
        ["review-extension"] = k => ReviewExtension.Refuse(k.Order, new(true, null, null), k.User),
        ["review-closing"] = k => ReviewClosing.Refuse(k.Order, new(true, null, null), k.User),
        ["merge"] = k => MergeWorkOrders.Refuse(k.Order, AnotherOrder, k.HasChildren, new(AnotherOrder.Id, Why, null), k.User),
        ["unmerge"] = k => UnmergeWorkOrders.Refuse(k.Order, new(Why, null), k.User),
    };
}
