using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>A notice that is due: by this clock, at this level, about this limit, from this time on.</summary>
internal sealed record Light(string Clock, string Level, DateTime DueBy, DateTime At, string? Unit)
{
    public const string DueSoon = "due-soon", Overdue = "overdue";

    /// <summary>The lights themselves, and who is warned of them: each is waited for by a timer of its own.</summary>
    public static readonly string[] Levels = [DueSoon, Overdue, .. WarningLevels.All];

    /// <summary>A timer's kind for each level of each clock.</summary>
    public static readonly string[] Timers = [.. from level in Levels from clock in new[] { Clocks.Sign, Clocks.Unit, Clocks.Caller } select $"{level}-{clock}"];

    /// <summary>Which comes first of two that begin in one moment.</summary>
    public (DateTime, int) Order => (At, Array.IndexOf(Levels, Level));
}

/// <summary>预警, 超期, 逐级预警: every notice that the facts call for, past and to come, each clock, level and limit once; a limit that was met calls for none.</summary>
internal static class LightFold
{
    public static List<Light> Of(List<Stage> stages)
    {
        var lights = new List<Light>();
        foreach (var (stage, until) in stages.Zip(stages.Skip(1).Select(next => next.Since).Append(DateTime.MaxValue)))
            foreach (var light in In(stage, until))
                if (!lights.Exists(l => (l.Clock, l.Level, l.DueBy) == (light.Clock, light.Level, light.DueBy)))
                    lights.Add(light);
        return lights;
    }

    /// <summary>Those that begin in this stage; what would have begun before, while the clock stood still or the order was held, begins with it.</summary>
    private static IEnumerable<Light> In(Stage stage, DateTime until) =>
        from clock in stage.Clocks is { MergedAt: null, State: not ClockStates.Held } ? stage.Clocks.All : []
        from light in Lit(clock, stage)
        where light.At < until && clock.RanAt(light.At)
        select light;

    private static IEnumerable<Light> Lit(Clock clock, Stage stage)
    {
        var (yellow, red) = (Later(Lights.YellowFrom(clock, stage.Clocks), stage.Since), Later(clock.DueBy, stage.Since));
        if (yellow < clock.DueBy)
            yield return Light(Escalation.Light.DueSoon, yellow);
        yield return Light(Escalation.Light.Overdue, red);
        if (stage.Clocks.IsClosed)
            yield break;
        foreach (var rung in stage.Clocks.Rules.WatchAt(clock.StartedAt).Ladder(stage.Clocks.IsUrgent, clock.Name))
            if (Warned(rung, clock, stage) is { } at && (rung.When != WatchRules.Yellow || at < clock.DueBy))
                yield return Light(rung.Level, at);

        Light Light(string level, DateTime at) => new(clock.Name, level, clock.DueBy, at, stage.Clocks.Unit);
    }

    /// <summary>When somebody is warned: of an ordinary order when their doors are open.</summary>
    private static DateTime Warned(WatchRules.Rung rung, Clock clock, Stage stage)
    {
        var calendar = stage.Clocks.CalendarOf(clock);
        var at = Later(Moment(rung.When, clock, stage.Clocks, calendar), stage.Since);
        return stage.Clocks.IsUrgent ? at : calendar.OpenFrom(at);
    }

    private static DateTime Moment(string when, Clock clock, OrderClocks clocks, WorkingCalendar calendar) => when switch
    {
        WatchRules.Yellow => Lights.YellowFrom(clock, clocks),
        WatchRules.Limit => clock.DueBy,
        _ => Allowance.Parse(when).From(clock.DueBy, calendar),
    };

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
