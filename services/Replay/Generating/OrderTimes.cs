using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>When people call: more in working hours, on working days and in storms, in order, through the whole year. Beijing time.</summary>
internal sealed class OrderTimes
{
    private static readonly int[] OfTheHour = [4, 3, 2, 2, 2, 3, 8, 20, 55, 80, 82, 68, 40, 42, 66, 76, 74, 60, 42, 40, 38, 32, 20, 9];
    private static readonly int[] OfTheWeekday = [62, 115, 112, 108, 106, 104, 70];
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private readonly DateTime begin;
    private readonly double[] upTo;

    public OrderTimes(int year, Storms storms)
    {
        begin = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        upTo = new double[(DateTime.IsLeapYear(year) ? 366 : 365) * 24];
        var sum = 0.0;
        for (var hour = 0; hour < upTo.Length; hour++)
            upTo[hour] = sum += OfTheHour[hour % 24] * OfTheWeekday[(int)begin.AddHours(hour).DayOfWeek] * storms.On(begin.AddHours(hour));
    }

    /// <summary>So many instants, UTC, the earliest first.</summary>
    public IEnumerable<DateTime> Openings(int count, Chance chance)
    {
        var hour = 0;
        for (var order = 0; order < count; order++)
        {
            var reached = (order + chance.Fraction()) / count * upTo[^1];
            while (upTo[hour] < reached) hour++;
            var before = hour == 0 ? 0 : upTo[hour - 1];
            var second = (int)((reached - before) / (upTo[hour] - before) * 3599);
            yield return Utc(begin.AddHours(hour).AddSeconds(second));
        }
    }

    /// <summary>A working hour some days later; most within five days, a few much too late.</summary>
    public static DateTime Closing(DateTime opened, string type, Chance chance)
    {
        var patience = type == WorkOrderTypes.Consultation ? 2 : chance.Weighted([(3, 30), (6, 50), (10, 15), (24, 5)]);
        var day = opened.Add(Beijing).Date.AddDays(chance.Below(patience) + 1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        return Utc(day.AddHours(9).AddSeconds(chance.Below(9 * 3600)));
    }

    private static DateTime Utc(DateTime local) => DateTime.SpecifyKind(local - Beijing, DateTimeKind.Utc);
}
