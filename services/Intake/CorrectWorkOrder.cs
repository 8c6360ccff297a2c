using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>更正: the agent corrects an order that was kept. What is not sent stays as it is; an empty text clears it.</summary>
public static class CorrectWorkOrder
{
    /// <summary>What the agent sends.</summary>
    public sealed record Command
    {
        /// <summary>诉求类型, one of <see cref="WorkOrderTypes"/>.</summary>
        public string? Type { get; init; }
        /// <summary>紧急程度, one of <see cref="Urgencies"/>.</summary>
        public string? Urgency { get; init; }
        /// <summary>标题.</summary>
        public string? Title { get; init; }
        /// <summary>内容.</summary>
        public string? Content { get; init; }
        /// <summary>事项分类.</summary>
        public string? Category { get; init; }
        /// <summary>Street or community.</summary>
        public string? Area { get; init; }
        /// <summary>Where the matter is.</summary>
        public string? Address { get; init; }
        /// <summary>Numbers that are part of the matter.</summary>
        public IReadOnlyList<string>? KeepNumbers { get; init; }
        /// <summary>Why it is corrected.</summary>
        public string? Reason { get; init; }
        /// <summary>The revision the agent saw.</summary>
        public int? Revision { get; init; }
    }

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/{id}/correct", Handle).MayBe(Roles.Agent).Command<WorkOrderCorrected>("更正: correct an order that was kept");

    internal static async Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user, CallerSafe safe)
    {
        var moved = await MovedNumbers.OutOf(id, db, safe, command.KeepNumbers, command.Title, command.Content, command.Address, command.Reason);
        return await db.Write(async tx =>
        {
            var order = await tx.Single<WorkOrder>(WorkOrder.Load, new { Id = id });
            if ((Refuse(order, command) ?? moved.Outdated(order!)) is { } refusal) return refusal.Answer();
            var corrected = Decide(order!, command, moved, clock.Now, user);
            if (await tx.Execute(Save, corrected) == 0) return Refusal.ChangedMeanwhile.Answer();
            await tx.IndexAnew(id, SearchWorkOrders.Terms(order!.Number, corrected.Title, corrected.Content, corrected.Address));
            await moved.Keep(tx, corrected.Revision);
            await tx.Announce(id, corrected, user);
            return TypedResults.Ok(corrected);
        });
    }

    internal static Refusal? Refuse(WorkOrder? order, Command command) =>
        Refusals.NotKept(order, command.Revision)
        ?? (command.Type is null ? null : Refusal.IfUnknown("type", command.Type, WorkOrderTypes.All))
        ?? (command.Urgency is null ? null : Refusal.IfUnknown("urgency", command.Urgency, Urgencies.All))
        ?? Demand.Refuse(command.Title ?? order!.Title, command.Content ?? order!.Content, command.Category, command.Area, command.Address, command.KeepNumbers)
        ?? Refusal.IfNotText("reason", command.Reason, 1000);

    internal static WorkOrderCorrected Decide(WorkOrder order, Command command, MovedNumbers moved, DateTime now, Actor user) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision + 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Type = command.Type ?? order.Type,
        Urgency = command.Urgency ?? order.Urgency,
        Title = moved.Texts[0] ?? order.Title,
        Content = moved.Texts[1] ?? order.Content,
        Category = Demand.OrNull(command.Category ?? order.Category),
        Area = Demand.OrNull(command.Area ?? order.Area),
        Address = Demand.OrNull(moved.Texts[2] ?? order.Address),
        Reason = moved.Texts[3]!,
    };

    private const string Save = """
        UPDATE WorkOrders SET Type = @Type, Urgency = @Urgency, Title = @Title, Content = @Content,
            Category = @Category, Area = @Area, Address = @Address, Revision = @Revision
        WHERE Id = @WorkOrderId AND Revision = @Revision - 1
        """;
}
