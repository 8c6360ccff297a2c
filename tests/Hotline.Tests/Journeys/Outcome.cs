using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Journeys;

/// <summary>
/// What a journey left behind, in words that do not depend on the run: rows, and the set of announced facts with their business times. Orders are named in the order of
/// their numbers; counters that tell in which order a service heard are left out, and so are unsettled sheets that later ones replaced and notices that were taken back.
/// </summary>
internal static partial class Outcome
{
    private static readonly (string Service, string Rows)[] Left =
    [
        ("intake", "SELECT * FROM WorkOrders"), ("dispatch", "SELECT * FROM WorkOrders"), ("dispatch", "SELECT * FROM Stints"), ("dispatch", "SELECT * FROM Notes"),
        ("escalation", "SELECT * FROM Clocks"), ("escalation", "SELECT * FROM Disputes"), ("escalation", "SELECT * FROM DisputeUnits"), ("escalation", "SELECT * FROM Supervisions"), ("escalation", "SELECT * FROM Notices WHERE DueBy IS NOT NULL"),
        ("escalation", "SELECT * FROM BoardEvents"), ("escalation", "SELECT * FROM BoardCounts WHERE Orders <> 0"),
        ("scoring", "SELECT * FROM Sheets"), ("scoring", "SELECT * FROM MonthCounts WHERE Sheets <> 0 OR Lost <> 0 OR Misdispatched <> 0 OR Silent <> 0"), ("scoring", "SELECT * FROM Costs"), ("scoring", "SELECT * FROM Appeals"), ("scoring", "SELECT * FROM Heard"), .. TheHotline.Services.Select(service => (service, "SELECT * FROM Undelivered")),
    ];

    public static async Task<string> Of(TheHotline hotline)
    {
        var lines = new List<string>();
        foreach (var (service, rows) in Left)
            lines.AddRange((await Db(hotline, service).List<dynamic>(rows)).Select(row => $"{service} {rows["SELECT * FROM ".Length..]} {Said((IDictionary<string, object?>)row, service)}"));
        foreach (var service in TheHotline.Services)
            lines.AddRange(Announced(service, await Db(hotline, service).List<FactRow>("SELECT Seq, Type, Subject, Body, At FROM Facts WHERE Sends = 1 ORDER BY Seq")));
        var names = await Names(hotline);
        return string.Join('\n', lines.Select(line => Named().Replace(line, name => names.GetValueOrDefault(name.Value, "id"))).Order(StringComparer.Ordinal));
    }

    private static string Said(IDictionary<string, object?> row, string service) =>
        string.Join(", ", row.Where(column => column.Value is not null && !IsCounter(column.Key, service)).Select(column => $"{column.Key}={column.Value}"));

    private static IEnumerable<string> Announced(string service, List<FactRow> facts)
    {
        var sheets = facts.Where(f => f.Type == nameof(IncidentScored) && !f.Body.Contains("\"settled\":true", StringComparison.Ordinal)).GroupBy(f => f.Subject);
        var replaced = sheets.SelectMany(sheet => sheet.SkipLast(1)).Concat(TakenBack(facts)).ToHashSet();
        return facts.Where(fact => !replaced.Contains(fact)).Select(fact => $"{service} {fact.At:O} {fact.Type} {Body(fact.Body, service)}");
    }

    /// <summary>Each taking back, the notice it means and the supervision that ended with it.</summary>
    private static IEnumerable<FactRow> TakenBack(List<FactRow> facts) =>
        from back in facts
        where back.Type == nameof(LightTakenBack)
        let said = JsonSerializer.Deserialize<LightTakenBack>(back.Body, Wire.Json)
        let before = facts.TakeWhile(fact => fact != back).Where(fact => fact.Subject == back.Subject).Reverse().ToList()
        from gone in new[] { back, before.Find(fact => IsOf(said, fact)), said.EndsSupervision ? before.Find(IsOverdue) : null, said.EndsSupervision ? before.Find(Ended) : null }
        where gone is not null
        select gone;

    private static bool IsOverdue(FactRow fact) => fact.Type == nameof(SupervisionOpened) && JsonSerializer.Deserialize<SupervisionOpened>(fact.Body, Wire.Json)!.Supervision == SupervisionCauses.Overdue;

    private static bool Ended(FactRow fact) => fact.Type == nameof(SupervisionClosed) && JsonSerializer.Deserialize<SupervisionClosed>(fact.Body, Wire.Json)!.Supervision == SupervisionCauses.Overdue;

    private static bool IsOf(LightTakenBack back, FactRow fact) => fact.Type switch
    {
        nameof(WorkOrderDueSoon) when JsonSerializer.Deserialize<WorkOrderDueSoon>(fact.Body, Wire.Json) is { } soon => (back.Level, back.Clock, back.DueAt) == ("due-soon", soon.Clock, soon.DueAt),
        nameof(WorkOrderOverdue) when JsonSerializer.Deserialize<WorkOrderOverdue>(fact.Body, Wire.Json) is { } late => (back.Level, back.Clock, back.DueAt) == ("overdue", late.Clock, late.DueAt),
        nameof(WarningRaised) when JsonSerializer.Deserialize<WarningRaised>(fact.Body, Wire.Json) is { } warned => (back.Level, back.Clock, back.DueAt) == (warned.Level, warned.Clock, warned.DueAt),
        _ => false,
    };

    private static string Body(string body, string service)
    {
        var fact = JsonNode.Parse(body)!.AsObject();
        foreach (var counter in fact.Select(p => p.Key).Where(key => IsCounter(key, service)).ToList())
            fact.Remove(counter);
        return fact.ToJsonString();
    }

    private static bool IsCounter(string name, string service) =>
        service is "escalation" or "scoring" && name.EndsWith("revision", StringComparison.OrdinalIgnoreCase) && !name.Contains("Closing", StringComparison.OrdinalIgnoreCase);

    private static async Task<Dictionary<string, string>> Names(TheHotline hotline)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var order in await Db(hotline, "intake").List<WorkOrderRow>("SELECT Id, Number FROM WorkOrders WHERE Number IS NOT NULL ORDER BY Number"))
            names[order.Id] = names[order.Number] = $"order{(names.Count / 2) + 1}";
        return names;
    }

    private static ServiceDb Db(TheHotline hotline, string service) => hotline.Inside.GetRequiredKeyedService<ServiceDb>(service);

    private sealed record WorkOrderRow(string Id, string Number);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|HP[0-9]{14}")]
    private static partial Regex Named();
}
