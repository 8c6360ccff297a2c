namespace Hotline.Escalation;

/// <summary>A notice that is due: by this clock, at this level, about this limit, from this time on.</summary>
internal sealed record Light(string Clock, string Level, DateTime DueBy, DateTime At, string? Unit)
{
    public const string DueSoon = "due-soon", Overdue = "overdue";
}

/// <summary>预警, 超期: every notice that the facts call for, past and to come, each clock, level and limit once; a limit that was met calls for none.</summary>
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

    /// <summary>Those that begin in this stage; what would have begun before, while the clock stood still, begins with it.</summary>
    private static IEnumerable<Light> In(Stage stage, DateTime until) =>
        from clock in stage.Clocks.MergedAt is null ? stage.Clocks.All : []
        from light in new[] { Yellow(clock, stage), Red(clock, stage) }
        where light is not null && light.At < until && clock.RanAt(light.At)
        select light;

    private static Light? Yellow(Clock clock, Stage stage)
    {
        var at = Later(Lights.YellowFrom(clock, stage.Clocks), stage.Since);
        return at < clock.DueBy ? new Light(clock.Name, Light.DueSoon, clock.DueBy, at, stage.Clocks.Unit) : null;
    }

    private static Light? Red(Clock clock, Stage stage) => new(clock.Name, Light.Overdue, clock.DueBy, Later(clock.DueBy, stage.Since), stage.Clocks.Unit);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
