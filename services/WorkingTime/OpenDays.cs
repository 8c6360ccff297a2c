namespace Hotline.WorkingTime;

/// <summary>A calendar written out day by day, with what was worked before each, so that nothing is counted by walking.</summary>
internal sealed class OpenDays
{
    private static readonly DateOnly First = new(1990, 1, 1), End = new(2100, 1, 1);
    private static readonly IReadOnlyList<OpenInterval> Closed = [];
    private readonly IReadOnlyList<OpenInterval>[] _hours = new IReadOnlyList<OpenInterval>[End.DayNumber - First.DayNumber];
    private readonly int[] _workedBefore = new int[End.DayNumber - First.DayNumber + 1];
    private readonly long[] _openBefore = new long[End.DayNumber - First.DayNumber + 1];
    private readonly DateOnly[] _worked;
    private readonly WorkingCalendar _calendar;

    public OpenDays(WorkingCalendar calendar)
    {
        _calendar = calendar;
        var said = calendar.Years.SelectMany(year => year.Days()).GroupBy(day => day.Key).ToDictionary(same => same.Key, same => same.Last().Value);
        var worked = new List<DateOnly>();
        for (var i = 0; i < _hours.Length; i++)
        {
            var day = First.AddDays(i);
            var of = InForce(calendar, day);
            _hours[i] = (of.Years.Count > 0 && said.TryGetValue(day, out var works) ? works : of.Week.Contains(day.DayOfWeek)) ? of.Hours : Closed;
            if (_hours[i].Count > 0)
                worked.Add(day);
            _workedBefore[i + 1] = worked.Count;
            _openBefore[i + 1] = _openBefore[i] + WorkingCalendar.Length(_hours[i]).Ticks;
        }
        _worked = [.. worked];
    }

    public bool IsWorked(DateOnly day) => _hours[At(day)].Count > 0;

    /// <summary>Those of the day, and on a day off those of a working day.</summary>
    public IReadOnlyList<OpenInterval> HoursOf(DateOnly day) => _hours[At(day)] is { Count: > 0 } hours ? hours : InForce(_calendar, day).Hours;

    /// <summary>How many days were worked, this one included.</summary>
    public int WorkedUpTo(DateOnly day) => _workedBefore[At(day) + 1];

    /// <summary>The first day that one of the two has as worked and the other not.</summary>
    public DateOnly? FirstDifference(OpenDays other)
    {
        var index = _worked.Zip(other._worked).TakeWhile(pair => pair.First == pair.Second).Count();
        var next = _worked.Skip(index).Take(1).Concat(other._worked.Skip(index).Take(1)).ToList();
        return next.Count == 0 ? null : next.Min();
    }

    /// <summary>The n-th day that is worked.</summary>
    public DateOnly WorkedDay(int n) => n <= _worked.Length ? _worked[n - 1] : throw Beyond(nameof(n));

    /// <summary>How long the doors were open before this moment.</summary>
    public TimeSpan Before(DateTime utc)
    {
        var china = utc + WorkingCalendar.ChinaOffset;
        var day = At(DateOnly.FromDateTime(china));
        var ticks = _openBefore[day];
        foreach (var hours in _hours[day])
            ticks += Math.Clamp(china.TimeOfDay.Ticks, hours.From.Ticks, hours.To.Ticks) - hours.From.Ticks;
        return TimeSpan.FromTicks(ticks);
    }

    /// <summary>The first moment by which the doors were open for so long.</summary>
    public DateTime MomentOf(TimeSpan open)
    {
        // The first day at whose end it has been so long.
        var found = Array.BinarySearch(_openBefore, open.Ticks);
        var day = (found < 0 ? ~found : FirstOf(found)) - 1;
        if (day >= _hours.Length)
            throw Beyond(nameof(open));
        var left = open - TimeSpan.FromTicks(_openBefore[day]);
        foreach (var hours in _hours[day])
        {
            if (left <= hours.To - hours.From)
                return WorkingCalendar.StartOf(First.AddDays(day)) + hours.From + left;
            left -= hours.To - hours.From;
        }
        throw new InvalidOperationException("a day is as long as its hours");
    }

    // Days off share the sum of the day before them; the first of them ends the day that reached it.
    private int FirstOf(int found)
    {
        while (found > 0 && _openBefore[found - 1] == _openBefore[found])
            found--;
        return found;
    }

    private static WorkingCalendar InForce(WorkingCalendar calendar, DateOnly day)
    {
        while (day < calendar.ValidFrom && calendar.Earlier is { } earlier)
            calendar = earlier;
        return calendar;
    }

    private static int At(DateOnly day) => day >= First && day < End ? day.DayNumber - First.DayNumber : throw Beyond(nameof(day));

    private static ArgumentOutOfRangeException Beyond(string name) => new(name, $"the calendar counts from {First:yyyy} to {End.AddDays(-1):yyyy}");
}
