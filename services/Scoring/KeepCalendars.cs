using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Scoring;

/// <summary>工作日历: our own copy of every version, so that each appeal window is counted by the calendar of its time; until one is heard, the one that is shipped.</summary>
internal static class KeepCalendars
{
    internal static Task Hear(CalendarPublished published, Transaction tx) =>
        tx.Execute(Insert, new { published.Version, published.ValidFrom, Body = JsonSerializer.Serialize(published, Wire.Json) });

    public static async Task<WorkingCalendar> At(Transaction tx, DateTime time) =>
        await tx.Single<string>(Load, new { At = time }) is { } body ? Read(JsonSerializer.Deserialize<CalendarPublished>(body, Wire.Json)!) : WorkingCalendar.OfficeHours;

    private static WorkingCalendar Read(CalendarPublished published) => WorkingCalendar.Published(published.Calendar, published.Version, published.Hours);

    private const string Load = "SELECT Body FROM Calendars WHERE Version = (SELECT MAX(Version) FROM Calendars WHERE ValidFrom <= @At)";

    private const string Insert = """
        INSERT INTO Calendars (Version, ValidFrom, Body)
        SELECT @Version, @ValidFrom, @Body WHERE NOT EXISTS (SELECT 1 FROM Calendars WHERE Version = @Version)
        """;
}
