using System.Text.Json;
using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Host;

/// <summary>工作日历、办理时限 that a running system has published, asked at its front door; without one, those that ship with the program.</summary>
internal static class RulesOfASystem
{
    /// <summary>In force at this moment, UTC, for a unit or for everybody. Throws a <see cref="WrongSetting"/> where the system does not answer.</summary>
    public static async Task<(WorkingCalendar Calendar, Limits Limits)> At(DateTime time, string? url, string? key, string? unit, CancellationToken stopping)
    {
        if (url is null != key is null)
            throw new WrongSetting(url is null ? "--key goes with --url" : "--url needs --key");
        if (url is null)
            return (WorkingCalendar.OfficeHours, Limits.Guangdong);
        return await RunningSystem.Ask(url, key!, client => Ask(time, client, unit, stopping), stopping);
    }

    private static async Task<(WorkingCalendar Calendar, Limits Limits)> Ask(DateTime time, HttpClient client, string? unit, CancellationToken stopping)
    {
        List<string> calendars = [.. await Versions(client, Calendar(CalendarNames.Office), stopping), .. unit is null ? [] : await Versions(client, Calendar(unit), stopping)];
        var limits = await Versions(client, "limits", stopping);
        return (PublishedCalendars.Of(calendars).InForce(time, unit), InForce(limits.ConvertAll(PublishedLimits.Read), time));
    }

    private static string Calendar(string name) => $"calendars/{Uri.EscapeDataString(name)}";

    private static async Task<List<string>> Versions(HttpClient client, string of, CancellationToken stopping)
    {
        using var found = await client.GetAsync($"api/escalation/{of}/versions?limit=200", stopping);
        return found.StatusCode == System.Net.HttpStatusCode.NotFound ? []
            : (await found.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<List<JsonElement>>(stopping))!.ConvertAll(one => one.GetRawText());
    }

    private static Limits InForce(List<PublishedLimits> published, DateTime time) =>
        published.Where(one => one.ValidFrom <= time).MaxBy(one => one.Version)?.Rules ?? Limits.Guangdong;
}
