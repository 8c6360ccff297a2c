using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>来电历史: a caller's earlier orders, by the telephone number. A POST, so that the number stands in no address and no log.</summary>
public static class FindEarlierOrders
{
    private const int Most = 50;

    /// <summary>What the agent sends.</summary>
    /// <param name="Phone">The caller's number, however it is written.</param>
    public sealed record Command(string? Phone);

    /// <summary>One earlier order.</summary>
    public sealed record Earlier
    {
        /// <summary>Its id.</summary>
        public string Id { get; init; } = "";
        /// <summary>The number people use.</summary>
        public string Number { get; init; } = "";
        /// <summary>Where it stands in Intake.</summary>
        public string State { get; init; } = "";
        /// <summary>How far Dispatch is with it.</summary>
        public string? Progress { get; init; }
        /// <summary>诉求类型.</summary>
        public string Type { get; init; } = "";
        /// <summary>紧急程度.</summary>
        public string Urgency { get; init; } = "";
        /// <summary>标题.</summary>
        public string Title { get; init; } = "";
        /// <summary>The unit that has it, or had it at its end.</summary>
        public string? Unit { get; init; }
        /// <summary>Its revision in Intake.</summary>
        public int Revision { get; init; }
        /// <summary>UTC.</summary>
        public DateTime RegisteredAt { get; init; }
        /// <summary>UTC.</summary>
        public DateTime? ClosedAt { get; init; }
        /// <summary>Closed, and the caller not yet asked to the end.</summary>
        public bool AwaitsFollowUp { get; init; }
        /// <summary>It can no more be supplemented or urged.</summary>
        public bool IsEnded { get; init; }
        /// <summary>姓名 left with it, masked: who sees it in full says why, and it is recorded.</summary>
        public string? CallerName { get; init; }

        internal static Earlier Of(WorkOrder order, string? callerName) => new()
        {
            Id = order.Id,
            Number = order.Number,
            State = order.State,
            Progress = order.Progress,
            Type = order.Type,
            Urgency = order.Urgency,
            Title = order.Title,
            Unit = order.Unit,
            Revision = order.Revision,
            RegisteredAt = order.RegisteredAt,
            ClosedAt = order.ClosedAt,
            AwaitsFollowUp = order.AwaitsFollowUp,
            IsEnded = order.IsEnded,
            CallerName = callerName,
        };
    }

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/callers/find", Handle).MayBe(Roles.Agent).Command<List<Earlier>>("来电历史: earlier orders of a caller, latest first");

    internal static async Task<IResult> Handle(Command command, ServiceDb db, CallerSafe safe) =>
        Refuse(command) is { } refusal ? refusal.Answer()
        : TypedResults.Ok(await Found(db, safe, (await safe.IndexOf(command.Phone))!));

    private static async Task<List<Earlier>> Found(ServiceDb db, CallerSafe safe, string index)
    {
        var orders = await db.List<WorkOrder>(db.Dialect.First(Find), new { PhoneIndex = index, Limit = Most });
        var names = (await db.List<ProtectedCaller>(db.Dialect.First(Names), new { PhoneIndex = index, Limit = Most })).ToDictionary(caller => caller.OrderId, StringComparer.Ordinal);
        return orders.ConvertAll(order => Earlier.Of(order, names.TryGetValue(order.Id, out var caller) ? Masks.Name(safe.Open([caller]).Name) : null));
    }

    internal static Refusal? Refuse(Command command) =>
        Refusal.IfNotText("phone", command.Phone, 50)
        ?? (CallerSafe.Normal(command.Phone).Length == 0 ? Refusal.Wrong("phone", "not-a-number", "请输入电话号码。", "Give a telephone number.") : null);

    private const string Find = """
        SELECT o.Id, o.Number, o.State, o.Progress, o.Type, o.Urgency, o.Title, o.Unit, o.Revision, o.RegisteredAt,
            o.ClosedAt, o.AwaitsFollowUp, o.ClosingRevision, o.ReopenedClosing
        FROM Callers c JOIN WorkOrders o ON o.Id = c.OrderId
        WHERE c.PhoneIndex = @PhoneIndex ORDER BY c.OrderId DESC
        """;

    private const string Names = "SELECT OrderId, Revision, Name FROM Callers WHERE PhoneIndex = @PhoneIndex ORDER BY OrderId DESC";
}
