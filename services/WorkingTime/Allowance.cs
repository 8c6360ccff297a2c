using System.Globalization;
using System.Text.Json.Serialization;

namespace Hotline.WorkingTime;

/// <summary>A time allowed: working days (to the close of the N-th), or hours and minutes of calendar time, which run day and night (Tianjin rules).</summary>
public readonly record struct Allowance
{
    /// <summary>工作日.</summary>
    public const string WorkingDays = "working-days";
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
        init => field = IsUnit(value) ? value : throw new ArgumentException($"'{value}' is not working-days, hours or minutes", nameof(Unit));
    }

    /// <summary>Until when, UTC, if it is received at this moment, UTC.</summary>
    public DateTime From(DateTime received, WorkingCalendar calendar) => Unit switch
    {
        WorkingDays => calendar.CloseOf(calendar.AddWorkingDays(WorkingCalendar.DayOf(received), Amount)),
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

    private static bool IsUnit(string? unit) => unit is WorkingDays or Hours or Minutes;

    /// <inheritdoc/>
    public override string ToString() => $"{Amount.ToString(CultureInfo.InvariantCulture)} {Unit}";
}
