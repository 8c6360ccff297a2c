using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>案卷: what was said, filed and agreed about a case, as a pure function of what was heard about its order and of what this service said itself.</summary>
/// <param name="Statements">陈述意见, the oldest first; a return is what its unit said first.</param>
/// <param name="Documents">书证.</param>
/// <param name="Minutes">会议纪要.</param>
/// <param name="Moves">提级, the earliest first.</param>
/// <param name="Rulings">裁定, the last one counts.</param>
/// <param name="Precedents">How often it was asked to be a precedent.</param>
internal sealed record CaseFile(IReadOnlyList<CaseStatement> Statements, IReadOnlyList<DisputeDocumentFiled> Documents, IReadOnlyList<DisputeMinuted> Minutes,
    IReadOnlyList<DisputeMovedUp> Moves, IReadOnlyList<OwnershipRuled> Rulings, IReadOnlyList<PrecedentSet> Precedents)
{
    public static CaseFile Of(Dispute dispute, HeardFacts heard, HeardFacts announced) => new(
        [.. Returns(dispute, heard).Concat(announced.All<UnitStated>().Where(f => f.Dispute == dispute.Id).Select(CaseStatement.Of)).OrderBy(one => one.At)],
        [.. announced.All<DisputeDocumentFiled>().Where(f => f.Dispute == dispute.Id)],
        [.. announced.All<DisputeMinuted>().Where(f => f.Dispute == dispute.Id)],
        [.. announced.All<DisputeMovedUp>().Where(f => f.Dispute == dispute.Id)],
        [.. announced.All<OwnershipRuled>().Where(f => f.Dispute == dispute.Id)],
        [.. announced.All<PrecedentSet>().Where(f => f.Dispute == dispute.Id)]);

    /// <summary>What this unit said last; null while it has not stated.</summary>
    public CaseStatement? LastOf(string unit) => Statements.LastOrDefault(one => one.Unit == unit);

    // Who has returned it has said why and on which basis, and need not write it again.
    private static IEnumerable<CaseStatement> Returns(Dispute dispute, HeardFacts heard) =>
        heard.All<ReturnRequested>().Where(f => f.At <= dispute.OpenedAt).Select(CaseStatement.Of)
            .Concat(heard.All<ReturnContested>().Where(f => f.At <= dispute.OpenedAt).Select(CaseStatement.Of));

    /// <summary>首接: the unit that was sent the order first and not recalled; it leads until somebody decides (Beijing Art. 14).</summary>
    public static string? FirstReceiver(HeardFacts heard)
    {
        var recalled = heard.All<WorkOrderRecalled>();
        var sent = heard.All<WorkOrderDispatched>();
        return sent.FirstOrDefault(f => !recalled.Any(r => r.Revision > f.Revision && !sent.Any(next => next.Revision > f.Revision && next.Revision < r.Revision)))?.Unit;
    }
}

/// <summary>陈述意见: what a unit says on whether the matter is theirs.</summary>
public sealed record CaseStatement
{
    /// <summary>Who says it.</summary>
    public required string Unit { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Whether it is theirs.</summary>
    public required bool Ours { get; init; }
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
    /// <summary>The rule it rests on.</summary>
    public required string Basis { get; init; }
    /// <summary>Who should have it instead.</summary>
    public string? SuggestedUnit { get; init; }
    /// <summary>Whether it was said by returning the order.</summary>
    public bool ByReturn { get; init; }

    internal static CaseStatement Of(UnitStated f) => new() { Unit = f.Unit, At = f.At, Ours = f.Ours, Reason = f.Reason, Basis = f.Basis, SuggestedUnit = f.SuggestedUnit };

    internal static CaseStatement Of(ReturnRequested f) => new() { Unit = f.Unit, At = f.At, Ours = false, Reason = f.Reason, Basis = f.Basis, SuggestedUnit = f.SuggestedUnit, ByReturn = true };

    internal static CaseStatement Of(ReturnContested f) => new() { Unit = f.Unit, At = f.At, Ours = false, Reason = f.Reason, Basis = f.Basis, SuggestedUnit = f.SuggestedUnit, ByReturn = true };
}
