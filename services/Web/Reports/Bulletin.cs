using Hotline.Contracts;

namespace Hotline.Web.Reports;

/// <summary>日报、月报: the numbers of a day or a month by groups of units, beside those of the one before.</summary>
/// <param name="Period">What it is about.</param>
/// <param name="Now">Its numbers.</param>
/// <param name="Before">Those of the one before; none while it has not ended: part of a month is not held against a whole one.</param>
/// <param name="Groups">街道, 部门, 市级部门, 公用企业, 其他; those without a line left out.</param>
public sealed record Bulletin(Period Period, DaysSaid Now, DaysSaid? Before, List<Bulletin.Group> Groups)
{
    private const int Top = 10;

    /// <summary>Who a line is about, with its numbers.</summary>
    /// <param name="Unit">Its name; none for orders that no unit has, and for what is summed up.</param>
    /// <param name="Now">Of the period.</param>
    /// <param name="Before">Of the one before; none where it is not compared.</param>
    public sealed record Line(Choice? Unit, DaysSaid.OfUnit Now, DaysSaid.OfUnit? Before)
    {
        internal static Line Together(IReadOnlyCollection<Line> lines) =>
            new(null, DaysSaid.OfUnit.Together(lines.Select(line => line.Now)), lines.All(line => line.Before is null) ? null : DaysSaid.OfUnit.Together(lines.Select(line => line.Before!)));
    }

    /// <summary>Units of a kind, those with most orders first.</summary>
    /// <param name="Kind">One of <see cref="UnitKinds"/>, or others.</param>
    /// <param name="Lines">At least one.</param>
    public sealed record Group(string Kind, List<Line> Lines)
    {
        internal Line Sum => Line.Together(Lines);
    }

    /// <summary>A unit as Dispatch lists it.</summary>
    internal sealed record UnitSaid(string Code, string Name, string? EnglishName, string Kind);

    internal Line All => Line.Together([.. Groups.SelectMany(group => group.Lines)]);

    /// <summary>派单最多的单位: by the orders sent to them.</summary>
    internal List<Line> Most => [.. Groups.SelectMany(group => group.Lines).Where(line => line.Unit is not null && line.Now.Dispatched > 0)
        .OrderByDescending(line => line.Now.Dispatched).ThenBy(line => line.Now.Unit, StringComparer.Ordinal).Take(Top)];

    /// <summary>Asks for both periods and the units.</summary>
    internal static async Task<Answer<Bulletin>> Read(Desk desk, Answer<Period> asked, DateOnly today)
    {
        if (asked.Value is not { } period) return new(null, asked.No);
        var now = await desk.Ask<DaysSaid>("escalation", period.Question);
        if (now.Value is not { } numbers) return new(null, now.No);
        var before = period.IsOver(today) ? await desk.Ask<DaysSaid>("escalation", period.Before.Question) : new(null, null);
        if (before.No is not null) return new(null, before.No);
        return (await desk.All<UnitSaid>("dispatch", "units", unit => unit.Code)).As(units => Of(period, numbers, before.Value, units));
    }

    internal static Bulletin Of(Period period, DaysSaid now, DaysSaid? before, List<UnitSaid> units)
    {
        var (ours, then) = (now.Units.ToDictionary(one => one.Unit, StringComparer.Ordinal), (before?.Units ?? []).ToDictionary(one => one.Unit, StringComparer.Ordinal));
        var known = units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        var lines = ours.Keys.Union(then.Keys).Select(code => (Kind: KindOf(known.GetValueOrDefault(code)), Line: new Line(
            code.Length == 0 ? null : known.TryGetValue(code, out var unit) ? new Choice(code, unit.Name, unit.EnglishName) : new Choice(code, code, null),
            ours.GetValueOrDefault(code) ?? DaysSaid.OfUnit.None(code), before is null ? null : then.GetValueOrDefault(code) ?? DaysSaid.OfUnit.None(code))));
        return new(period, now, before, [.. from one in lines
            group one.Line by one.Kind into same
            orderby Array.IndexOf(Kinds, same.Key)
            select new Group(same.Key, [.. same.OrderByDescending(line => line.Now.Dispatched).ThenByDescending(line => line.Now.Closing.Of).ThenBy(line => line.Now.Unit, StringComparer.Ordinal)])]);
    }

    private const string Others = "others";

    private static readonly string[] Kinds = [UnitKinds.Street, UnitKinds.Department, UnitKinds.City, UnitKinds.Utility, Others];

    private static string KindOf(UnitSaid? unit) => unit is not null && Kinds.Contains(unit.Kind) ? unit.Kind : Others;
}
