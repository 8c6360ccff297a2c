using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>Where a dispute stands, as a pure function of its row and of what Dispatch answered, in whatever order that came.</summary>
internal static class DisputeFold
{
    private const int ReworksThatMakeADispute = 3;

    private static readonly string[] RuleAnew = ["unit-ceased", "unit-accused", "unit-unknown"];

    /// <summary>Most orders are never disputed.</summary>
    public static bool Touches(HeardFacts heard) => heard.Any<ReturnContested>() || heard.Any<OrderHeld>() || heard.All<ReworkDispatched>().Any(IsTooOften);

    /// <summary>反复重办: so often reworked, and still not solved (Bayannur).</summary>
    public static bool IsTooOften(ReworkDispatched rework) => rework.Times % ReworksThatMakeADispute == 0;

    public static (string State, string? Code) Of(Dispute dispute, HeardFacts heard, IReadOnlyList<Answer> answers)
    {
        if (heard.All<WorkOrderDispatched>().Any(f => f.Dispute == dispute.Id))
            return (DisputeStates.Ended, null);
        if (AnswerTo("", answers) is { } refused)
            return (DisputeStates.Ended, refused);
        if (HeldAt(dispute, heard) is not { } held)
            return (DisputeStates.Opening, null);
        if (OrderEnded(held, heard) is { } ended)
            return (DisputeStates.Ended, ended);
        if (dispute.Ruling is not { } ruling)
            return (DisputeStates.Open, null);
        return AnswerTo(ruling, answers) is { } code ? Answered(code) : (DisputeStates.Ruled, null);
    }

    private static (string, string?) Answered(string code) => (RuleAnew.Contains(code) ? DisputeStates.Open : DisputeStates.Ended, code);

    private static string? AnswerTo(string ruling, IReadOnlyList<Answer> answers) => answers.FirstOrDefault(a => a.Ruling == ruling)?.Code;

    /// <summary>Since which revision of Dispatch the order is held for it.</summary>
    private static int? HeldAt(Dispute dispute, HeardFacts heard) =>
        heard.All<ReturnContested>().FirstOrDefault(f => f.Dispute == dispute.Id)?.Revision
        ?? heard.All<OrderHeld>().FirstOrDefault(f => f.Dispute == dispute.Id)?.Revision;

    private static string? OrderEnded(int held, HeardFacts heard) =>
        heard.All<WithdrawalApplied>().Any(f => f.Revision > held) ? ClockStates.Withdrawn
        : heard.All<WorkOrderTerminated>().Any(f => f.Revision > held) ? ClockStates.Terminated
        : null;
}
