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
    /// <summary>green, yellow or red.</summary>
    public string? Light { get; init; }
    /// <summary>To be sent with a ruling.</summary>
    public required int Revision { get; init; }
    /// <summary>案号.</summary>
    public required string CaseNumber { get; init; }
    /// <summary>One of <see cref="DisputeStates"/>.</summary>
    public required string State { get; init; }
    /// <summary>Why it ended without a ruling, or why the last ruling could not be carried out.</summary>
    public string? Code { get; init; }
    /// <summary>return-contested or by-hand.</summary>
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

    internal static DisputeView Of(Dispute dispute) => new()
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
    };

    private static List<string>? Words(string? json) => json is null ? null : JsonSerializer.Deserialize<List<string>>(json, Wire.Json);
}
