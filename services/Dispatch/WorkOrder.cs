namespace Hotline.Dispatch;

/// <summary>工单: the order as Dispatch holds it, from handing over to closing.</summary>
public sealed record WorkOrder
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";
    /// <summary>The incident it was registered as.</summary>
    public string IncidentId { get; init; } = "";
    /// <summary>Counts its facts in this service.</summary>
    public int Revision { get; init; }
    /// <summary>One of <see cref="States"/>.</summary>
    public string State { get; init; } = States.Unheard;
    /// <summary>Where it goes back to when it is un-merged; null unless merged.</summary>
    public string? StateBefore { get; init; }
    /// <summary>The number people use.</summary>
    public string? Number { get; init; }
    /// <summary>诉求类型.</summary>
    public string Type { get; init; } = "";
    /// <summary>紧急程度.</summary>
    public string Urgency { get; init; } = "";
    /// <summary>标题.</summary>
    public string? Title { get; init; }
    /// <summary>内容, numbers moved out.</summary>
    public string? Content { get; init; }
    /// <summary>事项分类.</summary>
    public string? Category { get; init; }
    /// <summary>Street or community.</summary>
    public string? Area { get; init; }
    /// <summary>Where the matter is.</summary>
    public string? Address { get; init; }
    /// <summary>保密: never to the accused unit or a unit under it.</summary>
    public bool Confidential { get; init; }
    /// <summary>The unit complained of.</summary>
    public string? AccusedUnit { get; init; }
    /// <summary>The unit the agent would send it to.</summary>
    public string? SuggestedUnit { get; init; }
    /// <summary>Start of the caller's clock, UTC.</summary>
    public DateTime RegisteredAt { get; init; }
    /// <summary>Who has it.</summary>
    public string? Unit { get; init; }
    /// <summary>经办人: the account that has it in hand; null until somebody of the unit signs. The others of the unit may act on it as well.</summary>
    public string? Handler { get; init; }
    /// <summary>Why that unit.</summary>
    public string? Basis { get; init; }
    /// <summary>派单目录: the entry it was dispatched by; null where a person or a ruling decided.</summary>
    public string? Entry { get; init; }
    /// <summary>先例: the dispute whose ruling taught that entry.</summary>
    public string? Precedent { get; init; }
    /// <summary>协办: who assists the unit that has it.</summary>
    public IReadOnlyList<string> Assisting { get; init; } = [];
    /// <summary>By a ruling: cannot be returned.</summary>
    public bool Binding { get; init; }
    /// <summary>The dispute it is held for.</summary>
    public string? HeldFor { get; init; }
    /// <summary>UTC.</summary>
    public DateTime? DispatchedAt { get; init; }
    /// <summary>签收不晚于, UTC; null until it is dispatched, as the unit's other limits.</summary>
    public DateTime? SignBy { get; init; }
    /// <summary>退单不晚于, UTC.</summary>
    public DateTime? ReturnBy { get; init; }
    /// <summary>办结不晚于 (the unit's clock), UTC.</summary>
    public DateTime? HandleBy { get; init; }
    /// <summary>The caller's clock, UTC; runs from the registration on, counted anew with each dispatch.</summary>
    public DateTime? CallerDueBy { get; init; }
    /// <summary>UTC.</summary>
    public DateTime? SignedAt { get; init; }
    /// <summary>When the unit reported it done, UTC; null unless that is under review or was accepted.</summary>
    public DateTime? SubmittedAt { get; init; }
    /// <summary>What the caller may read: of the closing under review, or of the last accepted one.</summary>
    public string? PublicAnswer { get; init; }
    /// <summary>The revision of its last WorkOrderClosed; 0 for none.</summary>
    public int ClosingRevision { get; init; }
    /// <summary>Working days asked for and not yet answered; 0 for none.</summary>
    public int ExtensionDays { get; init; }
    /// <summary>Extensions granted.</summary>
    public int Extensions { get; init; }
    /// <summary>The order it is merged into, or was closed with.</summary>
    public string? MasterId { get; init; }
    /// <summary>重办: how often the unit that has it has had to handle it again.</summary>
    public int Reworks { get; init; }
    /// <summary>How much was heard about it before the order itself.</summary>
    public int Early { get; init; }
    /// <summary>The time of its last fact, UTC.</summary>
    public DateTime? ChangedAt { get; init; }

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
    /// <summary>协办, as they are kept: codes, which have no commas.</summary>
    internal string? AssistedBy { init => Assisting = value?.Split(',') ?? []; }
    /// <summary>Since when the unit has had to sign, UTC.</summary>
    public DateTime? SignFrom { get; init; }
    /// <summary>Since when the unit has had to handle it, UTC.</summary>
    public DateTime? HandleFrom { get; init; }

    internal WorkOrder At(TimeNow time)
    {
        var both = BothLeft.Of(Clocked, time);
        return this with { Left = both.Runs, Light = both.Light, CallerLeft = both.Caller, CallerLight = both.CallerLight };
    }

    private WorkOrderRow Clocked => new()
    {
        State = State,
        Type = Type,
        Urgency = Urgency,
        Category = Category,
        Unit = Unit,
        RegisteredAt = RegisteredAt,
        DispatchedAt = DispatchedAt,
        SignFrom = SignFrom,
        HandleFrom = HandleFrom,
        DueBy = DueBy,
        HandleBy = HandleBy,
        CallerDueBy = CallerDueBy,
        SubmittedAt = SubmittedAt,
    };

    /// <summary>Whether a unit or a dispatcher still has work with it.</summary>
    public bool IsOpen => States.Open.Contains(State);

    /// <summary>Time never runs backwards along an order's facts: what was heard late counts as heard after the last one.</summary>
    internal DateTime NotBefore(DateTime at) => ChangedAt > at ? ChangedAt.Value : at;

    internal const string Load = "SELECT * FROM WorkOrders WHERE Id = @Id";
}

/// <summary>Where an order stands in Dispatch.</summary>
public static class States
{
    /// <summary>Something about it was heard before the order itself.</summary>
    public const string Unheard = "unheard";
    /// <summary>待派单.</summary>
    public const string Queued = "queued";
    /// <summary>待签收.</summary>
    public const string Dispatched = "dispatched";
    /// <summary>办理中.</summary>
    public const string Signed = "signed";
    /// <summary>退单申请中.</summary>
    public const string ReturnRequested = "return-requested";
    /// <summary>争议协调中.</summary>
    public const string Held = "held";
    /// <summary>待审核.</summary>
    public const string ClosingSubmitted = "closing-submitted";
    /// <summary>已办结.</summary>
    public const string Closed = "closed";
    /// <summary>已终止.</summary>
    public const string Terminated = "terminated";
    /// <summary>已撤单.</summary>
    public const string Withdrawn = "withdrawn";
    /// <summary>已并单.</summary>
    public const string Merged = "merged";
    /// <summary>A unit or a dispatcher still has work with it.</summary>
    public static readonly string[] Open = [Queued, Dispatched, Signed, ReturnRequested, Held, ClosingSubmitted];
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Unheard, Queued, Dispatched, Signed, ReturnRequested, Held, ClosingSubmitted, Closed, Terminated, Withdrawn, Merged];
}
