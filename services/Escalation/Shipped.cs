using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>The calendar and the limits that count until others are published, as Escalation would have announced them.</summary>
internal static class Shipped
{
    public const string CalendarName = CalendarNames.Office;
    private const int First = 1, ExtensionDays = 10, ExtensionsAllowed = 1;

    public static readonly LimitsChanged Limits = new()
    {
        At = DateTime.UnixEpoch,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Version = First,
        Name = "guangdong",
        Limits = [.. WorkingTime.Limits.Guangdong.Rules.Select(Line)],
        ExtensionDays = ExtensionDays,
        ExtensionsAllowed = ExtensionsAllowed,
        ValidFrom = DateTime.UnixEpoch,
    };

    public static readonly CalendarPublished Calendar = new()
    {
        At = DateTime.UnixEpoch,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Calendar = CalendarName,
        Version = First,
        Hours = [.. WorkingCalendar.OfficeHours.Hours.Select(h => h.ToString())],
        Years = JsonSerializer.Deserialize<List<YearOfHolidays>>(JsonSerializer.Serialize(StateCouncil.Years, Wire.Json), Wire.Json),
        ValidFrom = DateTime.UnixEpoch,
    };

    private static Limit Line(LimitRule rule) => new()
    {
        Type = rule.Type,
        Urgency = rule.Urgency,
        Sign = rule.Sign.ToString(),
        Return = rule.Return.ToString(),
        Handle = rule.Handle.ToString(),
    };
}
