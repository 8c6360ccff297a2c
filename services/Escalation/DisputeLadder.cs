using System.Collections.Concurrent;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>协调层级: who decides a dispute after whom, and how long each has; one version, whole.</summary>
public sealed record DisputeLadder
{
    private static readonly ConcurrentDictionary<string, DisputeLadder> Known = new(StringComparer.Ordinal);

    /// <summary>Counts up; of those in force the highest counts.</summary>
    public required int Version { get; init; }
    /// <summary>From when on it counts, UTC: a case keeps the one it was opened under.</summary>
    public required DateTime ValidFrom { get; init; }
    /// <summary>When it was published, UTC.</summary>
    public DateTime At { get; init; }
    /// <summary>By whom.</summary>
    public string? ActorId { get; init; }
    /// <summary>Of ordinary orders, in the office's working time.</summary>
    public required IReadOnlyList<Rung> Ordinary { get; init; }
    /// <summary>Of urgent ones.</summary>
    public required IReadOnlyList<Rung> Urgent { get; init; }

    /// <summary>One level.</summary>
    /// <param name="Name">One of <see cref="DisputeRungs"/>.</param>
    /// <param name="State">陈述时限: how long units have to state, from when the case comes to it: "1 working-days", "4 hours".</param>
    /// <param name="Limit">协调时限: how long until it is to be ruled on or moved up.</param>
    public sealed record Rung(string Name, string State, string Limit);

    /// <summary>
    /// The one that counts until another is published. Its levels are those of Jinan Art. 29, Weifang Art. 22 and 23 and 国办函〔2025〕66号;
    /// no limit was found in any rule, all of them are ours, to be set.
    /// </summary>
    public static readonly DisputeLadder Shipped = new()
    {
        Version = 1,
        ValidFrom = DateTime.UnixEpoch,
        Ordinary =
        [
            new(DisputeRungs.Hotline, "4 working-hours", "1 working-days"),
            new(DisputeRungs.BureauMeeting, "1 working-days", "3 working-days"),
            new(DisputeRungs.LegalOpinion, "1 working-days", "5 working-days"),
            new(DisputeRungs.GovernmentOffice, "1 working-days", "5 working-days"),
        ],
        Urgent =
        [
            new(DisputeRungs.Hotline, "30 minutes", "2 hours"),
            new(DisputeRungs.BureauMeeting, "2 hours", "8 hours"),
            new(DisputeRungs.LegalOpinion, "4 hours", "24 hours"),
            new(DisputeRungs.GovernmentOffice, "4 hours", "24 hours"),
        ],
    };

    /// <summary>From JSON, the same text read once.</summary>
    internal static DisputeLadder Read(string body) => Known.GetOrAdd(body, text => JsonSerializer.Deserialize<DisputeLadder>(text, Wire.Json)!);

    /// <summary>The rungs of an order, the lowest first.</summary>
    internal IReadOnlyList<Rung> Of(bool urgent) => urgent ? Urgent : Ordinary;

    /// <summary>The rung above this one, or null where there is none.</summary>
    internal Rung? Above(string? name, bool urgent) =>
        Of(urgent).FirstOrDefault(rung => Array.IndexOf(DisputeRungs.All, rung.Name) > Array.IndexOf(DisputeRungs.All, name));
}
