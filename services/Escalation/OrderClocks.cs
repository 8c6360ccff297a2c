using Hotline.Contracts;
using Hotline.WorkingTime;

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
    /// <summary>退单期限: no clock that lights anything, but a limit that a calendar may move.</summary>
    public Clock? Return { get; init; }
    public int DeadlineVersion { get; init; }
    public DateTime? MergedAt { get; init; }

    public bool IsClosed => State is ClockStates.Closed or ClockStates.Terminated or ClockStates.Withdrawn;

    /// <summary>紧急、危险.</summary>
    public bool IsUrgent => Urgency is not (null or Urgencies.Ordinary);

    public IEnumerable<Clock> All => new[] { Sign, Handle, Caller }.OfType<Clock>();

    /// <summary>The limits by which the unit that has it now was given its own; none before it is known what the order is.</summary>
    public LimitRule? Limit => Type is not null && Urgency is not null ? Rules.LimitsAt(Handle?.StartedAt ?? Caller?.StartedAt ?? DateTime.MaxValue).For(Type, Urgency, Category) : null;

    /// <summary>The calendar that one of its clocks is counted with.</summary>
    public WorkingCalendar CalendarOf(Clock clock) => Rules.CalendarAt(clock.StartedAt, clock.Name == Clocks.Caller ? null : Unit);

    /// <summary>Those that run, and bind.</summary>
    public IEnumerable<Clock> Running => MergedAt is null ? All.Where(c => c.StoppedAt is null) : [];

    /// <summary>Every limit that binds somebody now.</summary>
    public IEnumerable<Clock> Binding => IsClosed || MergedAt is not null ? [] : new[] { Sign, Handle, Caller, Return }.OfType<Clock>().Where(c => c.StoppedAt is null);

    public OrderClocks StopUnit(DateTime at) => this with { Sign = Sign?.Stop(at), Handle = Handle?.Stop(at) };

    public OrderClocks StopAll(DateTime at) => StopUnit(at) with { Caller = Caller?.Stop(at) };
}

/// <summary>One clock: since when it counts, until when, and when it was stopped. A limit met to the millisecond is met.</summary>
internal sealed record Clock(string Name, DateTime StartedAt, DateTime DueBy)
{
    public DateTime? StoppedAt { get; init; }
    /// <summary>As the fact that set it has it: a calendar that came later may have moved it since.</summary>
    public Print Printed { get; init; } = new(DueBy, 0, StartedAt);
    /// <summary>Nights and days off count too, as the rule it was given by says; of a limit of minutes or hours.</summary>
    public bool RoundTheClock { get; init; }
    /// <summary>视为签收: stopped by its own limit, so it was not met.</summary>
    public bool Deemed { get; init; }

    public Clock Stop(DateTime at) => StoppedAt is null ? this with { StoppedAt = at } : this;

    public Clock Resume() => this with { StoppedAt = null };

    public Clock Move(DateTime dueBy, Print printed) => this with { DueBy = dueBy, Printed = printed };

    /// <summary>Not stopped by this time.</summary>
    public bool RanAt(DateTime time) => StoppedAt is null || StoppedAt > time || Deemed;

    /// <summary>Stopped after its limit.</summary>
    public bool StoppedLate => StoppedAt > DueBy;
}

/// <summary>A limit as a fact printed it: until when, UTC, the fact's revision (0 for the registration) and its time, UTC.</summary>
internal sealed record Print(DateTime DueBy, int Version, DateTime At);

/// <summary>Where an order stands, as its clocks see it.</summary>
internal static class ClockStates
{
    public const string Unheard = "unheard", Queued = "queued", Dispatched = "dispatched", Signed = "signed", ReturnRequested = "return-requested",
        Held = "held", ClosingSubmitted = "closing-submitted", Closed = "closed", Terminated = "terminated", Withdrawn = "withdrawn", Merged = "merged";
}
