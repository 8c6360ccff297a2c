using Hotline.Contracts;

namespace Hotline.Web.Reports;

/// <summary>日报、月报 in words, in the order leaders expect: taken in, sent out, done in time, content, open. A rate that has no denominator is —; what has nothing to be held against is not compared.</summary>
internal static class BulletinSaid
{
    public static string Title(Period period, Language L) => period.IsMonth
        ? L["12345 热线工单办理月报", "12345 hotline: monthly report"]
        : L["12345 热线工单办理日报", "12345 hotline: daily report"];

    /// <summary>The groups by name.</summary>
    public static string GroupShown(string kind, Language L) => kind switch
    {
        UnitKinds.Street => L["街道、镇", "Streets and towns"],
        UnitKinds.Department => L["部门", "Departments"],
        UnitKinds.City => L["市级部门", "City departments"],
        UnitKinds.Utility => L["公用企业", "Utilities"],
        _ => L["其他", "Others"],
    };

    /// <summary>A line's unit by name.</summary>
    public static string UnitShown(Bulletin.Line line, Language L) => line.Unit?.Shown(L) ?? L["（未派单位）", "(with no unit)"];

    public static IEnumerable<string> Sentences(Bulletin of, Language L)
    {
        var (now, then, all) = (of.Now, of.Before, of.All);
        var (ours, before, period) = (all.Now, all.Before, of.Period);
        if (now.Intake is { } intake)
            yield return L[
                $"{period.Shown(L)}，热线受理诉求 {intake} 件{Counted(intake, then?.Intake, period, L)}，其中直接办结 {now.Direct} 件、不予受理 {now.Diverted} 件。",
                $"{period.Shown(L)}: the hotline registered {intake}{Counted(intake, then?.Intake, period, L)}; answered directly {now.Direct}, diverted {now.Diverted}."];
        yield return L[
            $"向承办单位派单 {ours.Dispatched} 件次{Counted(ours.Dispatched, before?.Dispatched, period, L)}；按时签收率 {Shown(ours.Signing, L)}{Points(ours.Signing, before?.Signing, period, L)}。",
            $"Dispatched to units {ours.Dispatched}{Counted(ours.Dispatched, before?.Dispatched, period, L)}; signed in time {Shown(ours.Signing, L)}{Points(ours.Signing, before?.Signing, period, L)}."];
        yield return L[
            $"办结 {ours.Closing.Of} 件，其中按时 {ours.ClosedInTime} 件、逾期 {ours.ClosedLate} 件，按时办结率 {Shown(ours.Closing, L)}{Points(ours.Closing, before?.Closing, period, L)}。",
            $"Closed {ours.Closing.Of}: in time {ours.ClosedInTime}, late {ours.ClosedLate}; closed in time {Shown(ours.Closing, L)}{Points(ours.Closing, before?.Closing, period, L)}."];
        yield return L[
            $"有效回访 {ours.Rated} 件，满意 {ours.Satisfied} 件、基本满意 {ours.BasicallySatisfied} 件、不满意 {ours.Dissatisfied} 件，满意率 {Shown(ours.Content, L)}{Points(ours.Content, before?.Content, period, L)}。",
            $"Valid call-backs {ours.Rated}: satisfied {ours.Satisfied}, basically satisfied {ours.BasicallySatisfied}, dissatisfied {ours.Dissatisfied}; satisfaction {Shown(ours.Content, L)}{Points(ours.Content, before?.Content, period, L)}."];
        yield return L[$"截至 {Moments.Full(now.AsOf)}，在办 {ours.OpenNow} 件。", $"Open as of {Moments.Full(now.AsOf)}: {ours.OpenNow}."];
    }

    /// <summary>96.4 %（27/28）; — where there is nothing to count.</summary>
    private static string Shown(Rate rate, Language L) => rate.Of == 0 ? rate.Shown : rate.Shown + L[$"（{rate.Parts}）", $" ({rate.Parts})"];

    /// <summary>（较上月增加 5 件）.</summary>
    private static string Counted(int now, int? before, Period period, Language L) => (now - before) switch
    {
        null => "",
        0 => L[$"（与{period.BeforeShown(L)}持平）", $" (as {period.BeforeShown(L)})"],
        > 0 and var more => L[$"（较{period.BeforeShown(L)}增加 {more} 件）", $" ({more} more than {period.BeforeShown(L)})"],
        var fewer => L[$"（较{period.BeforeShown(L)}减少 {-fewer} 件）", $" ({-fewer} fewer than {period.BeforeShown(L)})"],
    };

    /// <summary>，较上月上升 1.2 个百分点; nothing where either has no denominator.</summary>
    private static string Points(Rate now, Rate? before, Period period, Language L) => (now.Percent - before?.Percent) switch
    {
        null => "",
        0 => L[$"，与{period.BeforeShown(L)}持平", $", as {period.BeforeShown(L)}"],
        > 0 and var up => L[$"，较{period.BeforeShown(L)}上升 {up:0.0} 个百分点", $", {up:0.0} percentage points above {period.BeforeShown(L)}"],
        var down => L[$"，较{period.BeforeShown(L)}下降 {-down:0.0} 个百分点", $", {-down:0.0} percentage points below {period.BeforeShown(L)}"],
    };

    /// <summary>What is counted, and how: the formulas under the table.</summary>
    public static IEnumerable<string> Notes(Bulletin of, Language L)
    {
        yield return L[
            "派单按每次派出计，改派后再计一次；办结按审核通过之日计，按时与否以单位提交办结的时间对照单位时限；回访按回访之日计。",
            "Each time an order goes to a unit it counts as dispatched; a closing counts on the day it was accepted, in time where the unit reported it before its limit; a call-back counts on its own day."];
        yield return L[
            "按时办结率 = 按时办结 ÷（按时办结 + 逾期办结）。满意率 =（满意 + 基本满意）÷ 有效回访，满意含非常满意；时限看板和月度考核（三率）把基本满意按 0.9 计，月度考核还不计剔除的，口径不同。没有可计的工单时写“—”。",
            "Closed in time = in time ÷ (in time + late). Satisfaction = (satisfied + basically satisfied) ÷ valid call-backs; the board and the months under the three rates count a basically satisfied one as 0.9, and the months leave out what was struck. A dash where there is nothing to count."];
        yield return of.Before is null
            ? L["在办为截至时刻的数。本期尚未结束，不作环比。", "Open as of the moment above. The period has not ended and is not compared."]
            : L[$"小字为环比：与{of.Period.BeforeShown(L)}相比的增减，率以百分点计。在办为截至时刻的数，不作环比。", $"In small: the change from {of.Period.BeforeShown(L)}, of rates in percentage points. Open as of the moment above, not compared."];
    }
}
