using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>
/// 一事一考核: the sheet of one incident as a pure function of what was heard about its order. There is none until the last closing has a final call-back
/// and was not reopened; withdrawn, terminated and merged orders get none. The points are our own (no source gives points per case).
/// </summary>
internal sealed record ScoreSheet(string Unit, IReadOnlyList<ScoreLine> Lines, DateTime At)
{
    public const string Rules = "first-sheet@1";

    /// <summary>Hundredths, never below nothing.</summary>
    public int Points => Math.Max(0, Lines.Sum(line => line.Points));

    /// <summary>Hundredths.</summary>
    public int Possible => Lines.Sum(line => line.Possible);

    public static ScoreSheet? Of(HeardFacts heard)
    {
        if (heard.Last<WorkOrderClosed>() is not { } closed || EndedOtherwise(heard, closed) || FollowUpOf(closed, heard) is not { } followUp)
            return null;
        Marking[] marked = [SignedInTime(closed, heard), ClosedInTime(closed, heard), Rating(followUp), ImproperReturns(closed, heard)];
        return new ScoreSheet(closed.Unit, [.. marked.Select(m => m.Line)], marked.Select(m => m.At).Append(closed.At).Append(followUp.At).Max());
    }

    private static bool EndedOtherwise(HeardFacts heard, WorkOrderClosed closed) =>
        heard.Any<WithdrawalApplied>()
        || heard.Last<WorkOrderTerminated>()?.Revision > closed.Revision
        || IsMerged(heard, int.MaxValue)
        || heard.All<WorkOrderReopened>().Any(reopened => reopened.ClosingRevision == closed.Revision);

    /// <summary>A closing by the master's answer is marked on the master's sheet.</summary>
    private static bool WhileMerged(WorkOrderClosed closing, HeardFacts heard) => IsMerged(heard, closing.Revision);

    private static bool IsMerged(HeardFacts heard, int before) =>
        heard.All<WorkOrdersMerged>().LastOrDefault(f => f.Revision < before)?.Revision > (heard.All<WorkOrdersUnmerged>().LastOrDefault(f => f.Revision < before)?.Revision ?? 0);

    private static FollowUpRecorded? FollowUpOf(WorkOrderClosed closed, HeardFacts heard) =>
        heard.All<FollowUpRecorded>().LastOrDefault(f => f is { Final: true, Reopens: false } && f.ClosingRevision == closed.Revision);

    private static Marking SignedInTime(WorkOrderClosed closed, HeardFacts heard)
    {
        var signed = heard.All<WorkOrderSigned>().Where(f => f.Unit == closed.Unit).ToList();
        var deemed = heard.All<WorkOrderDeemedSigned>().Where(f => f.Unit == closed.Unit).ToList();
        var at = signed.Select(f => f.At).Concat(deemed.Select(f => f.At)).Append(closed.At).Max();
        if (deemed.Count > 0)
            return Given(ScoreItems.SignedInTime, 0, Full.Signed, nameof(WorkOrderDeemedSigned), "签收时限内没有签收，到期视为签收。", at);
        if (signed.Count == 0)
            return Given(ScoreItems.SignedInTime, 0, 0, null, "没有该单位的签收记录，不计分。", at);
        return signed.TrueForAll(f => f.At <= f.SignBy)
            ? Given(ScoreItems.SignedInTime, Full.Signed, Full.Signed, nameof(WorkOrderSigned), "在签收时限内签收。", at)
            : Given(ScoreItems.SignedInTime, 0, Full.Signed, nameof(WorkOrderSigned), "签收晚于签收时限。", at);
    }

    private static Marking ClosedInTime(WorkOrderClosed closed, HeardFacts heard)
    {
        var late = heard.All<WorkOrderClosed>().Count(f => f.Unit == closed.Unit && f.SubmittedAt > f.HandleBy && !WhileMerged(f, heard));
        return late == 0
            ? Given(ScoreItems.ClosedInTime, Full.Closed, Full.Closed, nameof(WorkOrderClosed), "每次办结都在办理时限内提交。", closed.At)
            : Given(ScoreItems.ClosedInTime, 0, Full.Closed, nameof(WorkOrderClosed), $"有 {late} 次办结提交时已超过办理时限。", closed.At);
    }

    private static Marking Rating(FollowUpRecorded followUp) => (followUp.Outcome, followUp.Rating) switch
    {
        (FollowUpOutcomes.Rated, Ratings.VerySatisfied) => Rated(Full.Rating, "来电人评价非常满意。", followUp),
        (FollowUpOutcomes.Rated, Ratings.Satisfied) => Rated(Full.Rating, "来电人评价满意。", followUp),
        (FollowUpOutcomes.Rated, Ratings.BasicallySatisfied) => Rated(Full.Rating * 9 / 10, "来电人评价基本满意，按 0.9 计。", followUp),
        (FollowUpOutcomes.Rated, Ratings.Dissatisfied) => Rated(0, "来电人评价不满意。", followUp),
        (FollowUpOutcomes.Rated, Ratings.VeryDissatisfied) => Rated(0, "来电人评价非常不满意。", followUp),
        _ => Given(ScoreItems.Rating, 0, 0, nameof(FollowUpRecorded), "回访没有取得有效评价，该项不计分。", followUp.At),
    };

    private static Marking ImproperReturns(WorkOrderClosed closed, HeardFacts heard)
    {
        var rejected = heard.All<ReturnRejected>().Where(f => f.Unit == closed.Unit).ToList();
        return rejected.Count == 0
            ? Given(ScoreItems.ImproperReturn, 0, 0, null, "没有不当退单。", closed.At)
            : Given(ScoreItems.ImproperReturn, -Full.ImproperReturn * rejected.Count, 0, nameof(ReturnRejected), $"退单申请被驳回 {rejected.Count} 次。", rejected.Max(f => f.At));
    }

    private static Marking Rated(int points, string because, FollowUpRecorded followUp) =>
        Given(ScoreItems.Rating, points, Full.Rating, nameof(FollowUpRecorded), because, followUp.At);

    private static Marking Given(string item, int points, int possible, string? fact, string because, DateTime at) =>
        new(new ScoreLine { Item = item, Points = points, Possible = possible, Fact = fact, Because = because }, at);

    /// <summary>One line, and the latest time of the facts it rests on.</summary>
    private sealed record Marking(ScoreLine Line, DateTime At);

    /// <summary>Hundredths.</summary>
    private static class Full
    {
        public const int Signed = 10_00, Closed = 40_00, Rating = 50_00, ImproperReturn = 5_00;
    }
}
