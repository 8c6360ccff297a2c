namespace Hotline.Web.Coordinators;

/// <summary>权属争议 as Escalation tells of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="WorkOrderId">The order.</param>
/// <param name="Number">The order's number.</param>
/// <param name="Title">The order's title.</param>
/// <param name="Revision">Sent with a ruling.</param>
/// <param name="CaseNumber">案号.</param>
/// <param name="State">opening, open, ruled or ended.</param>
/// <param name="Code">Why it ended without a ruling, or why the last ruling could not be carried out.</param>
/// <param name="Cause">return-contested, by-hand or reworked.</param>
/// <param name="Reason">What it is about.</param>
/// <param name="Units">The units that do not agree.</param>
/// <param name="OpenedAt">UTC.</param>
/// <param name="CallerDueBy">The caller's clock, UTC.</param>
/// <param name="Light">The order's light.</param>
/// <param name="Ruling">裁定号.</param>
/// <param name="RuledUnit">主办.</param>
/// <param name="Assisting">协办.</param>
/// <param name="Basis">The rule it rests on.</param>
/// <param name="RuledAt">UTC.</param>
public sealed record DisputeSaid(string Id, string WorkOrderId, string? Number, string? Title, int Revision, string CaseNumber, string State, string? Code, string Cause, string Reason, List<string> Units,
    DateTime OpenedAt, DateTime? CallerDueBy, string? Light, string? Ruling, string? RuledUnit, List<string>? Assisting, string? Basis, DateTime? RuledAt)
{
    /// <summary>待陈述: open, and a unit has not stated yet.</summary>
    internal const string ToState = "to-state";

    /// <summary>争议 by where they stand, and first those that wait for a unit's statement.</summary>
    internal static readonly string[] States = ["open", ToState, "opening", "ruled", "ended"];

    /// <summary>协调层级.</summary>
    public string? Rung { get; init; }
    /// <summary>Until when it is to be ruled on or moved up, UTC.</summary>
    public DateTime? RuleBy { get; init; }
    /// <summary>units, coordinator, dispatch or catalogue; none where nobody has to act.</summary>
    public string? Actor { get; init; }
    /// <summary>Until when, UTC.</summary>
    public DateTime? ActBy { get; init; }
    /// <summary>green, yellow or red.</summary>
    public string? ActLight { get; init; }
    /// <summary>The units that have not stated yet.</summary>
    public List<string> Awaited { get; init; } = [];
    /// <summary>Whether the unit may return it all the same.</summary>
    public bool MayReturn { get; init; }
    /// <summary>先例: since when it is asked to be one, UTC.</summary>
    public DateTime? PrecedentAt { get; init; }
    /// <summary>The entry of the catalogue that it became.</summary>
    public string? PrecedentEntry { get; init; }
    /// <summary>Why the catalogue did not take it.</summary>
    public string? PrecedentCode { get; init; }
    /// <summary>案卷, where one case is read.</summary>
    public CaseSaid? File { get; init; }

    /// <summary>轮到谁: who is to act now.</summary>
    internal (string Chinese, string English)? Turn(Func<string, string> nameOf) => (Actor, State) switch
    {
        ("units", _) => ($"待{string.Join('、', Awaited.Select(nameOf))}陈述", $"to be stated on by {string.Join(", ", Awaited.Select(nameOf))}"),
        ("coordinator", _) => ("待协调员裁定或提级", "coordinator to rule or move up"),
        ("dispatch", "opening") => ("待派单方暂停办理", "Dispatch to hold the order"),
        ("dispatch", _) => ("待派单方按裁定派单", "Dispatch to carry the ruling out"),
        ("catalogue", _) => ("待派单目录收录先例", "the catalogue to take the precedent"),
        _ => null,
    };

    internal static (string Chinese, string English) NameOf(string state) => state switch
    {
        ToState => ("待陈述", "To be stated on"),
        "opening" => ("待暂停办理", "To be held"),
        "open" => ("待裁定", "To be ruled on"),
        "ruled" => ("已裁定，待派单", "Ruled, to be dispatched"),
        _ => ("已了结", "Ended"),
    };

    /// <summary>Why it ended, or why the last ruling could not be carried out.</summary>
    internal static (string Chinese, string English) Because(string code) => code switch
    {
        "unit-ceased" => ("裁定的单位已撤销，请重新裁定", "the unit ruled to has ceased: rule anew"),
        "unit-accused" => ("保密工单不能派给被反映的单位，请重新裁定", "a confidential order never goes to the accused unit: rule anew"),
        "unit-unknown" => ("派单方不认识裁定的单位，请重新裁定", "Dispatch does not know the unit: rule anew"),
        "closed-meanwhile" => ("工单在裁定前已办结", "the order was closed meanwhile"),
        "not-open" => ("工单已不在办理，不能暂停", "the order is no longer open and was not held"),
        "unknown-category" => ("派单目录没有这个事项分类", "the catalogue does not know this category"),
        "held-already" => ("工单已因另一争议暂停", "the order is held for another dispute"),
        "not-held" => ("工单已不在暂停中", "the order is no longer held"),
        _ => (TradeWords.Of(code, false), TradeWords.Of(code, true)),
    };
}
