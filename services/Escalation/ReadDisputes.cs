using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>争议台账: the disputes by state with the orders they are about, how many wait in each state, and one of them.</summary>
public static class ReadDisputes
{
    private const int Most = 10_000;

    private static readonly string[] Readers = [Roles.Coordinator, Roles.Manager, Roles.Dispatcher, Roles.Assessor, Roles.Auditor];

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/disputes", List).MayBe(Readers).Question<List<DisputeView>>("争议台账: disputes by state, oldest first; sort=new: newest first");
        routes.MapGet("/disputes/counts", Counts).MayBe(Readers).Question<List<DisputeCount>>("争议台账: how many disputes there are, by state");
        routes.MapGet("/disputes/{id}", One).MayBe(Readers).Question<DisputeView>("争议: one dispute");
    }

    private static async Task<IResult> List(ServiceDb db, BusinessClock clock, string? state, string? sort, string after = "", int limit = 100)
    {
        if (state is not null && Refusal.IfUnknown("state", state, DisputeStates.All) is { } refusal) return refusal.Answer();
        if (sort is not null && Refusal.IfUnknown("sort", sort, ["old", "new"]) is { } wrong) return wrong.Answer();
        var asked = new { State = state, After = after, Limit = Math.Clamp(limit, 1, 1000) };
        var rows = sort == "new" ? await db.List<DisputedOrder>(db.Dialect.First(Newest), asked) : await db.List<DisputedOrder>(db.Dialect.First(Oldest), asked);
        return TypedResults.Ok(rows.ConvertAll(row => row.View(clock.Now)));
    }

    private static async Task<IResult> Counts(ServiceDb db)
    {
        var counts = await db.List<DisputeCount>(CountOpen);
        var ended = (await db.List<string>(db.Dialect.First(Ended), new { Limit = Most + 1 })).Count;
        counts.Add(new DisputeCount { State = DisputeStates.Ended, Count = Math.Min(ended, Most), More = ended > Most });
        return TypedResults.Ok(DisputeStates.All.Select(state => counts.Find(count => count.State == state) ?? new DisputeCount { State = state }).ToList());
    }

    private static async Task<IResult> One(string id, ServiceDb db, BusinessClock clock) =>
        await db.Single<DisputedOrder>(Select + "WHERE d.Id = @Id", new { Id = id }) is { } dispute ? TypedResults.Ok(dispute.View(clock.Now)) : Refusal.NotFound.Answer();

    private const string Select = """
        SELECT d.Id, d.OrderId, d.IncidentId, d.Revision, d.CaseNumber, d.State, d.Code, d.Cause, d.Reason, d.Units, d.OpenedAt, d.Ruling, d.RuledUnit, d.Assisting, d.Basis, d.RuledAt,
            c.Number, c.CallerDueBy, c.YellowFrom, c.RedFrom, h.Body AS HandedOver
        FROM Disputes d
        LEFT JOIN Clocks c ON c.Id = d.OrderId
        LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'

        """;

    private const string Oldest = Select + "WHERE (@State IS NULL OR d.State = @State) AND d.Id > @After ORDER BY d.Id";

    private const string Newest = Select + "WHERE (@State IS NULL OR d.State = @State) AND (@After = '' OR d.Id < @After) ORDER BY d.Id DESC";

    private const string CountOpen = "SELECT State, COUNT(*) AS Count FROM Disputes WHERE State IN ('opening', 'open', 'ruled') GROUP BY State";

    private const string Ended = "SELECT Id FROM Disputes WHERE State = 'ended' ORDER BY Id";
}

/// <summary>How many disputes stand in one state.</summary>
public sealed record DisputeCount
{
    /// <summary>One of <see cref="DisputeStates"/>.</summary>
    public string State { get; init; } = "";
    /// <summary>So many, at most 10,000.</summary>
    public int Count { get; init; }
    /// <summary>Whether there are more.</summary>
    public bool More { get; init; }
}

/// <summary>A dispute with what this service knows of its order.</summary>
internal sealed record DisputedOrder : Dispute
{
    public string? Number { get; init; }
    public DateTime? CallerDueBy { get; init; }
    public DateTime? YellowFrom { get; init; }
    public DateTime? RedFrom { get; init; }
    public string? HandedOver { get; init; }

    public DisputeView View(DateTime now) => DisputeView.Of(this) with
    {
        Number = Number,
        Title = HandedOver is null ? null : JsonSerializer.Deserialize<WorkOrderHandedOver>(HandedOver, Wire.Json)!.Title,
        CallerDueBy = CallerDueBy,
        Light = Lights.At(now, YellowFrom, RedFrom),
    };
}
