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
    /// <summary>return-contested or by-hand.</summary>
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

    /// <summary>Opens what was contested, and lets every case of the order stand where the facts put it.</summary>
    internal static async Task Follow(Transaction tx, string orderId, HeardFacts heard)
    {
        if (!DisputeFold.Touches(heard))
            return;
        await OpenDispute.FromReturns(tx, heard);
        await Settle(tx, orderId, heard);
    }

    internal static async Task Settle(Transaction tx, string orderId, HeardFacts heard)
    {
        foreach (var dispute in await tx.List<Dispute>(LoadOfOrder, new { OrderId = orderId }))
        {
            var (state, code) = DisputeFold.Of(dispute, heard, await tx.List<Answer>(Answer.Load, dispute));
            if ((state, code) != (dispute.State, dispute.Code))
                await tx.Change(SaveState, dispute with { State = state, Code = code });
        }
    }

    internal const string Load = "SELECT * FROM Disputes WHERE Id = @Id";

    internal const string LoadOfOrder = "SELECT * FROM Disputes WHERE OrderId = @OrderId ORDER BY Id";

    private const string SaveState = "UPDATE Disputes SET State = @State, Code = @Code WHERE Id = @Id AND Revision = @Revision";
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
