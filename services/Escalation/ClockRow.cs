using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>An order's clocks as they are listed. Lights are told from two times, so that they change without a write.</summary>
public sealed record ClockRow
{
    /// <summary>The order.</summary>
    public string Id { get; init; } = "";
    /// <summary>The incident it was registered as.</summary>
    public string IncidentId { get; init; } = "";
    /// <summary>Counts this service's own facts of the order.</summary>
    public int Revision { get; init; }
    /// <summary>The number people use.</summary>
    public string? Number { get; init; }
    /// <summary>诉求类型.</summary>
    public string? Type { get; init; }
    /// <summary>紧急程度.</summary>
    public string? Urgency { get; init; }
    /// <summary>Who has it.</summary>
    public string? Unit { get; init; }
    /// <summary>Where it stands.</summary>
    public string State { get; init; } = ClockStates.Unheard;
    /// <summary>Closed, terminated or withdrawn.</summary>
    public bool Closed { get; init; }
    /// <summary>签收不晚于, UTC.</summary>
    public DateTime? SignBy { get; init; }
    /// <summary>办结不晚于, UTC.</summary>
    public DateTime? HandleBy { get; init; }
    /// <summary>The caller's, UTC.</summary>
    public DateTime? CallerDueBy { get; init; }
    /// <summary>Counts up with each limit that moves.</summary>
    public int DeadlineVersion { get; init; }
    /// <summary>Since when it is yellow, UTC.</summary>
    public DateTime? YellowFrom { get; init; }
    /// <summary>Since when it is red, UTC.</summary>
    public DateTime? RedFrom { get; init; }

    /// <summary>督办: since when it was watched first, UTC.</summary>
    public DateTime? SupervisedSince { get; init; }
    /// <summary>催办: how often the caller has urged; none where never.</summary>
    public int? Urged { get; init; }

    internal ClockRow With(OrderClocks clocks) => this with
    {
        Number = clocks.Number,
        Type = clocks.Type,
        Urgency = clocks.Urgency,
        Unit = clocks.Unit,
        State = clocks.MergedAt is null ? clocks.State : ClockStates.Merged,
        Closed = clocks.IsClosed,
        SignBy = clocks.Sign?.DueBy,
        HandleBy = clocks.Handle?.DueBy,
        CallerDueBy = clocks.Caller?.DueBy,
        DeadlineVersion = clocks.DeadlineVersion,
        YellowFrom = Lights.YellowFrom(clocks),
        RedFrom = Lights.RedFrom(clocks),
    };

    /// <summary>Takes the order's row, so that no other process folds the same order at the same time; makes it where nothing was heard of the order yet.</summary>
    internal static async Task Take(Transaction tx, string orderId, string incidentId)
    {
        if (await tx.Execute(Hold, new { Id = orderId }) == 0)
            await tx.Execute(Insert, new { Id = orderId, IncidentId = incidentId });
    }

    /// <summary>The next number of this service's facts of the order.</summary>
    internal static async Task<ClockRow> Next(Transaction tx, string orderId)
    {
        await tx.Change(CountUp, new { Id = orderId });
        return (await tx.Single<ClockRow>(Load, new { Id = orderId }))!;
    }

    internal const string Hold = "UPDATE Clocks SET Revision = Revision WHERE Id = @Id";

    private const string Insert = """
        INSERT INTO Clocks (Id, IncidentId, Revision, State, Closed, DeadlineVersion) VALUES (@Id, @IncidentId, 0, 'unheard', 0, 0)
        """;

    internal const string Save = """
        UPDATE Clocks SET Number = @Number, Type = @Type, Urgency = @Urgency, Unit = @Unit, State = @State, Closed = @Closed, SignBy = @SignBy,
            HandleBy = @HandleBy, CallerDueBy = @CallerDueBy, DeadlineVersion = @DeadlineVersion, YellowFrom = @YellowFrom, RedFrom = @RedFrom
        WHERE Id = @Id AND Revision = @Revision
        """;

    internal const string Load = "SELECT * FROM Clocks WHERE Id = @Id";

    private const string CountUp = "UPDATE Clocks SET Revision = Revision + 1 WHERE Id = @Id";
}
