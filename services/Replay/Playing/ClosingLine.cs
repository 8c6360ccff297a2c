using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Replay;

/// <summary>How a replay ended: the last line it prints, one line of JSON.</summary>
public sealed record ClosingLine
{
    /// <summary>Orders that Intake has of this file.</summary>
    public required int Registered { get; init; }
    /// <summary>Of them, those that were dispatched.</summary>
    public required int Dispatched { get; init; }
    /// <summary>Of them, those with a dispute.</summary>
    public required int Disputed { get; init; }
    /// <summary>Of them, those that are closed.</summary>
    public required int Closed { get; init; }
    /// <summary>Of them, those with a score sheet.</summary>
    public required int Scored { get; init; }
    /// <summary>Rows that could not be used.</summary>
    public required int Skipped { get; init; }
    /// <summary>Usable rows whose order is missing or unfinished in one of the services.</summary>
    public required int Lost { get; init; }
    /// <summary>Rows with two orders, a step taken twice without a reason, or two sheets.</summary>
    public required int Doubled { get; init; }
    /// <summary>From the first command to the last thing drained.</summary>
    public required double Seconds { get; init; }
    /// <summary>Registered, by the second.</summary>
    public required double OrdersPerSecond { get; init; }

    /// <summary>0 where nothing was lost, doubled or left open.</summary>
    [JsonIgnore]
    public int ExitCode => Lost == 0 && Doubled == 0 ? 0 : 1;

    /// <summary>The line.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, PlayJson.Default.ClosingLine);
}
