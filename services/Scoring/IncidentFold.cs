using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>
/// 认定事实: an incident as a pure function of what was heard about its order and decided here. There is none until the last closing has a final call-back and was not
/// reopened; withdrawn, terminated and merged orders are none. What a rule opened supervision for is marked by its own line, so only supervision by hand is a case.
/// </summary>
internal static class IncidentFold
{
    public static Incident? Of(HeardFacts heard)
    {
        if (heard.Last<WorkOrderClosed>() is not { } closed || EndedOtherwise(heard, closed) || FollowUpOf(closed, heard) is not { } followUp)
            return null;
        var reply = heard.All<ReplyRated>().LastOrDefault(f => f.Unit == closed.Unit && f.At >= closed.At);
        List<Finding> found = [.. RateFindings.Of(closed, followUp, heard), .. CaseFindings.Of(closed, reply, heard)];
        return new Incident
        {
            Unit = closed.Unit,
            CalledBackAt = followUp.At,
            At = found.Where(one => one.FactAt is not null && one.Fact != nameof(ReplyRated)).Select(one => one.FactAt!.Value).Append(closed.At).Append(followUp.At).Max(),
            Findings = found,
            Rating = followUp.Outcome == FollowUpOutcomes.Rated ? followUp.Rating : null,
            ReplyRating = reply?.Rating,
            Strikes = [.. Strikes(heard, closed)],
        };
    }

    private static bool EndedOtherwise(HeardFacts heard, WorkOrderClosed closed) =>
        heard.Any<WithdrawalApplied>()
        || heard.Last<WorkOrderTerminated>()?.Revision > closed.Revision
        || IsMerged(heard, int.MaxValue)
        || heard.All<WorkOrderReopened>().Any(reopened => reopened.ClosingRevision == closed.Revision);

    /// <summary>A closing by the master's answer is marked on the master's sheet.</summary>
    internal static bool WhileMerged(WorkOrderClosed closing, HeardFacts heard) => IsMerged(heard, closing.Revision);

    private static bool IsMerged(HeardFacts heard, int before) =>
        heard.All<WorkOrdersMerged>().LastOrDefault(f => f.Revision < before)?.Revision > (heard.All<WorkOrdersUnmerged>().LastOrDefault(f => f.Revision < before)?.Revision ?? 0);

    private static FollowUpRecorded? FollowUpOf(WorkOrderClosed closed, HeardFacts heard) =>
        heard.All<FollowUpRecorded>().LastOrDefault(f => f is { Final: true, Reopens: false } && f.ClosingRevision == closed.Revision);

    // What was struck of an earlier closing is not struck of this one.
    private static IEnumerable<Strike> Strikes(HeardFacts heard, WorkOrderClosed closed)
    {
        if (heard.Last<IncidentExcluded>() is { Excluded: true } excluded)
            yield return new Strike(null, null, excluded.Ground!, excluded.At);
        foreach (var decided in heard.All<ScoreAppealDecided>().Where(f => f.Upheld && (f.WholeIncident || f.At >= closed.At)))
            yield return decided.WholeIncident ? new Strike(null, null, decided.Ground, decided.At) : new Strike(decided.Item, decided.Unit, decided.Ground, decided.At);
    }
}
