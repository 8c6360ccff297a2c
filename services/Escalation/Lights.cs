using Hotline.Contracts;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>红黄灯 of an order: that of its clocks which is worst (<see cref="TrafficLight"/>).</summary>
internal static class Lights
{
    public const string Green = TrafficLight.Green, Yellow = TrafficLight.Yellow, Red = TrafficLight.Red;

    public static readonly string[] All = [Green, Yellow, Red];

    /// <summary>Since when a running clock is yellow.</summary>
    public static DateTime YellowFrom(Clock clock, OrderClocks clocks) =>
        TrafficLight.YellowFrom(clock.StartedAt, clock.DueBy, clock.RoundTheClock, clocks.CalendarOf(clock));

    /// <summary>Since when the order is yellow by one of its clocks, or null.</summary>
    public static DateTime? YellowFrom(OrderClocks clocks) => clocks.Running.Select(c => (DateTime?)YellowFrom(c, clocks)).Min();

    /// <summary>Since when the order is red: a running clock's limit, or one of the unit's or the caller's that was not met.</summary>
    public static DateTime? RedFrom(OrderClocks clocks) => clocks.Running.Select(c => (DateTime?)c.DueBy)
        .Concat(clocks.All.Where(c => c.StoppedLate && c.Name != Clocks.Sign).Select(c => (DateTime?)c.DueBy)).Min();

    public static string At(DateTime now, DateTime? yellowFrom, DateTime? redFrom) => TrafficLight.At(now, yellowFrom, redFrom);
}
