namespace Hotline.Escalation;

/// <summary>The three clocks of one order: 签收 and 办理 of the unit that has it, and the caller's, which no passing on stops.</summary>
internal sealed record OrderClocks
{
    public TimeRules Rules { get; init; } = TimeRules.Shipped;
    public string State { get; init; } = ClockStates.Unheard;
    public string? Number { get; init; }
    public string? Type { get; init; }
    public string? Urgency { get; init; }
    public string? Category { get; init; }
    public string? Unit { get; init; }
    public Clock? Sign { get; init; }
    public Clock? Handle { get; init; }
    public Clock? Caller { get; init; }
    public int DeadlineVersion { get; init; }
    public DateTime? MergedAt { get; init; }

    public bool IsClosed => State is ClockStates.Closed or ClockStates.Terminated or ClockStates.Withdrawn;

    public IEnumerable<Clock> All => new[] { Sign, Handle, Caller }.OfType<Clock>();

    /// <summary>Those that run, and bind.</summary>
    public IEnumerable<Clock> Running => MergedAt is null ? All.Where(c => c.StoppedAt is null) : [];

    public OrderClocks StopUnit(DateTime at) => this with { Sign = Sign?.Stop(at), Handle = Handle?.Stop(at) };

    public OrderClocks StopAll(DateTime at) => StopUnit(at) with { Caller = Caller?.Stop(at) };
}

/// <summary>One clock: since when it counts, until when, and when it was stopped. A limit met to the millisecond is met.</summary>
internal sealed record Clock(string Name, DateTime StartedAt, DateTime DueBy)
{
    public DateTime? StoppedAt { get; init; }
    /// <summary>视为签收: stopped by its own limit, so it was not met.</summary>
    public bool Deemed { get; init; }

    public Clock Stop(DateTime at) => StoppedAt is null ? this with { StoppedAt = at } : this;

    public Clock Resume() => this with { StoppedAt = null };

    public Clock Move(DateTime dueBy) => this with { DueBy = dueBy };

    /// <summary>Not stopped by this time.</summary>
    public bool RanAt(DateTime time) => StoppedAt is null || StoppedAt > time || Deemed;

    /// <summary>Stopped after its limit.</summary>
    public bool StoppedLate => StoppedAt > DueBy;
}

/// <summary>Where an order stands, as its clocks see it.</summary>
internal static class ClockStates
{
    public const string Unheard = "unheard", Queued = "queued", Dispatched = "dispatched", Signed = "signed", ReturnRequested = "return-requested",
        Held = "held", ClosingSubmitted = "closing-submitted", Closed = "closed", Terminated = "terminated", Withdrawn = "withdrawn", Merged = "merged";
}
