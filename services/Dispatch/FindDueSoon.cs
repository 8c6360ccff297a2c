using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Dispatch;

/// <summary>将到期: the orders whose light is yellow, no more and no less. When a light turns, the calendar says and not SQL; those that may be yellow are read, and their lights looked at.</summary>
internal static class FindDueSoon
{
    private const int Most = 20_000;

    /// <summary>Which they are, in no order, with only what their lights are told from; at most 20,000 of a unit.</summary>
    public static async Task<List<WorkOrderRow>> Among(ServiceDb db, ListForDesk.Asked asked, IReadOnlyList<string?> units, string? handler, TimeNow time)
    {
        var found = new List<WorkOrderRow>();
        foreach (var unit in units)
            found.AddRange(await db.List<WorkOrderRow>(db.Dialect.First(unit is null ? OfAll : OfUnit), Bound(asked, unit, handler, time, await InOneWorkingDay(db, unit, time))));
        return found.FindAll(row => row.At(time).Light == TrafficLight.Yellow);
    }

    // In all orders, also those of units whose next working day is long in coming.
    private static async Task<DateTime> InOneWorkingDay(ServiceDb db, string? unit, TimeNow time) =>
        (unit is null ? await db.List<string>(WithCalendars) : [unit]).Select(time.Of).Append(time.Office).Max(calendar => calendar.OneWorkingDayAfter(time.Now));

    private static object Bound(ListForDesk.Asked asked, string? unit, string? handler, TimeNow time, DateTime inOneWorkingDay) => new
    {
        DeskState.DueSoon.States,
        DeskState.DueSoon.OnlyAsked,
        Unit = unit,
        Handler = handler,
        asked.Type,
        asked.Area,
        asked.Category,
        EndOfNumber = ListForDesk.EndOfNumber(asked.Q),
        PartOfTitle = ListForDesk.PartOfTitle(asked.Q),
        From = time.Now,
        Until = time.Now + time.LongestQuarter > inOneWorkingDay ? time.Now + time.LongestQuarter : inOneWorkingDay,
        OrdinaryToo = time.OrdinaryRunsRoundTheClock,
        InOneWorkingDay = inOneWorkingDay,
        Limit = Most,
    };

    private const string WithCalendars = "SELECT DISTINCT Unit FROM UnitCalendars";

    private const string MayBeYellow = "SELECT Id, State, Unit, Type, Urgency, Category, RegisteredAt, DueBy, SignFrom, HandleFrom, DispatchedAt FROM WorkOrders" + ListForDesk.Running
        + " AND (DueBy <= @InOneWorkingDay OR @OrdinaryToo = 1 OR Urgency <> 'ordinary')" + ListForDesk.Narrowed;

    private const string InDue = " ORDER BY DueBy, Id";

    private const string OfAll = MayBeYellow + InDue;

    private const string OfUnit = MayBeYellow + " AND Unit = @Unit" + InDue;
}
