using System.Diagnostics;
using Hotline.WorkingTime;

namespace Hotline.Bench;

/// <summary>Deadlines of fifteen working days and of forty working hours, counted on one core, one after the other, over twelve years with their holidays.</summary>
internal static class DeadlinesASecond
{
    private const int Times = 2_000_000;
    private static readonly DateTime First = new(2015, 1, 1, 1, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<Row> Run() => [Measured(new Allowance(15, Allowance.WorkingDays)), Measured(new Allowance(40, Allowance.WorkingHours))];

    private static Row Measured(Allowance allowed)
    {
        var calendar = WorkingCalendar.OfficeHours;
        _ = Count(allowed, calendar);
        var clock = Stopwatch.StartNew();
        var late = Count(allowed, calendar);
        return new Row($"deadlines of {allowed} a second on one core", "1,000,000", Row.Say($"{Times / clock.Elapsed.TotalSeconds:N0} ({late:N0} of {Times:N0} in the next year)"));
    }

    // What is counted is used, so that the compiler cannot leave the counting out.
    private static int Count(Allowance allowed, WorkingCalendar calendar)
    {
        var late = 0;
        for (var n = 0; n < Times; n++)
        {
            var received = First.AddMinutes(n * 3L % (11 * 365 * 1440));
            if (allowed.From(received, calendar).Year > received.Year)
                late++;
        }
        return late;
    }
}
