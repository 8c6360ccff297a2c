using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>领单: a dispatcher takes the waiting order whose limit comes first, and everybody sees who looks at it. It is theirs for ten minutes, until they decide, or until they give it back.</summary>
public static class TakeNext
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>What the dispatcher sends.</summary>
    /// <param name="WorkOrderId">This one; none for the next that is free.</param>
    /// <param name="Instead">The one they have now and pass over; it is given back.</param>
    public sealed record Command(string? WorkOrderId = null, string? Instead = null);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/queue/take", Handle).MayBe(Roles.Dispatcher).Command<Taking>("领单: take the next waiting order, or this one");
        routes.MapDelete("/queue/taken/{id}", GiveBack).MayBe(Roles.Dispatcher).Command<Taking>("放回: give a taken order back");
        routes.MapGet("/queue/taken", Taken).MayBe(Roles.Dispatcher, Roles.Coordinator, Roles.Manager).Question<List<Taking>>("领单: which waiting orders are looked at, by whom, until when");
    }

    internal static Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var now = clock.Now;
        if ((Refusal.IfTooLong("workOrderId", command.WorkOrderId, 100) ?? Refusal.IfTooLong("instead", command.Instead, 100)) is { } wrong) return wrong.Answer();
        var passed = command.Instead is null ? null : await tx.Single<Place>(PlaceOf, new { Id = command.Instead });
        if (command.Instead is not null) await tx.Execute(Delete, new { Id = command.Instead, TakenBy = user.Id });
        var id = command.WorkOrderId ?? await Next(tx, passed, now, user);
        if (id is null || await tx.Single<string>(IsWaiting, new { Id = id }) is null) return NothingWaits.Answer();
        var taking = new Taking { WorkOrderId = id, TakenBy = user.Id, Until = now + Lease };
        if (await Refuse(tx, id, now, user) is { } refusal) return refusal.Answer();
        await tx.Execute(Delete, new { Id = id, TakenBy = (string?)null });
        await tx.Execute(Insert, taking);
        return TypedResults.Ok(taking);
    });

    // What comes after the one passed over; at the end of the queue from its beginning.
    private static async Task<string?> Next(Transaction tx, Place? passed, DateTime now, Actor user)
    {
        var place = new { State = States.Queued, Now = now, TakenBy = user.Id, DueBy = passed?.DueBy ?? Desk.Span.Any.From, Id = passed?.Id ?? "", Limit = 1 };
        return await tx.Single<string>(tx.First(SelectNext), place) ?? (passed is null ? null : await tx.Single<string>(tx.First(SelectNext), place with { DueBy = Desk.Span.Any.From, Id = "" }));
    }

    private static Task<IResult> GiveBack(string id, ServiceDb db, Actor user) => db.Write<IResult>(async tx =>
    {
        await tx.Execute(Delete, new { Id = id, TakenBy = user.Id });
        return TypedResults.Ok(new Taking { WorkOrderId = id });
    });

    private static async Task<IResult> Taken(ServiceDb db, BusinessClock clock) => TypedResults.Ok(await db.List<Taking>(db.Dialect.First(SelectTaken), new { clock.Now, Limit = 1000 }));

    /// <summary>Another dispatcher has it just now.</summary>
    internal static async Task<Refusal?> Refuse(Transaction tx, string id, DateTime now, Actor user) =>
        await tx.Single<Taking>(LoadOther, new { Id = id, Now = now, TakenBy = user.Id }) is { } other ? TakenBy(other) : null;

    /// <summary>It waits no more.</summary>
    internal static Task Done(Transaction tx, string id) => tx.Execute(Delete, new { Id = id, TakenBy = (string?)null });

    private static Refusal TakenBy(Taking other) => Refusal.Not("taken-by-other",
        $"另一位派单员正在处理这件工单，{Hours.Of(other.Until):HH\\:mm} 前归其处理；可先领下一件。",
        $"Another dispatcher looks at this order until {Hours.Of(other.Until):HH\\:mm}; take the next one.");

    private static readonly Refusal NothingWaits = Refusal.Not("nothing-waits", "没有可领的待派工单。", "No order waits that is free to take.");

    private const string SelectNext = """
        SELECT o.Id FROM WorkOrders o
        WHERE o.State = @State AND o.DueBy IS NOT NULL AND (o.DueBy > @DueBy OR (o.DueBy = @DueBy AND o.Id > @Id))
            AND NOT EXISTS (SELECT 1 FROM Takings t WHERE t.OrderId = o.Id AND t.Until > @Now AND t.TakenBy <> @TakenBy)
        ORDER BY o.DueBy, o.Id
        """;

    private const string PlaceOf = "SELECT Id, DueBy FROM WorkOrders WHERE Id = @Id AND DueBy IS NOT NULL";

    private const string IsWaiting = "SELECT Id FROM WorkOrders WHERE Id = @Id AND State = 'queued'";

    private const string LoadOther = "SELECT OrderId AS WorkOrderId, TakenBy, Until FROM Takings WHERE OrderId = @Id AND Until > @Now AND TakenBy <> @TakenBy";

    private const string SelectTaken = """
        SELECT t.OrderId AS WorkOrderId, o.Number, t.TakenBy, t.Until
        FROM Takings t JOIN WorkOrders o ON o.Id = t.OrderId
        WHERE t.Until > @Now AND o.State = 'queued'
        ORDER BY t.OrderId
        """;

    private const string Delete = "DELETE FROM Takings WHERE OrderId = @Id AND (@TakenBy IS NULL OR TakenBy = @TakenBy)";

    private const string Insert = "INSERT INTO Takings (OrderId, TakenBy, Until) VALUES (@WorkOrderId, @TakenBy, @Until)";

    private sealed record Place
    {
        public string Id { get; init; } = "";
        public DateTime DueBy { get; init; }
    }
}

/// <summary>领单: who looks at a waiting order, and until when.</summary>
public sealed record Taking
{
    /// <summary>The order.</summary>
    public string WorkOrderId { get; init; } = "";
    /// <summary>The number people use, where several are listed.</summary>
    public string? Number { get; init; }
    /// <summary>The account; none where it was given back.</summary>
    public string? TakenBy { get; init; }
    /// <summary>UTC.</summary>
    public DateTime Until { get; init; }
}
