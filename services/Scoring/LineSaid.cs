using Hotline.Contracts;

namespace Hotline.Scoring;

/// <summary>说明: why a line stands as it does, in one sentence of each language.</summary>
internal static class LineSaid
{
    public static (string Chinese, string English) Of(Finding finding) => finding.Item switch
    {
        ScoreItems.SignedInTime => Signed(finding),
        ScoreItems.Contacted => Contacted(finding),
        ScoreItems.ClosedInTime => finding.Good == true ? ("每次办结都在办理时限内提交。", "Every closing was reported within the unit's limit.") : ($"有 {finding.Cases} 次办结提交时已超过办理时限。", $"{Times(finding.Cases, "closing was", "closings were")} reported after the unit's limit."),
        ScoreItems.CallerInTime => finding.Good == true ? ("在答应来电人的期限内办结。", "Closed within the time the caller was told.") : ($"有 {finding.Cases} 次办结晚于答应来电人的期限。", $"{Times(finding.Cases, "closing came", "closings came")} after the time the caller was told."),
        ScoreItems.Solved => Solved(finding),
        ScoreItems.Rating => Rating(finding),
        _ => finding.Cases == 0 ? ("没有扣分的情形。", "Nothing to take points away for.") : Case(finding),
    };

    private static (string, string) Signed(Finding finding) => finding switch
    {
        { Detail: RateFindings.NoSignature } => ("没有该单位的签收记录，不计分。", "There is no signature of this unit; not counted."),
        { Detail: RateFindings.Deemed } => ("签收时限内没有签收，到期视为签收。", "Not signed for in time; deemed signed at the limit."),
        { Good: true } => ("在签收时限内签收。", "Signed for in time."),
        _ => ("签收晚于签收时限。", "Signed for after the limit."),
    };

    private static (string, string) Contacted(Finding finding) => finding switch
    {
        { Detail: RateFindings.NotRated } => NotRated,
        { Detail: RateFindings.NotAsked } => ("回访没有问是否联系，承办单位也没有联系记录，该项不计分。", "The call-back did not ask about contact and the unit recorded none; not counted."),
        { Detail: RateFindings.ByRecord } => ("回访没有问是否联系；承办单位有联系到来电人的记录。", "The call-back did not ask about contact; the unit recorded that it reached the caller."),
        { Good: true } => ("来电人说承办单位联系过。", "The caller says the unit got in touch."),
        _ => ("来电人说承办单位没有联系过。", "The caller says the unit never got in touch."),
    };

    private static (string, string) Solved(Finding finding) => finding switch
    {
        { Detail: RateFindings.NotRated } => NotRated,
        { Good: null } => ("回访没有问是否解决，该项不计分。", "The call-back did not ask whether it was solved; not counted."),
        { Good: true } => ("来电人说问题已解决。", "The caller says it is solved."),
        _ => ("来电人说问题没有解决。", "The caller says it is not solved."),
    };

    private static (string, string) Rating(Finding finding) => finding.Detail switch
    {
        Ratings.VerySatisfied => ("来电人评价非常满意。", "The caller is very satisfied."),
        Ratings.Satisfied => ("来电人评价满意。", "The caller is satisfied."),
        Ratings.BasicallySatisfied => ("来电人评价基本满意。", "The caller is basically satisfied."),
        Ratings.Dissatisfied => ("来电人评价不满意。", "The caller is dissatisfied."),
        Ratings.VeryDissatisfied => ("来电人评价非常不满意。", "The caller is very dissatisfied."),
        _ => NotRated,
    };

    private static (string, string) Case(Finding finding) => finding.Item switch
    {
        ScoreItems.PoorReply => ($"答复不规范 {finding.Cases} 次：审核退回，或考核员评级偏低。", $"The reply was not up to standard {Times(finding.Cases)}: sent back by the reviewer, or rated low by an assessor."),
        ScoreItems.NoEvidence => ("考核员认定答复没有佐证。", "An assessor found the reply without evidence."),
        ScoreItems.Rework => ($"办结后被退回重办 {finding.Cases} 次。", $"Sent back for rework {Times(finding.Cases)} after closing."),
        ScoreItems.ImproperReturn => ($"退单申请被驳回 {finding.Cases} 次。", $"A return was rejected {Times(finding.Cases)}."),
        ScoreItems.ExtensionMisused => ($"延期申请被驳回或重复延期 {finding.Cases} 次。", $"An extension was refused, or granted again, {Times(finding.Cases)}."),
        ScoreItems.Supervised => ($"被人工督办 {finding.Cases} 次。", $"Supervised by hand {Times(finding.Cases)}."),
        ScoreItems.Misdispatched => ($"错派 {finding.Cases} 次：退单成立或撤回改派，计给派单，不计给单位。", $"Dispatched wrongly {Times(finding.Cases)}: a return was upheld or the order recalled; charged to dispatch, never to the unit."),
        _ => ("办结时该协办单位没有反馈，计给协办单位。", "This assisting unit had reported nothing when the order was closed; charged to it."),
    };

    private static readonly (string, string) NotRated = ("回访没有取得有效评价，该项不计分。", "The call-back got no valid rating; not counted.");

    private static string Times(int cases) => cases == 1 ? "once" : $"{cases} times";

    private static string Times(int cases, string one, string many) => cases == 1 ? $"1 {one}" : $"{cases} {many}";
}
