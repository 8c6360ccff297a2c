using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>登记受理: an agent logs a demand; unless the agent keeps it or answers at once, it is handed over in the same transaction.</summary>
public static class RegisterWorkOrder
{
    /// <summary>What the agent sends.</summary>
    public sealed record Command
    {
        /// <summary>诉求类型, one of <see cref="WorkOrderTypes"/>.</summary>
        public string? Type { get; init; }
        /// <summary>紧急程度, one of <see cref="Urgencies"/>; none is ordinary.</summary>
        public string? Urgency { get; init; }
        /// <summary>标题; may be missing where there is a content.</summary>
        public string? Title { get; init; }
        /// <summary>内容; may be missing where there is a title.</summary>
        public string? Content { get; init; }
        /// <summary>事项分类.</summary>
        public string? Category { get; init; }
        /// <summary>Street or community of the matter.</summary>
        public string? Area { get; init; }
        /// <summary>Where the matter is.</summary>
        public string? Address { get; init; }
        /// <summary>How it came.</summary>
        public string? Channel { get; init; }
        /// <summary>The recording of the call.</summary>
        public string? CallId { get; init; }
        /// <summary>Who called; kept protected in Intake.</summary>
        public Caller? Caller { get; init; }
        /// <summary>保密: never to the accused unit or its children. Where no unit is accused it bars none: it only tells whoever handles the order that the caller asked for discretion.</summary>
        public bool? Confidential { get; init; }
        /// <summary>The unit complained of.</summary>
        public string? AccusedUnit { get; init; }
        /// <summary>The unit the agent would send it to.</summary>
        public string? SuggestedUnit { get; init; }
        /// <summary>When the source says it began.</summary>
        public DateTime? SourceOpenedAt { get; init; }
        /// <summary>The agent keeps the order for now.</summary>
        public bool? Keep { get; init; }
        /// <summary>Numbers that are part of the matter and stay in the text; never the caller's own.</summary>
        public IReadOnlyList<string>? KeepNumbers { get; init; }
        /// <summary>直接办结: what the caller was told at once.</summary>
        public string? Answer { get; init; }
        /// <summary>草稿: the agent's draft it was written in; done with once the order is registered.</summary>
        public string? DraftId { get; init; }
    }

    /// <summary>What the agent is shown.</summary>
    public sealed record Registered(string Id, string Number, int Revision, string State, string Title, string Content, IReadOnlyList<MovedNumber> Numbers);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders", Handle).MayBe(Roles.Agent).Command<Registered>("登记受理: register an order", 201);

    internal static async Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user, OrderNumbers numbers, CallerSafe safe)
    {
        var now = clock.Now;
        if (Refuse(command, now) is { } refusal) return refusal.Answer();
        var moved = MovedNumbers.OutOf(command.Caller, command.KeepNumbers, command.Title, command.Content, command.Address, command.Channel, command.Answer);
        var registered = Decide(command, moved, Ids.New(), await numbers.Next(now), now, user);
        var caller = await safe.Protect(registered.WorkOrderId, command.Caller, moved.Numbers);
        var (order, next) = GoOn(Row(registered, command, moved), command, moved, user);
        var terms = SearchWorkOrders.Terms(order.Number, order.Title, order.Content, order.Address);
        return await db.Write<IResult>(async tx =>
        {
            if (RefuseUnits(command, await UnitsNamed(tx, command), now) is { } unknown) return unknown.Answer();
            await tx.Execute(Save, order);
            if (caller is not null) await tx.Execute(ProtectedCaller.Insert, caller);
            await tx.Announce(order.Id, registered, user);
            if (next is not null) await tx.Announce(order.Id, next, user);
            await tx.Index(order.Id, terms);
            await KeepDraft.Finish(tx, command.DraftId, now, user);
            if (next is WorkOrderAnswered) await ArchiveWorkOrder.WaitFor(tx, order.Id, now);
            return TypedResults.Created($"/api/intake/work-orders/{order.Id}", Shown(order, moved));
        });
    }

    internal static Refusal? Refuse(Command command, DateTime now) =>
        Refusal.IfUnknown("type", command.Type, WorkOrderTypes.All)
        ?? (string.IsNullOrEmpty(command.Urgency) ? null : Refusal.IfUnknown("urgency", command.Urgency, Urgencies.All))
        ?? Demand.Refuse(command.Title, command.Content, command.Category, command.Area, command.Address, command.KeepNumbers)
        ?? RefuseSource(command, now)
        ?? Refusal.IfTooLong("accusedUnit", command.AccusedUnit, 100)
        ?? Refusal.IfTooLong("suggestedUnit", command.SuggestedUnit, 100)
        ?? Refusal.IfTooLong("answer", command.Answer, 4000)
        ?? KeepDraft.RefuseId("draftId", command.DraftId)
        ?? Demand.RefuseCaller(command.Caller)
        ?? Demand.RefuseOwn(command.KeepNumbers, command.Caller);

    private static Refusal? RefuseSource(Command command, DateTime now) =>
        Refusal.IfTooLong("channel", command.Channel, 100)
        ?? Refusal.IfTooLong("callId", command.CallId, 100)
        ?? Demand.IfPersonal("callId", command.CallId)
        ?? (command.SourceOpenedAt > now ? Refusal.Wrong("sourceOpenedAt", "in-the-future", "来源时间晚于现在。", "The source's time lies in the future.") : null);

    internal static Refusal? RefuseUnits(Command command, IReadOnlyList<Unit> known, DateTime now) =>
        Refusals.NotAUnit("accusedUnit", command.AccusedUnit, known, now)
        ?? Refusals.NotAUnit("suggestedUnit", command.SuggestedUnit, known, now);

    internal static WorkOrderRegistered Decide(Command command, MovedNumbers moved, string id, string number, DateTime now, Actor user) => new()
    {
        WorkOrderId = id,
        IncidentId = id,
        Revision = 1,
        At = now,
        ActorId = user.Id,
        ActorRole = user.Role,
        Number = number,
        Type = command.Type!,
        Urgency = Demand.OrNull(command.Urgency) ?? Urgencies.Ordinary,
        Title = moved.Texts[0] ?? "",
        Content = moved.Texts[1] ?? "",
        Category = Demand.OrNull(command.Category),
        Area = Demand.OrNull(command.Area),
        Address = Demand.OrNull(moved.Texts[2]),
        Channel = Demand.OrNull(moved.Texts[3]),
        CallId = Demand.OrNull(command.CallId),
        Confidential = command.Confidential ?? false,
        AccusedUnit = Demand.OrNull(command.AccusedUnit),
        SourceOpenedAt = command.SourceOpenedAt,
    };

    /// <summary>What follows at once: answered, handed over, or nothing where the agent keeps it.</summary>
    internal static (WorkOrder Order, object? Fact) GoOn(WorkOrder order, Command command, MovedNumbers moved, Actor user)
    {
        if (Demand.OrNull(moved.Texts[4]) is { } answer)
            return (order with { Revision = 2, State = States.Answered, Answer = answer }, AnswerDirectly.Decide(order, answer, order.RegisteredAt, user));
        return command.Keep == true
            ? (order with { KeptBy = user.Id }, null)
            : (order with { Revision = 2, State = States.HandedOver }, HandOver.Decide(order, order.RegisteredAt, user));
    }

    internal static WorkOrder Row(WorkOrderRegistered registered, Command command, MovedNumbers moved) => new()
    {
        Id = registered.WorkOrderId,
        IncidentId = registered.IncidentId,
        Revision = registered.Revision,
        State = States.Kept,
        Number = registered.Number,
        Type = registered.Type,
        Urgency = registered.Urgency,
        Title = registered.Title,
        Content = registered.Content,
        Category = registered.Category,
        Area = registered.Area,
        Address = registered.Address,
        Channel = registered.Channel,
        CallId = registered.CallId,
        Confidential = registered.Confidential,
        AccusedUnit = registered.AccusedUnit,
        SuggestedUnit = Demand.OrNull(command.SuggestedUnit),
        SourceOpenedAt = registered.SourceOpenedAt,
        RegisteredAt = registered.At,
        NumbersMoved = moved.Numbers.Count,
    };

    private static Registered Shown(WorkOrder order, MovedNumbers moved) =>
        new(order.Id, order.Number, order.Revision, order.State, order.Title, order.Content, moved.Labels);

    private static async Task<IReadOnlyList<Unit>> UnitsNamed(Transaction tx, Command command) =>
        string.IsNullOrEmpty(command.AccusedUnit) && string.IsNullOrEmpty(command.SuggestedUnit) ? [] : await tx.List<Unit>(LoadUnits, command);

    private const string LoadUnits = "SELECT Code, CeasedAt FROM Units WHERE Code = @AccusedUnit OR Code = @SuggestedUnit";

    private const string Save = """
        INSERT INTO WorkOrders (Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Content, Category, Area, Address, Channel, CallId,
            Confidential, AccusedUnit, SuggestedUnit, SourceOpenedAt, RegisteredAt, Answer, KeptBy, NumbersMoved,
            Urged, Tries, TriesOf, FollowedUpClosing, ReopenedClosing, Reopenings, WithdrawalAskedAfter,
            ProgressRevision, ClosingRevision, AwaitsFollowUp, MergeRevision, WithdrawalAnswered)
        VALUES (@Id, @IncidentId, @Revision, @State, @Number, @Type, @Urgency, @Title, @Content, @Category, @Area, @Address, @Channel, @CallId,
            @Confidential, @AccusedUnit, @SuggestedUnit, @SourceOpenedAt, @RegisteredAt, @Answer, @KeptBy, @NumbersMoved,
            0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0)
        """;
}
