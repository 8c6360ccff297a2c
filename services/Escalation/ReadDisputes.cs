using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>争议台账: the disputes by state with the orders they are about and who is to act until when, how many wait in each state, and one of them with its file. A handler sees those that their unit takes part in.</summary>
public static class ReadDisputes
{
    /// <summary>待陈述: open, and a unit of whoever asks has not stated yet.</summary>
    public const string ToState = "to-state";
    private const int Most = 10_000;

    private static readonly string[] Readers = [Roles.Coordinator, Roles.Manager, Roles.Dispatcher, Roles.Assessor, Roles.Auditor, Roles.Handler];

    private static readonly string[] Lists = [ToState, .. DisputeStates.All];

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/disputes", List).MayBe(Readers).Question<List<DisputeView>>("争议台账: disputes by state, or those to be stated on (to-state), oldest first; sort=new: newest first");
        routes.MapGet("/disputes/counts", Counts).MayBe(Readers).Question<List<DisputeCount>>("争议台账: how many disputes there are, by state, and how many are to be stated on");
        routes.MapGet("/disputes/{id}", One).MayBe(Readers).Question<DisputeView>("争议: one dispute with its file");
    }

    private static async Task<IResult> List(ServiceDb db, BusinessClock clock, Actor user, string? state, string? sort, string after = "", int limit = 100)
    {
        if (state is not null && Refusal.IfUnknown("state", state, Lists) is { } refusal) return refusal.Answer();
        if (sort is not null && Refusal.IfUnknown("sort", sort, ["old", "new"]) is { } wrong) return wrong.Answer();
        var asked = await Asked.Of(db, user) with { State = state, After = after, Limit = Math.Clamp(limit, 1, 1000) };
        var rows = await db.List<DisputedOrder>(db.Dialect.First((state == ToState, sort == "new") switch
        {
            (true, true) => NewestToState,
            (true, false) => OldestToState,
            (false, true) => Newest,
            _ => Oldest,
        }), asked);
        var units = rows.Count == 0 ? [] : await db.List<CaseUnit>(CaseUnit.OfSome, new { Ids = rows.ConvertAll(row => row.Id) });
        return TypedResults.Ok(rows.ConvertAll(row => row.View(units, clock.Now)));
    }

    private static async Task<IResult> Counts(ServiceDb db, Actor user)
    {
        var asked = await Asked.Of(db, user) with { Limit = Most + 1 };
        var counts = await db.List<DisputeCount>(CountOpen, asked);
        foreach (var (state, sql) in new[] { (DisputeStates.Ended, Ended), (ToState, IdsToState) })
        {
            var found = (await db.List<string>(db.Dialect.First(sql), asked)).Count;
            counts.Add(new DisputeCount { State = state, Count = Math.Min(found, Most), More = found > Most });
        }
        return TypedResults.Ok(Lists.Select(state => counts.Find(count => count.State == state) ?? new DisputeCount { State = state }).ToList());
    }

    private static async Task<IResult> One(string id, ServiceDb db, BusinessClock clock, Actor user)
    {
        var asked = await Asked.Of(db, user);
        if (await db.Single<DisputedOrder>(Select + Theirs + "d.Id = @Id", asked with { Id = id }) is not { } dispute) return Refusal.NotFound.Answer();
        var units = await db.List<CaseUnit>(CaseUnit.OfDispute, new { Id = id });
        var heard = await db.HeardOf(dispute.OrderId);
        var file = CaseFile.Of(dispute, heard, await db.AnnouncedOf(dispute.OrderId));
        List<string> taking = units.ConvertAll(one => one.Unit), yours = user.Role == Roles.Handler ? taking.FindAll(user.IsOf) : [];
        var ladder = (await TimeRules.Load(db)).LadderAt(dispute.OpenedAt);
        return TypedResults.Ok(dispute.View(units, clock.Now) with { File = CaseView.Of(dispute, heard, file, taking, yours, ladder) });
    }

    /// <summary>What is asked, and who asks: a handler in the name of their units, of which none may be the accused or below it.</summary>
    private sealed record Asked(bool AllUnits, IReadOnlyList<string> Units, string[] Lines)
    {
        public string? State { get; init; }
        public string After { get; init; } = "";
        public int Limit { get; init; }
        public string? Id { get; init; }

        public static async Task<Asked> Of(ServiceDb db, Actor user) =>
            user.Role == Roles.Handler ? new Asked(false, user.Units, await Unit.LinesOf(db, user.Units)) : new Asked(true, [], []);
    }

    private const string Select = """
        SELECT d.Id, d.OrderId, d.IncidentId, d.Revision, d.CaseNumber, d.State, d.Code, d.Cause, d.Reason, d.Units, d.OpenedAt, d.Ruling, d.RuledUnit, d.Assisting, d.Basis, d.RuledAt,
            d.MayReturn, d.Rung, d.RungSince, d.StateBy, d.StateSoon, d.RuleBy, d.RuleSoon, d.Accused, d.PrecedentAt, d.PrecedentEntry, d.PrecedentCode,
            c.Number, c.CallerDueBy, c.YellowFrom, c.RedFrom, h.Body AS HandedOver
        FROM Disputes d
        LEFT JOIN Clocks c ON c.Id = d.OrderId
        LEFT JOIN Heard h ON h.Subject = d.OrderId AND h.Type = 'WorkOrderHandedOver'

        """;

    private const string Theirs = """
        WHERE (@AllUnits = 1 OR (EXISTS (SELECT 1 FROM DisputeUnits u WHERE u.Dispute = d.Id AND u.Unit IN @Units) AND (d.Accused IS NULL OR d.Accused NOT IN @Lines))) AND 
        """;

    private const string IsToState = """
        d.State IN ('opening', 'open') AND EXISTS (SELECT 1 FROM DisputeUnits w WHERE w.Dispute = d.Id AND w.StatedAt IS NULL AND (@AllUnits = 1 OR w.Unit IN @Units))
        """;

    private const string Up = " AND d.Id > @After ORDER BY d.Id", Down = " AND (@After = '' OR d.Id < @After) ORDER BY d.Id DESC";

    private const string Oldest = Select + Theirs + "(@State IS NULL OR d.State = @State)" + Up;

    private const string Newest = Select + Theirs + "(@State IS NULL OR d.State = @State)" + Down;

    private const string OldestToState = Select + Theirs + IsToState + Up;

    private const string NewestToState = Select + Theirs + IsToState + Down;

    private const string CountOpen = "SELECT d.State, COUNT(*) AS Count FROM Disputes d " + Theirs + "d.State IN ('opening', 'open', 'ruled') GROUP BY d.State";

    private const string Ended = "SELECT d.Id FROM Disputes d " + Theirs + "d.State = 'ended' ORDER BY d.Id";

    private const string IdsToState = "SELECT d.Id FROM Disputes d " + Theirs + IsToState + " ORDER BY d.Id";
}

/// <summary>How many disputes stand in one state.</summary>
public sealed record DisputeCount
{
    /// <summary>One of <see cref="DisputeStates"/>, or <see cref="ReadDisputes.ToState"/>.</summary>
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

    public DisputeView View(List<CaseUnit> units, DateTime now) => DisputeView.Of(this, units, now) with
    {
        Number = Number,
        Title = HandedOver is null ? null : JsonSerializer.Deserialize<WorkOrderHandedOver>(HandedOver, Wire.Json)!.Title,
        CallerDueBy = CallerDueBy,
        Light = Lights.At(now, YellowFrom, RedFrom),
    };
}
