using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>工单: the demand as Intake registered it, and how far Dispatch says it is.</summary>
public sealed record WorkOrder
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";
    /// <summary>The incident it was registered as.</summary>
    public string IncidentId { get; init; } = "";
    /// <summary>Counts its facts in this service.</summary>
    public int Revision { get; init; }
    /// <summary>One of <see cref="States"/>.</summary>
    public string State { get; init; } = States.Kept;
    /// <summary>The number people use.</summary>
    public string Number { get; init; } = "";
    /// <summary>诉求类型.</summary>
    public string Type { get; init; } = "";
    /// <summary>紧急程度.</summary>
    public string Urgency { get; init; } = "";
    /// <summary>标题, numbers moved out.</summary>
    public string Title { get; init; } = "";
    /// <summary>内容, numbers moved out.</summary>
    public string Content { get; init; } = "";
    /// <summary>事项分类.</summary>
    public string? Category { get; init; }
    /// <summary>Street or community.</summary>
    public string? Area { get; init; }
    /// <summary>Where the matter is.</summary>
    public string? Address { get; init; }
    /// <summary>How it came.</summary>
    public string? Channel { get; init; }
    /// <summary>The recording of the call.</summary>
    public string? CallId { get; init; }
    /// <summary>保密.</summary>
    public bool Confidential { get; init; }
    /// <summary>The unit complained of.</summary>
    public string? AccusedUnit { get; init; }
    /// <summary>The unit the agent would send it to.</summary>
    public string? SuggestedUnit { get; init; }
    /// <summary>When the source says it began, UTC.</summary>
    public DateTime? SourceOpenedAt { get; init; }
    /// <summary>Start of the caller's clock, UTC.</summary>
    public DateTime RegisteredAt { get; init; }
    /// <summary>What the caller was told when the agent answered or diverted it.</summary>
    public string? Answer { get; init; }
    /// <summary>受理人: the agent who keeps it, or kept it before it was handed over or answered; null where it never was kept.</summary>
    public string? KeptBy { get; init; }
    /// <summary>How many numbers were moved out of its texts.</summary>
    public int NumbersMoved { get; init; }
    /// <summary>How often the caller asked to hurry.</summary>
    public int Urged { get; init; }
    /// <summary>How often it was sent back after a call-back.</summary>
    public int Reopenings { get; init; }
    /// <summary>How far Dispatch is with it: one of <see cref="Steps"/>; null before anything was heard.</summary>
    public string? Progress { get; init; }
    /// <summary>The unit that has it, or had it at its end; none while it waits to be dispatched.</summary>
    public string? Unit { get; init; }
    /// <summary>Which closing was heard last; 0 for none.</summary>
    public int ClosingRevision { get; init; }
    /// <summary>UTC.</summary>
    public DateTime? ClosedAt { get; init; }
    /// <summary>When the unit reported it done, UTC.</summary>
    public DateTime? SubmittedAt { get; init; }
    /// <summary>What the unit answered the caller.</summary>
    public string? PublicAnswer { get; init; }
    /// <summary>Closed, and the caller not yet asked to the end.</summary>
    public bool AwaitsFollowUp { get; init; }
    /// <summary>Which closing was followed up to the end; 0 for none.</summary>
    public int FollowedUpClosing { get; init; }
    /// <summary>The order it is merged into now.</summary>
    public string? MasterId { get; init; }
    /// <summary>Dispatch was asked to take it back and has not answered yet.</summary>
    public bool WithdrawalPending => WithdrawalAskedAfter >= WithdrawalAnswered;

    internal int Tries { get; init; }
    internal int TriesOf { get; init; }
    internal int ReopenedClosing { get; init; }
    internal int WithdrawalAskedAfter { get; init; } = -1;
    internal int WithdrawalAnswered { get; init; }

    /// <summary>No more is expected of a unit, or nothing ever was.</summary>
    internal bool IsEnded => State switch
    {
        States.Kept => false,
        States.HandedOver => Progress is Steps.Terminated or Steps.Withdrawn || (Progress == Steps.Closed && ReopenedClosing < ClosingRevision),
        _ => true,
    };

    /// <summary>A unit has work with it now, and it is this user's.</summary>
    internal bool IsWith(Actor user) => user.IsOf(Unit) && State == States.HandedOver && MasterId is null
        && Progress is Steps.Dispatched or Steps.Signed or Steps.ReturnRequested or Steps.ClosingSubmitted;

    internal const string Load = "SELECT * FROM WorkOrders WHERE Id = @Id";
}

/// <summary>Where an order stands in Intake.</summary>
public static class States
{
    /// <summary>受理中: the agent keeps it.</summary>
    public const string Kept = "kept";
    /// <summary>直接办结.</summary>
    public const string Answered = "answered";
    /// <summary>不予受理.</summary>
    public const string Diverted = "diverted";
    /// <summary>已转派.</summary>
    public const string HandedOver = "handed-over";
    /// <summary>已撤单, before it was handed over.</summary>
    public const string Withdrawn = "withdrawn";
    /// <summary>已归档.</summary>
    public const string Archived = "archived";
    /// <summary>All an order can be found by.</summary>
    public static readonly string[] All = [Kept, Answered, Diverted, HandedOver, Withdrawn, Archived];
}

/// <summary>办理进度: what Dispatch last announced of an order.</summary>
public static class Steps
{
    /// <summary>待派单: taken back from a unit.</summary>
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
    /// <summary>进度 that an order can be found by: how far Dispatch is with what was handed over, queued until it has announced something; of any other its state here.</summary>
    public static readonly string[] All = [.. States.All.Where(state => state != States.HandedOver), Queued, Dispatched, Signed, ReturnRequested, Held, ClosingSubmitted, Closed, Terminated];
}
