using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>权属争议: a case on who owns an order, from opening to the answer of Dispatch.</summary>
public record Dispute
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";
    /// <summary>The order.</summary>
    public string OrderId { get; init; } = "";
    /// <summary>The incident the order was registered as.</summary>
    public string IncidentId { get; init; } = "";
    /// <summary>The revision of this service's last fact about it.</summary>
    public int Revision { get; init; }
    /// <summary>案号.</summary>
    public string CaseNumber { get; init; } = "";
    /// <summary>One of <see cref="DisputeStates"/>.</summary>
    public string State { get; init; } = DisputeStates.Opening;
    /// <summary>Why it ended without a ruling, or why the ruling could not be carried out.</summary>
    public string? Code { get; init; }
    /// <summary>One of <see cref="DisputeCauses"/>.</summary>
    public string Cause { get; init; } = "";
    /// <summary>What it is about.</summary>
    public string Reason { get; init; } = "";
    /// <summary>The units that do not agree, JSON.</summary>
    public string Units { get; init; } = "[]";
    /// <summary>UTC.</summary>
    public DateTime OpenedAt { get; init; }
    /// <summary>裁定号.</summary>
    public string? Ruling { get; init; }
    /// <summary>主办: the unit it was ruled to.</summary>
    public string? RuledUnit { get; init; }
    /// <summary>协办, JSON.</summary>
    public string? Assisting { get; init; }
    /// <summary>The rule it rests on.</summary>
    public string? Basis { get; init; }
    /// <summary>UTC.</summary>
    public DateTime? RuledAt { get; init; }
    /// <summary>Whether the unit it was ruled to may return it all the same.</summary>
    public bool? MayReturn { get; init; }
    /// <summary>协调层级: one of <see cref="DisputeRungs"/>.</summary>
    public string? Rung { get; init; }
    /// <summary>Since when it stands on that rung, UTC.</summary>
    public DateTime? RungSince { get; init; }
    /// <summary>Until when units may state, UTC.</summary>
    public DateTime? StateBy { get; init; }
    /// <summary>From when on that is near, UTC.</summary>
    public DateTime? StateSoon { get; init; }
    /// <summary>Until when it is to be ruled on or moved up, UTC.</summary>
    public DateTime? RuleBy { get; init; }
    /// <summary>From when on that is near, UTC.</summary>
    public DateTime? RuleSoon { get; init; }
    /// <summary>Whom its order accuses, where it is confidential.</summary>
    public string? Accused { get; init; }
    /// <summary>先例: since when it is asked to be one, UTC.</summary>
    public DateTime? PrecedentAt { get; init; }
    /// <summary>The entry of the catalogue that it became.</summary>
    public string? PrecedentEntry { get; init; }
    /// <summary>Why the catalogue did not take it.</summary>
    public string? PrecedentCode { get; init; }

    /// <summary>Opens what was contested or reworked too often, and lets every case of the order stand where the facts put it.</summary>
    internal static async Task Follow(Transaction tx, string orderId, HeardFacts heard)
    {
        if (!DisputeFold.Touches(heard))
            return;
        await OpenDispute.FromReturns(tx, heard);
        await OpenDispute.FromReworks(tx, heard);
        await Settle(tx, orderId, heard);
    }

    internal static async Task Settle(Transaction tx, string orderId, HeardFacts heard)
    {
        var disputes = await tx.List<Dispute>(LoadOfOrder, new { OrderId = orderId });
        if (disputes.Count == 0)
            return;
        var (announced, rules) = (await tx.AnnouncedOf(orderId), await TimeRules.Load(tx));
        foreach (var dispute in disputes)
        {
            var file = CaseFile.Of(dispute, heard, announced);
            var follows = await Standing(tx, dispute, heard, file, rules);
            if (follows != dispute)
                await tx.Change(Save, follows);
            await CaseUnits.Follow(tx, follows, heard, file);
            await AnnounceRungs.Follow(tx, follows);
            await SetPrecedent.Follow(tx, follows, heard, file);
        }
    }

    private static async Task<Dispute> Standing(Transaction tx, Dispute dispute, HeardFacts heard, CaseFile file, TimeRules rules)
    {
        var (state, code) = DisputeFold.Of(dispute, heard, await tx.List<Answer>(Answer.Load, dispute));
        var order = heard.Last<WorkOrderHandedOver>();
        var rung = RungFold.Of(dispute, RungFold.IsUrgent(heard), file.Moves, rules);
        var precedent = file.Precedents.Count == 0 ? null : PrecedentFold.Of(file.Precedents.Count, await tx.HeardOf(PrecedentFold.Subject(dispute.Id)));
        return dispute with
        {
            State = state,
            Code = code,
            Rung = rung.Name,
            RungSince = rung.Since,
            StateBy = rung.StateBy,
            StateSoon = rung.StateSoon,
            RuleBy = rung.RuleBy,
            RuleSoon = rung.RuleSoon,
            Accused = order is { Confidential: true } ? order.AccusedUnit : null,
            PrecedentAt = file.Precedents.LastOrDefault()?.At,
            PrecedentEntry = precedent?.Entry,
            PrecedentCode = precedent?.Code,
        };
    }

    /// <summary>The case, with its order's row taken, so that nobody else changes it meanwhile; null where there is none.</summary>
    internal static async Task<Dispute?> Take(Transaction tx, string id)
    {
        if (await tx.Single<Dispute>(Load, new { Id = id }) is not { } seen)
            return null;
        await tx.Change(ClockRow.Hold, new { Id = seen.OrderId });
        return await tx.Single<Dispute>(Load, new { Id = id });
    }

    /// <summary>Null where it can be ruled on or moved up now.</summary>
    internal Refusal? NotOpen() => State switch
    {
        DisputeStates.Open => null,
        DisputeStates.Ruled => Refusal.Stale(Revision),
        DisputeStates.Opening => NotHeldYet,
        _ => HasEnded with { Revision = Revision },
    };

    private static readonly Refusal NotHeldYet = Refusal.Not("not-held-yet", "派单方尚未确认暂停这件工单，请稍后再裁定。", "Dispatch has not held the order yet; rule a little later.") with { RetryAfter = 2 };

    internal static readonly Refusal HasEnded = Refusal.Not("dispute-ended", "这个争议已经了结。", "This dispute has ended.");

    internal const string Load = "SELECT * FROM Disputes WHERE Id = @Id";

    internal const string LoadOfOrder = "SELECT * FROM Disputes WHERE OrderId = @OrderId ORDER BY Id";

    private const string Save = """
        UPDATE Disputes SET State = @State, Code = @Code, Rung = @Rung, RungSince = @RungSince, StateBy = @StateBy, StateSoon = @StateSoon, RuleBy = @RuleBy, RuleSoon = @RuleSoon,
            Accused = @Accused, PrecedentAt = @PrecedentAt, PrecedentEntry = @PrecedentEntry, PrecedentCode = @PrecedentCode
        WHERE Id = @Id AND Revision = @Revision
        """;
}

/// <summary>Where a dispute stands.</summary>
public static class DisputeStates
{
    /// <summary>Opened by hand; Dispatch has not held the order yet.</summary>
    public const string Opening = "opening";
    /// <summary>The order is held; a ruling is awaited.</summary>
    public const string Open = "open";
    /// <summary>Ruled; Dispatch has not carried it out yet.</summary>
    public const string Ruled = "ruled";
    /// <summary>Carried out, or ended without.</summary>
    public const string Ended = "ended";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Opening, Open, Ruled, Ended];
}
