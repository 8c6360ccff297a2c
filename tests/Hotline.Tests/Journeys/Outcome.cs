using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hotline.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Journeys;

/// <summary>
/// What a journey left behind, in words that do not depend on the run: rows, and the set of announced facts with their business times. Orders are named in the order of
/// their numbers; counters that tell in which order a service heard are left out, and so are unsettled sheets that later ones replaced.
/// </summary>
internal static partial class Outcome
{
    private static readonly (string Service, string Table)[] Tables =
    [
        ("intake", "WorkOrders"), ("dispatch", "WorkOrders"), ("dispatch", "Stints"), ("dispatch", "Notes"),
        ("escalation", "Clocks"), ("escalation", "Disputes"), ("scoring", "Sheets"), ("scoring", "Heard"),
    ];

    public static async Task<string> Of(TheHotline hotline)
    {
        var lines = new List<string>();
        foreach (var (service, table) in Tables)
            lines.AddRange((await Db(hotline, service).List<dynamic>($"SELECT * FROM {table}")).Select(row => $"{service}.{table} {Said((IDictionary<string, object?>)row, service)}"));
        foreach (var service in TheHotline.Services)
            lines.AddRange(Announced(service, await Db(hotline, service).List<FactRow>("SELECT Type, Subject, Body, At FROM Facts WHERE Sends = 1 ORDER BY Seq")));
        var names = await Names(hotline);
        return string.Join('\n', lines.Select(line => Uuid().Replace(line, id => names.GetValueOrDefault(id.Value, "id"))).Order(StringComparer.Ordinal));
    }

    private static string Said(IDictionary<string, object?> row, string service) =>
        string.Join(", ", row.Where(column => column.Value is not null && !IsCounter(column.Key, service)).Select(column => $"{column.Key}={column.Value}"));

    private static IEnumerable<string> Announced(string service, List<FactRow> facts)
    {
        var sheets = facts.Where(f => f.Type == "IncidentScored" && !f.Body.Contains("\"settled\":true", StringComparison.Ordinal)).GroupBy(f => f.Subject);
        var replaced = sheets.SelectMany(sheet => sheet.SkipLast(1)).ToHashSet();
        return facts.Where(fact => !replaced.Contains(fact)).Select(fact => $"{service} {fact.At:O} {fact.Type} {Body(fact.Body, service)}");
    }

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
        var orders = await Db(hotline, "intake").List<string>("SELECT Id FROM WorkOrders ORDER BY Number");
        return orders.Select((id, n) => (id, $"order{n + 1}")).ToDictionary(o => o.id, o => o.Item2, StringComparer.Ordinal);
    }

    private static ServiceDb Db(TheHotline hotline, string service) => hotline.Inside.GetRequiredKeyedService<ServiceDb>(service);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
