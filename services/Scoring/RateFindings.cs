using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>比率的认定: signing, first contact, on time by either clock, solved, the caller's rating; good, not good, or not to be counted.</summary>
internal static class RateFindings
{
    /// <summary>What a finding says beside good and not good.</summary>
    internal const string Deemed = "deemed", NoSignature = "no-signature", ByRecord = "by-record", NotAsked = "not-asked", NotRated = "not-rated";

    public static IEnumerable<Finding> Of(WorkOrderClosed closed, FollowUpRecorded followUp, HeardFacts heard) =>
        [Signed(closed, heard), Contacted(closed, followUp, heard), .. InTime(closed, heard), Solved(followUp), Rating(followUp)];

    private static Finding Signed(WorkOrderClosed closed, HeardFacts heard)
    {
        var deemed = heard.All<WorkOrderDeemedSigned>().LastOrDefault(f => f.Unit == closed.Unit);
        var signed = heard.All<WorkOrderSigned>().Where(f => f.Unit == closed.Unit).ToList();
        if (deemed is not null)
            return new() { Item = ScoreItems.SignedInTime, Good = false, Detail = Deemed, Fact = nameof(WorkOrderDeemedSigned), FactAt = deemed.At };
        if (signed.Count == 0)
            return new() { Item = ScoreItems.SignedInTime, Detail = NoSignature };
        var (late, last) = (signed.Find(f => f.At > f.SignBy), signed[^1]);
        return new() { Item = ScoreItems.SignedInTime, Good = late is null, Fact = nameof(WorkOrderSigned), FactAt = (late ?? last).At };
    }

    // 是否联系: what the caller says counts; where nobody asked, a call that the unit recorded.
    private static Finding Contacted(WorkOrderClosed closed, FollowUpRecorded followUp, HeardFacts heard)
    {
        if (followUp.Outcome != FollowUpOutcomes.Rated)
            return new() { Item = ScoreItems.Contacted, Detail = NotRated, Fact = nameof(FollowUpRecorded), FactAt = followUp.At };
        if (followUp.Contacted is { } contacted)
            return new() { Item = ScoreItems.Contacted, Good = contacted, Fact = nameof(FollowUpRecorded), FactAt = followUp.At };
        return heard.All<CallerContacted>().FirstOrDefault(f => f.Reached && f.Unit == closed.Unit) is { } recorded
            ? new() { Item = ScoreItems.Contacted, Good = true, Detail = ByRecord, Fact = nameof(CallerContacted), FactAt = recorded.At }
            : new() { Item = ScoreItems.Contacted, Detail = NotAsked, Fact = nameof(FollowUpRecorded), FactAt = followUp.At };
    }

    // Lateness is told from when it was reported done, never from a notice.
    private static IEnumerable<Finding> InTime(WorkOrderClosed closed, HeardFacts heard)
    {
        var own = heard.All<WorkOrderClosed>().Where(f => f.Unit == closed.Unit && !IncidentFold.WhileMerged(f, heard)).ToList();
        yield return InTime(ScoreItems.ClosedInTime, own.FindAll(f => f.SubmittedAt > f.HandleBy), closed);
        if (closed.CallerDueBy is not null)
            yield return InTime(ScoreItems.CallerInTime, own.FindAll(f => f.SubmittedAt > f.CallerDueBy), closed);
    }

    private static Finding InTime(string item, List<WorkOrderClosed> late, WorkOrderClosed closed) =>
        new() { Item = item, Good = late.Count == 0, Cases = late.Count, Fact = nameof(WorkOrderClosed), FactAt = (late.LastOrDefault() ?? closed).At };

    private static Finding Solved(FollowUpRecorded followUp) => new()
    {
        Item = ScoreItems.Solved,
        Good = followUp.Outcome == FollowUpOutcomes.Rated ? followUp.Solved : null,
        Detail = followUp.Outcome != FollowUpOutcomes.Rated ? NotRated : followUp.Solved is null ? NotAsked : null,
        Fact = nameof(FollowUpRecorded),
        FactAt = followUp.At,
    };

    private static Finding Rating(FollowUpRecorded followUp) => new()
    {
        Item = ScoreItems.Rating,
        Good = followUp.Outcome == FollowUpOutcomes.Rated ? followUp.Rating is Ratings.VerySatisfied or Ratings.Satisfied or Ratings.BasicallySatisfied : null,
        Detail = followUp.Outcome == FollowUpOutcomes.Rated ? followUp.Rating : NotRated,
        Fact = nameof(FollowUpRecorded),
        FactAt = followUp.At,
    };
}
