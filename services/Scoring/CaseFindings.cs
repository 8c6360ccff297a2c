using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>按件的认定: what takes points away each time it happens, and who bears it.</summary>
internal static class CaseFindings
{
    private const int UpToStandard = 3;

    public static IEnumerable<Finding> Of(WorkOrderClosed closed, ReplyRated? reply, HeardFacts heard) => new[]
    {
        PoorReplies(closed, reply, heard),
        reply?.Faults.Contains(ReplyFaults.NoEvidence) == true ? Found(ScoreItems.NoEvidence, 1, nameof(ReplyRated), reply.At) : null,
        Reworks(closed, heard),
        Cases(ScoreItems.ImproperReturn, heard.All<ReturnRejected>().Where(f => f.Unit == closed.Unit), f => f.At),
        ExtensionsMisused(closed, heard),
        Cases(ScoreItems.Supervised, heard.All<SupervisionOpened>().Where(f => f.Unit == closed.Unit), f => f.At),
        Misdispatches(heard),
    }.OfType<Finding>().Concat((closed.Silent ?? []).Select(unit => Found(ScoreItems.SilentAssistance, 1, nameof(WorkOrderClosed), closed.At) with { Unit = unit }));

    private static Finding? PoorReplies(WorkOrderClosed closed, ReplyRated? reply, HeardFacts heard)
    {
        var sentBack = heard.All<ClosingSentBack>().Where(f => f.Unit == closed.Unit).ToList();
        if (reply?.Rating < UpToStandard)
            return Found(ScoreItems.PoorReply, sentBack.Count + 1, nameof(ReplyRated), reply.At);
        return Cases(ScoreItems.PoorReply, sentBack, f => f.At);
    }

    // Charged where the closing that did not solve it was this unit's own.
    private static Finding? Reworks(WorkOrderClosed closed, HeardFacts heard) => Cases(ScoreItems.Rework, heard.All<WorkOrderReopened>()
        .Where(f => heard.All<WorkOrderClosed>().Any(before => before.Revision == f.ClosingRevision && before.Unit == closed.Unit && !IncidentFold.WhileMerged(before, heard))), f => f.At);

    // Asked for without a reason that held, or a second time.
    private static Finding? ExtensionsMisused(WorkOrderClosed closed, HeardFacts heard)
    {
        var (refused, granted) = (heard.All<ExtensionRefused>().Where(f => f.Unit == closed.Unit).Select(f => (Fact: nameof(ExtensionRefused), f.At)), heard.All<ExtensionGranted>().Where(f => f.Unit == closed.Unit).Skip(1).Select(f => (Fact: nameof(ExtensionGranted), f.At)));
        List<(string Fact, DateTime At)> misused = [.. refused.Concat(granted).OrderBy(one => one.At)];
        return misused.Count == 0 ? null : Found(ScoreItems.ExtensionMisused, misused.Count, misused[^1].Fact, misused[^1].At);
    }

    private static Finding? Misdispatches(HeardFacts heard)
    {
        List<(string Fact, DateTime At)> wrong = [.. heard.All<ReturnUpheld>().Select(f => (nameof(ReturnUpheld), f.At)).Concat(heard.All<WorkOrderRecalled>().Select(f => (nameof(WorkOrderRecalled), f.At))).OrderBy(one => one.At)];
        return wrong.Count == 0 ? null : Found(ScoreItems.Misdispatched, wrong.Count, wrong[^1].Fact, wrong[^1].At);
    }

    private static Finding? Cases<T>(string item, IEnumerable<T> facts, Func<T, DateTime> at) =>
        facts.ToList() is { Count: > 0 } those ? Found(item, those.Count, typeof(T).Name, those.Max(at)) : null;

    private static Finding Found(string item, int cases, string fact, DateTime at) => new() { Item = item, Cases = cases, Fact = fact, FactAt = at };
}
