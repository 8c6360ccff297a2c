namespace Hotline.Dispatch;

/// <summary>工单: an order as it stands in a list; what the matter is in full, the order itself tells.</summary>
public sealed record WorkOrderRow
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";
    /// <summary>The incident it was registered as.</summary>
    public string IncidentId { get; init; } = "";
    /// <summary>Counts its facts in this service.</summary>
    public int Revision { get; init; }
    /// <summary>One of <see cref="States"/>.</summary>
    public string State { get; init; } = "";
    /// <summary>The number people use.</summary>
    public string? Number { get; init; }
    /// <summary>诉求类型.</summary>
    public string? Type { get; init; }
    /// <summary>紧急程度.</summary>
    public string? Urgency { get; init; }
    /// <summary>标题.</summary>
    public string? Title { get; init; }
    /// <summary>事项分类.</summary>
    public string? Category { get; init; }
    /// <summary>Street or community.</summary>
    public string? Area { get; init; }
    /// <summary>保密.</summary>
    public bool Confidential { get; init; }
    /// <summary>The unit the agent would send it to.</summary>
    public string? SuggestedUnit { get; init; }
    /// <summary>Who has it.</summary>
    public string? Unit { get; init; }
    /// <summary>经办人: the account that has it in hand.</summary>
    public string? Handler { get; init; }
    /// <summary>By a ruling: cannot be returned.</summary>
    public bool Binding { get; init; }
    /// <summary>The dispute it is held for.</summary>
    public string? HeldFor { get; init; }
    /// <summary>Start of the caller's clock, UTC.</summary>
    public DateTime RegisteredAt { get; init; }
    /// <summary>签收不晚于, UTC.</summary>
    public DateTime? SignBy { get; init; }
    /// <summary>退单不晚于, UTC.</summary>
    public DateTime? ReturnBy { get; init; }
    /// <summary>办结不晚于 (the unit's clock), UTC.</summary>
    public DateTime? HandleBy { get; init; }
    /// <summary>The caller's clock, UTC.</summary>
    public DateTime? CallerDueBy { get; init; }
    /// <summary>When the unit reported it done, UTC.</summary>
    public DateTime? SubmittedAt { get; init; }
    /// <summary>Working days asked for and not yet answered; 0 for none.</summary>
    public int ExtensionDays { get; init; }
    /// <summary>重办: how often the unit that has it has had to handle it again.</summary>
    public int Reworks { get; init; }
    /// <summary>The order it is merged into, or was closed with.</summary>
    public string? MasterId { get; init; }

    /// <summary>剩余时间, when it is read, and of a closed order what was left then; null where no limit runs or ran to its end.</summary>
    public Left? Left { get; init; }
    /// <summary>红黄灯 of that limit: green, yellow or red.</summary>
    public string? Light { get; init; }
    /// <summary>诉求人时限: what is left of the caller's clock, which runs until the order is closed, or was left then; null where it ended otherwise.</summary>
    public Left? CallerLeft { get; init; }
    /// <summary>红黄灯 of the caller's clock.</summary>
    public string? CallerLight { get; init; }

    /// <summary>The limit that runs now, as the database tells it.</summary>
    internal DateTime? DueBy { get; init; }
    /// <summary>Since when the unit has had to sign.</summary>
    internal DateTime? SignFrom { get; init; }
    /// <summary>Since when the unit has had to handle it.</summary>
    internal DateTime? HandleFrom { get; init; }
    internal DateTime? DispatchedAt { get; init; }

    internal WorkOrderRow At(TimeNow time)
    {
        var both = BothLeft.Of(this, time);
        return this with { Left = both.Runs, Light = both.Light, CallerLeft = both.Caller, CallerLight = both.CallerLight };
    }

    internal const string Select = """
        SELECT Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Category, Area, Confidential, SuggestedUnit, Unit, Handler, Binding, HeldFor,
            RegisteredAt, SignBy, ReturnBy, HandleBy, CallerDueBy, SubmittedAt, ExtensionDays, Reworks, MasterId, DueBy, SignFrom, HandleFrom, DispatchedAt
        FROM WorkOrders
        """;
}
