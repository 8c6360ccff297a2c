using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>事件: what was found about one incident, whatever rules mark it later. It is all that a sheet needs, so that a month can be marked anew without reading every fact again.</summary>
internal sealed record Incident
{
    /// <summary>The unit whose answer closed it.</summary>
    public required string Unit { get; init; }
    /// <summary>The final call-back, UTC: the incident belongs to the month of this moment.</summary>
    public required DateTime CalledBackAt { get; init; }
    /// <summary>The last fact of the case itself, UTC, decisions on appeals left out: the appeal window runs from here.</summary>
    public required DateTime At { get; init; }
    /// <summary>In the order of a sheet.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
    /// <summary>来电人评价, one of <see cref="Ratings"/>; null where no valid one was got.</summary>
    public string? Rating { get; init; }
    /// <summary>内部评级 of the reply, 1 to 5.</summary>
    public int? ReplyRating { get; init; }
    /// <summary>剔除: what was struck by an assessor.</summary>
    public IReadOnlyList<Strike> Strikes { get; init; } = [];

    /// <summary>Why the whole incident counts for nobody, or null.</summary>
    [JsonIgnore]
    public string? ExcludedFor => Strikes.FirstOrDefault(strike => strike.Item is null)?.Ground;

    /// <summary>The unit that bears what was found; null of what dispatch bears.</summary>
    public string? BearerOf(Finding finding) => finding.Item == ScoreItems.Misdispatched ? null : finding.Unit ?? Unit;

    /// <summary>What struck it, or null.</summary>
    public Strike? StrikeOf(Finding finding) => Strikes.FirstOrDefault(strike => strike.Item is null || (strike.Item == finding.Item && strike.Unit == BearerOf(finding)));

    /// <summary>What makes two incidents the same.</summary>
    public string Body() => JsonSerializer.Serialize(this, Wire.Json);

    public static Incident Read(string body) => JsonSerializer.Deserialize<Incident>(body, Wire.Json)!;
}

/// <summary>认定: one thing found about an incident.</summary>
internal sealed record Finding
{
    /// <summary>One of <see cref="ScoreItems"/>.</summary>
    public required string Item { get; init; }
    /// <summary>Of a rate: whether it was good; null where it cannot be told and is not counted.</summary>
    public bool? Good { get; init; }
    /// <summary>Of what is marked by case: how many.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Cases { get; init; }
    /// <summary>Who bears it: the unit that assists, where it is not the incident's own.</summary>
    public string? Unit { get; init; }
    /// <summary>Tells sentences of one item apart: late, deemed, a rating, a fault.</summary>
    public string? Detail { get; init; }
    /// <summary>The fact it rests on.</summary>
    public string? Fact { get; init; }
    /// <summary>Its business time, UTC.</summary>
    public DateTime? FactAt { get; init; }
}

/// <summary>One line, or with no item the whole incident, is not counted.</summary>
/// <param name="Item">Which line; null means all of it.</param>
/// <param name="Unit">Whose line, where it is one.</param>
/// <param name="Ground">One of <see cref="ExclusionGrounds"/>.</param>
/// <param name="At">When it was decided, UTC.</param>
internal sealed record Strike(string? Item, string? Unit, string Ground, DateTime At);
