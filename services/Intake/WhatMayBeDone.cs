using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>现在可以做什么: each step an agent could take with an order, and why not where it cannot be taken now: the refusal that the step itself would give.</summary>
public static class WhatMayBeDone
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/work-orders/{id}/steps", Handle).MayBe(Roles.Agent).Question<List<StepNow>>("现在可以做什么: the agent's steps, and why not");

    private static async Task<IResult> Handle(string id, ServiceDb db) =>
        await db.Single<WorkOrder>(WorkOrder.Load, new { Id = id }) is { } order ? TypedResults.Ok(Of(order)) : Refusal.NotFound.Answer();

    internal static List<StepNow> Of(WorkOrder order) =>
    [
        StepNow.Of("correct", CorrectWorkOrder.Refuse(order, new() { Reason = Said })),
        StepNow.Of("answer", AnswerDirectly.Refuse(order, new(Said, null, null))),
        StepNow.Of("divert", DivertWorkOrder.Refuse(order, new(Diversions.BeyondDuties, Said, null, null))),
        StepNow.Of("hand-over", Refusals.NotKept(order, null)),
        StepNow.Of("supplement", SupplementWorkOrder.Refuse(order, new(Said, null, null))),
        StepNow.Of("urge", UrgeWorkOrder.Refuse(order, null)),
        StepNow.Of("withdraw", WithdrawWorkOrder.Refuse(order, new(Said, null, null))),
        StepNow.Of("follow-up", RecordFollowUp.Refuse(order, new() { Outcome = FollowUpOutcomes.NotReached })),
    ];

    // What the agent would write; only the order is asked about here.
    private const string Said = "…";
}
