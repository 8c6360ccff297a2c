using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>One order under a simulated clock: where it stands, and which command is sent next, when. Only what was heard after all had drained leads on, so nothing depends on who was quicker.</summary>
internal sealed class OrderInTime(OrderPlan plan, ReplayRow row, string mark)
{
    private enum Extension { None, Asked, Answered }

    private readonly Instants instants = new(mark, row.Line);
    private OrderPlan plan = plan;
    private DateTime since = row.OpenedAt;
    private DateTime? handleBy, asked;
    private bool contacted, ended;
    private Extension extension;

    public OrderPlan Plan => plan;

    public Progress Progress { get; private set; } = new();

    /// <summary>Counts what was planned: a plan that was made before is none any more.</summary>
    public int Plans { get; private set; }

    /// <summary>Closed and called back, the score comes by itself; or ended otherwise.</summary>
    public bool HasEnded => ended || Progress.IsEndedOtherwise || (Progress.Standing == Standing.Closed && Progress.FollowedUp >= Progress.Closing);

    /// <summary>Takes in a fact; its time counts where the order moved by it. Whether anything changed.</summary>
    public bool Hear(Heard heard, DateTime at)
    {
        var before = Progress;
        Progress = before.After(heard);
        if (Progress.Standing != before.Standing || Progress.Holder != before.Holder) since = at;
        handleBy = heard.Body.HandleBy ?? handleBy;
        Note(heard.Type, at);
        return Progress != before;
    }

    /// <summary>All has drained: what was on its way has arrived.</summary>
    public void Arrives()
    {
        if (Progress.Standing == Standing.Unheard)
            Hear(new Heard(Services.Dispatch, Lists.Queued, new Said()), since);
        if (Progress.Contested is { } dispute)
            Progress = Progress.After(new Heard(Services.Escalation, nameof(DisputeOpened), new Said { Dispute = dispute }));
        if (Progress.Closing > 0)
            Progress = Progress.After(new Heard(Services.Intake, Lists.AwaitsFollowUp, new Said { ClosingRevision = Progress.Closing }));
    }

    /// <summary>It was refused what it asked for, and goes no further.</summary>
    public void Ends() => ended = true;

    /// <summary>The unit may not return it, or not any more: it keeps it.</summary>
    public void KeepsIt() => plan = plan with { Transfers = 0 };

    /// <summary>The next command and when it is sent, not before then; null where none is known.</summary>
    public (Step Step, DateTime At)? Next(DateTime notBefore)
    {
        Plans++;
        return Planned() is var (step, at) ? (step, Later(at, notBefore)) : null;
    }

    private void Note(string type, DateTime at)
    {
        contacted |= type == nameof(CallerContacted);
        extension = type switch
        {
            nameof(ExtensionRequested) => Extension.Asked,
            nameof(ExtensionGranted) or nameof(ExtensionRefused) => Extension.Answered,
            _ => extension,
        };
        if (type == nameof(ExtensionRequested)) asked = at;
    }

    private (Step Step, DateTime At)? Planned() => NextStep.Of(plan, Progress) is not { } step ? null : Progress.Standing switch
    {
        Standing.Unheard => (step, row.OpenedAt),
        Standing.Queued => (step, instants.Dispatched(step.Name, since)),
        Standing.Dispatched when step.LeadsTo == nameof(PrecedentSet) => (step, instants.Reviewed(step.Name, since)),
        Standing.Dispatched => (step, step.LeadsTo is nameof(ReturnRequested) or Lists.ReturnRefused ? instants.Returned(step.Name, since) : instants.Signed(step.Name, since)),
        Standing.Held => (step, instants.Ruled(step.Name, since)),
        Standing.Signed => WhileHandled(step),
        Standing.Closed => (step, instants.CalledBack(step.Name, since)),
        _ => (step, instants.Reviewed(step.Name, since)),
    };

    /// <summary>Before the closing: the first contact, and more time where it will be late.</summary>
    private (Step Step, DateTime At) WhileHandled(Step closing)
    {
        var closesAt = Later(instants.Closed(row.OpenedAt, row.ClosedAt, row.Type), since.AddMinutes(20));
        if (extension == Extension.Asked)
            return (NextStep.ReviewExtension(Progress, instants.IsGranted), instants.Reviewed("extension/review", asked!.Value));
        if (extension == Extension.None && handleBy < closesAt && instants.Extended(handleBy.Value) is { } wish && wish > since && (contacted || !(instants.Contacted(since) < wish)))
            return (NextStep.Extend(Progress, instants.ExtraDays), wish);
        return !contacted && instants.Contacted(since) is { } contact && contact < closesAt ? (NextStep.Contact(Progress), contact) : (closing, closesAt);
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
