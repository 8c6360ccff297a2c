using System.Text.Json;

namespace Hotline.Replay;

/// <summary>时限统计: what Escalation says of each unit's orders, after they were played under a simulated clock. The same on every run of a file.</summary>
public sealed class YearReport
{
    internal YearReport(IEnumerable<UnitInTime> units)
    {
        Units = [.. units.OrderBy(unit => unit.Unit, StringComparer.Ordinal)];
        Total = Units.Aggregate(new UnitInTime { Unit = "total" }, (sum, unit) => sum with
        {
            Orders = sum.Orders + unit.Orders,
            Closed = sum.Closed + unit.Closed,
            OnTime = sum.OnTime + unit.OnTime,
            Yellow = sum.Yellow + unit.Yellow,
            Red = sum.Red + unit.Red,
            CallerRed = sum.CallerRed + unit.CallerRed,
            SignedLate = sum.SignedLate + unit.SignedLate,
            Supervised = sum.Supervised + unit.Supervised,
        });
    }

    /// <summary>By code.</summary>
    public IReadOnlyList<UnitInTime> Units { get; }

    /// <summary>Of all units.</summary>
    public UnitInTime Total { get; }

    /// <summary>One line of JSON: the units and, last, their total.</summary>
    public override string ToString() => JsonSerializer.Serialize([.. Units, Total], PlayJson.Default.ListUnitInTime);
}

/// <summary>One unit's orders, as to time.</summary>
public sealed record UnitInTime
{
    /// <summary>The unit.</summary>
    public string Unit { get; init; } = "";
    /// <summary>Orders it has or had last.</summary>
    public int Orders { get; init; }
    /// <summary>办结.</summary>
    public int Closed { get; init; }
    /// <summary>按时办结: closed, and its limit of handling never passed.</summary>
    public int OnTime { get; init; }
    /// <summary>黄灯: its limit of handling came near.</summary>
    public int Yellow { get; init; }
    /// <summary>红灯: its limit of handling passed.</summary>
    public int Red { get; init; }
    /// <summary>The caller's limit passed while it had the order.</summary>
    public int CallerRed { get; init; }
    /// <summary>签收超期.</summary>
    public int SignedLate { get; init; }
    /// <summary>督办.</summary>
    public int Supervised { get; init; }
}
