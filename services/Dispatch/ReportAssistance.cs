using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>协办反馈: an assisting unit tells the lead what it has done (Beijing Art. 14); again where there is more to tell. The order stays where it is.</summary>
public static class ReportAssistance
{
    /// <summary>What the handler sends.</summary>
    /// <param name="Report">What the unit has done.</param>
    /// <param name="Unit">The assisting unit; none where the handler has only one that assists.</param>
    /// <param name="KeepNumbers">Numbers that may stand in the texts, such as an office's own telephone.</param>
    public sealed record Command(string? Report, string? Unit = null, IReadOnlyList<string>? KeepNumbers = null);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/work-orders/{id}/assistance", Handle).MayBe(Roles.Handler).Command<AssistanceReported>("协办反馈: an assisting unit reports to the lead");
        routes.MapGet("/assisting", List).MayBe(Roles.Handler).Question<List<Assisted>>("协办: the open orders that the handler's units assist in, those first that have not reported");
    }

    internal static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
        if (Refuse(order, command, user) is { } refusal) return refusal.Answer();
        var reported = Decide(order!, command, clock.Now, user);
        if (await tx.Execute(Save, reported) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Execute(NoteReport, reported);
        await tx.Announce(id, reported, user);
        return TypedResults.Ok(reported);
    });

    private static async Task<IResult> List(ServiceDb db, Actor user, int limit = 200)
    {
        var rows = await db.List<Assisted>(db.Dialect.First(Select), new { user.Units, Limit = Math.Clamp(limit, 1, 1000) });
        return TypedResults.Ok(rows);
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command, Actor user) =>
        Refusals.NotTheirsToRead(order, user)
        ?? Refusal.IfNotText("report", command.Report)
        ?? Refusal.IfTooLong("unit", command.Unit, 100)
        ?? FreeText.Refuse(command.KeepNumbers, ("report", command.Report))
        ?? (UnitOf(order!, command, user) is null ? NotAssisting : null)
        ?? (order!.State is States.Dispatched or States.Signed or States.ClosingSubmitted ? null : Refusals.NotInState(order, "反馈协办情况", "reported on"));

    private static string? UnitOf(WorkOrder order, Command command, Actor user) =>
        order.Assisting.FirstOrDefault(unit => user.IsOf(unit) && (command.Unit is null || unit == command.Unit));

    internal static AssistanceReported Decide(WorkOrder order, Command command, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Unit = UnitOf(order, command, user)!,
        Lead = order.Unit!,
        Report = command.Report!,
    };

    private static readonly Refusal NotAssisting = Refusal.Not("not-assisting", "本单位不是这件工单的协办单位。", "Your unit does not assist in this order.");

    private const string Save = "UPDATE WorkOrders SET Revision = @Revision, ChangedAt = @At WHERE Id = @WorkOrderId AND Revision = @Revision - 1";

    private const string NoteReport = "UPDATE Assists SET ReportedAt = @At WHERE OrderId = @WorkOrderId AND Unit = @Unit";

    private const string Select = """
        SELECT o.Id, o.Number, o.Title, o.State, o.Unit AS Lead, a.Unit, a.ReportedAt, o.HandleBy
        FROM Assists a JOIN WorkOrders o ON o.Id = a.OrderId
        WHERE a.Unit IN @Units AND o.DueBy IS NOT NULL AND o.AssistedBy IS NOT NULL
        ORDER BY CASE WHEN a.ReportedAt IS NULL THEN 0 ELSE 1 END, o.HandleBy, o.Id
        """;
}

/// <summary>协办的工单: an order that a unit assists in.</summary>
public sealed record Assisted
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";
    /// <summary>The number people use.</summary>
    public string? Number { get; init; }
    /// <summary>标题.</summary>
    public string? Title { get; init; }
    /// <summary>One of <see cref="States"/>.</summary>
    public string State { get; init; } = "";
    /// <summary>主办.</summary>
    public string? Lead { get; init; }
    /// <summary>The unit that assists.</summary>
    public string Unit { get; init; } = "";
    /// <summary>When it last reported, UTC; null while it has not.</summary>
    public DateTime? ReportedAt { get; init; }
    /// <summary>办结不晚于 of the lead, UTC.</summary>
    public DateTime? HandleBy { get; init; }
}
