using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>Keeps every version of the calendars and the limits, so that each order is counted by those of its time.</summary>
internal static class KeepTimeRules
{
    public static Task Hear(CalendarPublished published, Transaction tx) => published.Calendar == CalendarNames.Office
        ? tx.Execute(Insert, new { Kind = PublishedRules.CalendarKind, published.Version, published.ValidFrom, Body = JsonSerializer.Serialize(published, Wire.Json) })
        : tx.Execute(InsertOfUnit, new { Unit = published.Calendar, published.Version, published.ValidFrom, Body = JsonSerializer.Serialize(published, Wire.Json) });

    public static Task Hear(LimitsChanged changed, Transaction tx) =>
        tx.Execute(Insert, new { Kind = PublishedRules.LimitsKind, changed.Version, changed.ValidFrom, Body = JsonSerializer.Serialize(changed, Wire.Json) });

    private const string Insert = """
        INSERT INTO TimeRules (Kind, Version, ValidFrom, Body)
        SELECT @Kind, @Version, @ValidFrom, @Body
        WHERE NOT EXISTS (SELECT 1 FROM TimeRules WHERE Kind = @Kind AND Version = @Version)
        """;

    private const string InsertOfUnit = """
        INSERT INTO UnitCalendars (Unit, Version, ValidFrom, Body)
        SELECT @Unit, @Version, @ValidFrom, @Body
        WHERE NOT EXISTS (SELECT 1 FROM UnitCalendars WHERE Unit = @Unit AND Version = @Version)
        """;
}
