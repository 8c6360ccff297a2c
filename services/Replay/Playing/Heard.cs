namespace Hotline.Replay;

/// <summary>What a service said about an order: a fact from its feed, an answer to a command, a row of a list.</summary>
/// <param name="Service">intake, dispatch, escalation or scoring.</param>
/// <param name="Type">The fact's name, or one of <see cref="Lists"/>.</param>
/// <param name="Body">What replay needs of it.</param>
internal sealed record Heard(string Service, string Type, Said Body);

/// <summary>What lists tell that no fact does.</summary>
internal static class Lists
{
    /// <summary>待派单: it waits for a dispatcher.</summary>
    public const string Queued = "listed as queued";
    /// <summary>裁定后退单被拒: the ruling binds.</summary>
    public const string ReturnRefused = "refused to return what was ruled";
    /// <summary>待回访: it waits for a call-back.</summary>
    public const string AwaitsFollowUp = "listed for a call-back";
}

/// <summary>The fields of all facts, answers, rows and problems that replay looks at.</summary>
internal sealed record Said
{
    public string? Id { get; init; }
    public string? WorkOrderId { get; init; }
    public string? IncidentId { get; init; }
    public int Revision { get; init; }
    public string? State { get; init; }
    public string? Unit { get; init; }
    public string? NextUnit { get; init; }
    public string? SuggestedUnit { get; init; }
    public string? Dispute { get; init; }
    public bool Binding { get; init; }
    public string? Precedent { get; init; }
    public bool Final { get; init; }
    public bool AwaitsFollowUp { get; init; }
    public int ClosingRevision { get; init; }
    public int FollowedUpClosing { get; init; }
    public string? CallId { get; init; }
    public Said? FollowUp { get; init; }
    public string? Fact { get; init; }
    public Said? ReturnRequested { get; init; }
    public Said? ReturnContested { get; init; }
    public Said? ReturnUpheld { get; init; }
    public Said? WorkOrderClosed { get; init; }
    public Said? ExtensionGranted { get; init; }
    public DateTime? At { get; init; }
    public DateTime? HandleBy { get; init; }
    public int Rang { get; init; }
    public string? Code { get; init; }
    public string? Field { get; init; }
    public string? Title { get; init; }

    /// <summary>The fact itself, where an answer says which of two it is.</summary>
    public Said Told => ReturnRequested ?? ReturnContested ?? ReturnUpheld ?? WorkOrderClosed ?? ExtensionGranted ?? this;
}

/// <summary>One row of a feed or a trail.</summary>
internal sealed record FeedRow
{
    public long Seq { get; init; }
    public string Subject { get; init; } = "";
    public string Type { get; init; } = "";
    public string Body { get; init; } = "";
}

/// <summary>How far a service's bus is.</summary>
internal sealed record BusReading
{
    public long Unsent { get; init; }
    public long Sent { get; init; }
    public long Heard { get; init; }
    public long Undelivered { get; init; }
    public long Last { get; init; }
}
