using System.Text.Json;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>A dispute as it is read.</summary>
public sealed record DisputeView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>The order.</summary>
    public required string WorkOrderId { get; init; }
    /// <summary>The incident the order was registered as.</summary>
    public required string IncidentId { get; init; }
    /// <summary>The number people use.</summary>
    public string? Number { get; init; }
    /// <summary>The order's title, as it was handed over.</summary>
    public string? Title { get; init; }
    /// <summary>The caller's clock, which runs on while the units' stand still, UTC.</summary>
    public DateTime? CallerDueBy { get; init; }
    /// <summary>The order's: green, yellow or red.</summary>
    public string? Light { get; init; }
    /// <summary>协调层级: one of <see cref="Contracts.DisputeRungs"/>.</summary>
    public string? Rung { get; init; }
    /// <summary>Since when it stands on that rung, UTC.</summary>
    public DateTime? RungSince { get; init; }
    /// <summary>Until when it is to be ruled on or moved up, UTC.</summary>
    public DateTime? RuleBy { get; init; }
    /// <summary>Who is to act now: one of <see cref="DisputeActors"/>, or nobody.</summary>
    public string? Actor { get; init; }
    /// <summary>Until when, UTC; null where no limit runs.</summary>
    public DateTime? ActBy { get; init; }
    /// <summary>That limit's: green, yellow or red.</summary>
    public string? ActLight { get; init; }
    /// <summary>The units that have not stated yet.</summary>
    public IReadOnlyList<string> Awaited { get; init; } = [];
    /// <summary>To be sent with a ruling.</summary>
    public required int Revision { get; init; }
    /// <summary>案号.</summary>
    public required string CaseNumber { get; init; }
    /// <summary>One of <see cref="DisputeStates"/>.</summary>
    public required string State { get; init; }
    /// <summary>Why it ended without a ruling, or why the last ruling could not be carried out.</summary>
    public string? Code { get; init; }
    /// <summary>One of <see cref="Contracts.DisputeCauses"/>.</summary>
    public required string Cause { get; init; }
    /// <summary>What it is about.</summary>
    public required string Reason { get; init; }
    /// <summary>The units that do not agree.</summary>
    public required IReadOnlyList<string> Units { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }
    /// <summary>裁定号.</summary>
    public string? Ruling { get; init; }
    /// <summary>主办.</summary>
    public string? RuledUnit { get; init; }
    /// <summary>协办.</summary>
    public IReadOnlyList<string>? Assisting { get; init; }
    /// <summary>The rule it rests on.</summary>
    public string? Basis { get; init; }
    /// <summary>UTC.</summary>
    public DateTime? RuledAt { get; init; }

    /// <summary>Whether the unit may return it all the same.</summary>
    public bool MayReturn { get; init; }
    /// <summary>先例: since when it is asked to be one, UTC.</summary>
    public DateTime? PrecedentAt { get; init; }
    /// <summary>The entry of the dispatch catalogue that it became.</summary>
    public string? PrecedentEntry { get; init; }
    /// <summary>Why the catalogue did not take it.</summary>
    public string? PrecedentCode { get; init; }
    /// <summary>案卷, where one case is read.</summary>
    public CaseView? File { get; init; }

    /// <summary>As it stands at this moment, UTC; who has not stated is told among the units of all cases.</summary>
    internal static DisputeView Of(Dispute dispute, IEnumerable<CaseUnit> units, DateTime now)
    {
        List<string> awaited = dispute.State is DisputeStates.Opening or DisputeStates.Open ? [.. units.Where(one => one.Dispute == dispute.Id && one.StatedAt is null).Select(one => one.Unit)] : [];
        var turn = RungFold.TurnOf(dispute, awaited, now);
        return Of(dispute) with { Awaited = awaited, Actor = turn.Actor, ActBy = turn.By, ActLight = turn.Light };
    }

    private static DisputeView Of(Dispute dispute) => new()
    {
        Id = dispute.Id,
        WorkOrderId = dispute.OrderId,
        IncidentId = dispute.IncidentId,
        Revision = dispute.Revision,
        CaseNumber = dispute.CaseNumber,
        State = dispute.State,
        Code = dispute.Code,
        Cause = dispute.Cause,
        Reason = dispute.Reason,
        Units = Words(dispute.Units)!,
        OpenedAt = dispute.OpenedAt,
        Ruling = dispute.Ruling,
        RuledUnit = dispute.RuledUnit,
        Assisting = Words(dispute.Assisting),
        Basis = dispute.Basis,
        RuledAt = dispute.RuledAt,
        MayReturn = dispute.MayReturn ?? false,
        Rung = dispute.Rung,
        RungSince = dispute.RungSince,
        RuleBy = dispute.RuleBy,
        PrecedentAt = dispute.PrecedentAt,
        PrecedentEntry = dispute.PrecedentEntry,
        PrecedentCode = dispute.PrecedentCode,
    };

    internal static List<string>? Words(string? json) => json is null ? null : JsonSerializer.Deserialize<List<string>>(json, Wire.Json);
}
