namespace Hotline.WorkingTime;

/// <summary>国务院办公厅放假通知: the years that are shipped, each with the notices it comes from. The notice of a year appears in the autumn before it.</summary>
public static class StateCouncil
{
    /// <summary>2015 to 2026, as they stood in the end.</summary>
    public static IReadOnlyList<HolidayYear> Years { get; } = [.. Read().OrderBy(year => year.Year)];

    /// <summary>What was known of them at the end of this day.</summary>
    public static IReadOnlyList<HolidayYear> KnownAt(DateOnly day) => [.. Years.Select(year => year.KnownAt(day)).OfType<HolidayYear>()];

    private static IEnumerable<HolidayYear> Read()
    {
        var assembly = typeof(StateCouncil).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var file = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return HolidayYear.Parse(file.ReadToEnd());
        }
    }
}
