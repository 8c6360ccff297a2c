using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>交接: what somebody who leaves has in hand goes to a colleague, one unit of work an order. Again changes nothing more; what came meanwhile goes too.</summary>
public static class HandOverDesk
{
    private const int Batch = 200, AtOnce = 20;

    /// <summary>What the administrator sends.</summary>
    /// <param name="To">The colleague's account; whether they are of the unit is for whoever keeps the accounts to see.</param>
    public sealed record Command(string? To);

    /// <summary>What somebody has in hand.</summary>
    /// <param name="Handler">The account.</param>
    /// <param name="Units">Of which unit how many orders.</param>
    public sealed record Open(string Handler, List<OfUnit> Units);

    /// <summary>What somebody has in hand of one unit.</summary>
    public sealed record OfUnit
    {
        /// <summary>The unit.</summary>
        public string Unit { get; init; } = "";
        /// <summary>How many orders.</summary>
        public long Orders { get; init; }
    }

    /// <summary>How it went.</summary>
    /// <param name="Handler">Who had them.</param>
    /// <param name="To">Who has them now.</param>
    /// <param name="Orders">How many orders went over.</param>
    public sealed record HandedOver(string Handler, string To, int Orders);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/handlers/{account}/open", Count).MayBe(Roles.Administrator).Question<Open>("在手工单: how many open orders somebody has in hand, by unit");
        routes.MapPost("/handlers/{account}/hand-over", Handle).MayBe(Roles.Administrator).Command<HandedOver>("交接: every open order that somebody has in hand goes to a colleague");
    }

    internal static async Task<IResult> Count(string account, ServiceDb db) =>
        TypedResults.Ok(new Open(account, await db.List<OfUnit>(CountOpen, new { Handler = account, States = Held })));

    internal static async Task<IResult> Handle(string account, Command command, ServiceDb db, BusinessClock clock, Actor user)
    {
        if (Refuse(account, command) is { } refusal) return refusal.Answer();
        var moved = 0;
        var next = new { Handler = account, States = Held, After = "", Limit = Batch };
        while (await db.List<string>(db.Dialect.First(LoadOpen), next) is { Count: > 0 } orders)
        {
            foreach (var some in orders.Chunk(AtOnce))
                moved += (await Task.WhenAll(some.Select(order => Move(db, order, account, command.To!, clock.Now, user)))).Count(done => done);
            next = next with { After = orders[^1] };
        }
        return TypedResults.Ok(new HandedOver(account, command.To!, moved));
    }

    internal static Refusal? Refuse(string account, Command command) =>
        Refusal.IfTooLong("account", account, 64) ?? Refusal.IfNotText("to", command.To, 64) ?? (account == command.To ? ToThemselves : null);

    internal static HandlerChanged Decide(string order, string from, string to, DateTime now, Actor user) =>
        new() { WorkOrderId = order, At = now, ActorId = user.Id, ActorRole = user.Role, From = from, To = to };

    private static Task<bool> Move(ServiceDb db, string order, string from, string to, DateTime now, Actor user) => db.Write(async tx =>
    {
        var changed = Decide(order, from, to, now, user);
        if (await tx.Execute(Save, changed) == 0) return false;
        await tx.Record(order, changed, user);
        return true;
    });

    // A merged one is in hand again when it is un-merged.
    private static readonly string[] Held = [.. States.Open, States.Merged];

    private static readonly Refusal ToThemselves = Refusal.Wrong("to", "to-themselves", "接手人不能是本人，请选一位同事。", "Choose a colleague; nobody hands over to themselves.");

    private const string CountOpen = "SELECT Unit, COUNT(*) AS Orders FROM WorkOrders WHERE State IN @States AND Handler = @Handler GROUP BY Unit ORDER BY Unit";

    private const string LoadOpen = "SELECT Id FROM WorkOrders WHERE State IN @States AND Handler = @Handler AND Id > @After ORDER BY Id";

    private const string Save = "UPDATE WorkOrders SET Handler = @To WHERE Id = @WorkOrderId AND Handler = @From";
}

/// <summary>交接: somebody else has the order in hand. It stays in the trail; nobody is sent it.</summary>
public sealed record HandlerChanged
{
    /// <summary>The order.</summary>
    public required string WorkOrderId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Who did it.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>Who had it in hand.</summary>
    public required string From { get; init; }
    /// <summary>Who has it now.</summary>
    public required string To { get; init; }
}
