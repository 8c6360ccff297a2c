using System.Globalization;
using System.Text.Json.Serialization;

namespace Hotline.WorkingTime;

/// <summary>A time allowed: working days (to the close of the N-th), working hours, or hours and minutes of calendar time, which run day and night (Tianjin rules).</summary>
public readonly record struct Allowance
{
    /// <summary>工作日.</summary>
    public const string WorkingDays = "working-days";
    /// <summary>工作日, the day of receipt counted as the first where it is worked ("收到之日起").</summary>
    public const string WorkingDaysFromReceipt = "working-days-from-receipt";
    /// <summary>工作小时: only while the doors are open.</summary>
    public const string WorkingHours = "working-hours";
    /// <summary>小时, 24 × 7.</summary>
    public const string Hours = "hours";
    /// <summary>分钟, 24 × 7.</summary>
    public const string Minutes = "minutes";

    /// <summary>So many of a unit. Throws when the amount is not positive or the unit unknown, also when it is read from JSON.</summary>
    [JsonConstructor]
    public Allowance(int amount, string unit) => (Amount, Unit) = (amount, unit);

    /// <summary>How many.</summary>
    public int Amount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(Amount));
            field = value;
        }
    }

    /// <summary>Of what.</summary>
    public string Unit
    {
        get;
        init => field = IsUnit(value) ? value : throw new ArgumentException($"'{value}' is not working-days, working-days-from-receipt, working-hours, hours or minutes", nameof(Unit));
    }

    /// <summary>Until when, UTC, if it is received at this moment, UTC.</summary>
    public DateTime From(DateTime received, WorkingCalendar calendar) => Unit switch
    {
        WorkingDays => calendar.CloseOf(calendar.AddWorkingDays(WorkingCalendar.DayOf(received), Amount)),
        WorkingDaysFromReceipt => calendar.CloseOf(calendar.AddWorkingDays(WorkingCalendar.DayOf(received).AddDays(-1), Amount)),
        WorkingHours => calendar.Add(received, TimeSpan.FromHours(Amount)),
        Hours => received.AddHours(Amount),
        _ => received.AddMinutes(Amount),
    };

    /// <summary>Reads "10 working-days". Throws a FormatException that says what is wrong.</summary>
    public static Allowance Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a time such as '10 working-days', '24 hours' or '15 minutes'");

    /// <summary>Reads "10 working-days", or null where it is not a time that somebody could keep.</summary>
    public static Allowance? TryParse(string? text) =>
        text?.Split(' ') is [var amount, var unit] && IsUnit(unit)
        && int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many is > 0 and <= 10_000
            ? new Allowance(many, unit) : null;

    private static bool IsUnit(string? unit) => unit is WorkingDays or WorkingDaysFromReceipt or WorkingHours or Hours or Minutes;

    /// <summary>Whether nights and days off count too.</summary>
    [JsonIgnore]
    public bool IsRoundTheClock => Unit is Hours or Minutes;

    /// <inheritdoc/>
    public override string ToString() => $"{Amount.ToString(CultureInfo.InvariantCulture)} {Unit}";
}
