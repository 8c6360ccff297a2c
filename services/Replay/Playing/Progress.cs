using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>Where an order stands in Dispatch, as far as replay has heard.</summary>
internal enum Standing { Unheard, Queued, Dispatched, ReturnRequested, Held, Signed, ClosingSubmitted, Closed, Ended }

/// <summary>What replay has heard about one order. Facts may come twice, late and in any order: the highest revision tells the place.</summary>
internal sealed record Progress
{
    public string? Id { get; init; }
    public Standing Standing { get; init; }
    public int Revision { get; init; }
    public string Holder { get; init; } = "";
    public string Suggested { get; init; } = "";
    public bool Binding { get; init; }
    public bool ByPrecedent { get; init; }
    public bool Returned { get; init; }
    public bool ReturnRefused { get; init; }
    public string? Taught { get; init; }
    public string? Contested { get; init; }
    public string? DisputeOpened { get; init; }
    public string? Ruled { get; init; }
    public int Closing { get; init; }
    public int AwaitsFollowUpOf { get; init; }
    public int FollowedUp { get; init; }
    public int Reopened { get; init; }
    public bool Scored { get; init; }

    /// <summary>Closed, followed up to the end, scored, and nothing under way.</summary>
    public bool IsFinished => Standing == Standing.Closed && FollowedUp >= Closing && Reopened < Closing && Scored;

    /// <summary>Withdrawn, terminated or merged by somebody else: no step of ours leads on.</summary>
    public bool IsEndedOtherwise => Standing == Standing.Ended;

    public Progress After(Heard heard) => heard.Service switch
    {
        Services.Intake => AfterIntake(heard.Type, heard.Body.FollowUp ?? heard.Body),
        Services.Dispatch => AfterDispatch(heard.Type, heard.Body),
        Services.Escalation => AfterEscalation(heard.Type, heard.Body),
        _ => heard.Type == nameof(IncidentScored) ? this with { Scored = true } : this,
    };

    private Progress AfterIntake(string type, Said said) => type switch
    {
        nameof(WorkOrderRegistered) => this with { Id = said.WorkOrderId ?? said.Id },
        Lists.AwaitsFollowUp => this with { AwaitsFollowUpOf = Math.Max(AwaitsFollowUpOf, said.ClosingRevision) },
        nameof(FollowUpRecorded) when said.Final => this with { FollowedUp = Math.Max(FollowedUp, said.ClosingRevision) },
        nameof(WorkOrderReopened) => this with { Reopened = Math.Max(Reopened, said.ClosingRevision) },
        _ => this,
    };

    private Progress AfterEscalation(string type, Said said) => type switch
    {
        nameof(DisputeOpened) => this with { DisputeOpened = said.Dispute },
        nameof(OwnershipRuled) => this with { Ruled = said.Dispute },
        nameof(PrecedentSet) => this with { Taught = said.Dispute },
        _ => this,
    };

    private Progress AfterDispatch(string type, Said said)
    {
        var noted = type switch
        {
            nameof(ReturnRequested) => this with { Returned = true },
            nameof(ReturnContested) => this with { Returned = true, Contested = said.Dispute },
            nameof(WorkOrderClosed) => this with { Closing = Math.Max(Closing, said.Revision) },
            Lists.ReturnRefused => this with { ReturnRefused = true },
            _ => this,
        };
        return type == Lists.Queued
            ? (Standing == Standing.Unheard ? this with { Standing = Standing.Queued, Revision = Math.Max(Revision, said.Revision) } : this)
            : said.Revision > Revision ? noted.Moved(type, said) : noted;
    }

    private Progress Moved(string type, Said said)
    {
        var moved = this with { Revision = said.Revision };
        return type switch
        {
            nameof(WorkOrderDispatched) or nameof(ReworkDispatched) => moved.With(said.Unit!) with { ByPrecedent = said.Precedent is not null || (ByPrecedent && type == nameof(ReworkDispatched)), Binding = said.Binding || (Binding && type == nameof(ReworkDispatched)) },
            nameof(ReturnRejected) => moved.With(said.Unit!),
            // The dispatch that follows has the next revision and is not in the answer.
            nameof(ReturnUpheld) when said.NextUnit is { } next => moved.With(next) with { Revision = said.Revision + 1 },
            nameof(ReturnUpheld) or nameof(WorkOrderRecalled) => moved with { Standing = Standing.Queued },
            nameof(ReturnRequested) => moved.At(Standing.ReturnRequested, said) with { Suggested = said.SuggestedUnit! },
            nameof(ReturnContested) => moved.At(Standing.Held, said) with { Suggested = said.SuggestedUnit! },
            nameof(OrderHeld) => moved.At(Standing.Held, said) with { Contested = said.Dispute },
            nameof(WorkOrderSigned) or nameof(WorkOrderDeemedSigned) or nameof(ClosingSentBack) => moved.At(Standing.Signed, said),
            nameof(ClosingSubmitted) => moved.At(Standing.ClosingSubmitted, said),
            nameof(WorkOrderClosed) => moved.At(Standing.Closed, said),
            nameof(WorkOrderTerminated) or nameof(WithdrawalApplied) or nameof(WorkOrdersMerged) => moved with { Standing = Standing.Ended },
            _ => moved,
        };
    }

    private Progress With(string unit) => this with { Standing = Standing.Dispatched, Holder = unit, Binding = false };

    private Progress At(Standing place, Said said) => this with { Standing = place, Holder = said.Unit ?? Holder };
}
