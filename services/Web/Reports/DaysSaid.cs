namespace Hotline.Web;

/// <summary>日报、月报的数字 as Escalation tells them.</summary>
public sealed record DaysSaid(DateTime AsOf, DateOnly From, DateOnly To, int? Intake, int? Direct, int? Diverted, List<DaysSaid.OfUnit> Units)
{
    /// <summary>The orders of one unit, or of several together.</summary>
    public sealed record OfUnit(string Unit, int Dispatched, int SignedInTime, int SignedLate, int ClosedInTime, int ClosedLate, int Satisfied, int BasicallySatisfied, int Dissatisfied, int OpenNow)
    {
        internal static OfUnit None(string unit = "") => new(unit, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /// <summary>有效回访.</summary>
        internal int Rated => Satisfied + BasicallySatisfied + Dissatisfied;

        /// <summary>按时签收率.</summary>
        internal Rate Signing => Rate.InTime(SignedInTime, SignedLate);

        /// <summary>按时办结率.</summary>
        internal Rate Closing => Rate.InTime(ClosedInTime, ClosedLate);

        /// <summary>满意率 of the reports: 满意 and 基本满意 alike, over the valid call-backs.</summary>
        internal Rate Content => new(Satisfied + BasicallySatisfied, Rated);

        internal static OfUnit Together(IEnumerable<OfUnit> several) => several.Aggregate(None(), (sum, one) => new(
            "", sum.Dispatched + one.Dispatched, sum.SignedInTime + one.SignedInTime, sum.SignedLate + one.SignedLate, sum.ClosedInTime + one.ClosedInTime, sum.ClosedLate + one.ClosedLate,
            sum.Satisfied + one.Satisfied, sum.BasicallySatisfied + one.BasicallySatisfied, sum.Dissatisfied + one.Dissatisfied, sum.OpenNow + one.OpenNow));
    }
}
