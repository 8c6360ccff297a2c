using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Scoring;

/// <summary>工作日历: our own copy of every version, so that each appeal window is counted by the calendar of its time; until one is heard, the one that is shipped.</summary>
internal static class KeepCalendars
{
    // A unit's own hours move no appeal window.
    internal static Task Hear(CalendarPublished published, Transaction tx) => published.Calendar != CalendarNames.Office ? Task.CompletedTask
        : tx.Execute(Insert, new { published.Version, published.ValidFrom, Body = JsonSerializer.Serialize(published, Wire.Json) });

    public static async Task<WorkingCalendar> At(Transaction tx, DateTime time) =>
        PublishedCalendars.Of(await tx.List<string>(Load)).InForce(time);

    /// <summary>All of them, for one who only reads.</summary>
    public static async Task<PublishedCalendars> All(ServiceDb db) => PublishedCalendars.Of(await db.List<string>(Load));

    private const string Load = "SELECT Body FROM Calendars ORDER BY Version";

    private const string Insert = """
        INSERT INTO Calendars (Version, ValidFrom, Body)
        SELECT @Version, @ValidFrom, @Body WHERE NOT EXISTS (SELECT 1 FROM Calendars WHERE Version = @Version)
        """;
}
