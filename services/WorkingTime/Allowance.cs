using System.Globalization;

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

    /// <summary>So many of a unit. Throws when the amount is not positive or the unit unknown.</summary>
    public Allowance(int amount, string unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        if (unit is not (WorkingDays or Hours or Minutes))
            throw new ArgumentException($"'{unit}' is not working-days, hours or minutes", nameof(unit));
        (Amount, Unit) = (amount, unit);
    }

    /// <summary>How many.</summary>
    public int Amount { get; init; }

    /// <summary>Of what.</summary>
    public string Unit { get; init; }

    /// <summary>Until when, UTC, if it is received at this moment, UTC.</summary>
    public DateTime From(DateTime received, WorkingCalendar calendar) => Unit switch
    {
        WorkingDays => calendar.CloseOf(calendar.AddWorkingDays(WorkingCalendar.DayOf(received), Amount)),
        Hours => received.AddHours(Amount),
        _ => received.AddMinutes(Amount),
    };

    /// <summary>Reads "10 working-days". Throws a FormatException that says what is wrong.</summary>
    public static Allowance Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and <= 10_000
            && parts[1] is WorkingDays or Hours or Minutes)
            return new Allowance(amount, parts[1]);
        throw new FormatException($"'{text}' is not a time such as '10 working-days', '24 hours' or '15 minutes'");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Amount.ToString(CultureInfo.InvariantCulture)} {Unit}";
}
