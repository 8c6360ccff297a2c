using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>
/// When each step of an order is taken under a simulated clock: from its row and from chance whose seed is the row, so that it is the same on every run.
/// Most are in time; some sign too late, some close too late, and of those some ask for more time before.
/// </summary>
internal sealed class Instants(string mark, int line)
{
    public DateTime Dispatched(string step, DateTime since) => since.AddSeconds(Of(step).Below(25 * 60) + 180);

    /// <summary>Six of a hundred let the limit pass, which is the end of the next working day.</summary>
    public DateTime Signed(string step, DateTime since)
    {
        var chance = Of(step);
        return chance.PerMille(60) ? OfficeHours.AtWork(since.AddHours(40 + chance.Below(40)), chance) : OfficeHours.AtWork(since.AddMinutes(10 + chance.Below(240)), chance);
    }

    public DateTime Returned(string step, DateTime since) => Worked(step, since, 20, 180);

    public DateTime Reviewed(string step, DateTime since) => Worked(step, since, 20, 220);

    public DateTime Ruled(string step, DateTime since) => Worked(step, since, 24 * 60, 48 * 60);

    /// <summary>先行联系; null where the unit does not ring before it handles.</summary>
    public DateTime? Contacted(DateTime since) => Of("contact") is var chance && chance.PerMille(700) ? OfficeHours.AtWork(since.AddMinutes(30 + chance.Below(300)), chance) : null;

    /// <summary>When the unit reports it done: when the source says, and otherwise after a plausible time.</summary>
    public DateTime Closed(DateTime opened, DateTime? source, string type)
    {
        if (source is { } said) return said;
        var chance = Of("closing");
        var days = type == WorkOrderTypes.Consultation ? chance.Below(4) + 1 : chance.Weighted([(5, 30), (12, 40), (20, 15), (36, 15)]) - chance.Below(4);
        return OfficeHours.AtWork(opened.AddDays(days).AddMinutes(chance.Below(600)), chance);
    }

    /// <summary>延期: of those that will be late, four in ten ask for more time in the hours before the limit.</summary>
    public DateTime? Extended(DateTime handleBy) => Of("extension") is var chance && chance.PerMille(400) ? handleBy.AddMinutes(-30 - chance.Below(480)) : null;

    /// <summary>How many working days are asked for.</summary>
    public int ExtraDays => Of("extra days").Below(8) + 2;

    /// <summary>Eight in ten are granted.</summary>
    public bool IsGranted => Of("granted").PerMille(800);

    public DateTime CalledBack(string step, DateTime since)
    {
        var chance = Of(step);
        return OfficeHours.ByDay(since.AddMinutes(120 + chance.Below(44 * 60)), chance);
    }

    private DateTime Worked(string step, DateTime since, int minutes, int more)
    {
        var chance = Of(step);
        return OfficeHours.AtWork(since.AddMinutes(minutes + chance.Below(more)), chance);
    }

    // FNV-1a: the same on every machine.
    private Chance Of(string step)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{mark}/{line}/{step}"))
            hash = (hash ^ letter) * 1099511628211UL;
        return new Chance(hash);
    }
}
