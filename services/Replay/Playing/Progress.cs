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
    public bool Returned { get; init; }
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
        "intake" => AfterIntake(heard.Type, heard.Body.FollowUp ?? heard.Body),
        "dispatch" => AfterDispatch(heard.Type, heard.Body),
        "escalation" => AfterEscalation(heard.Type, heard.Body),
        _ => heard.Type == "IncidentScored" ? this with { Scored = true } : this,
    };

    private Progress AfterIntake(string type, Said said) => type switch
    {
        "WorkOrderRegistered" => this with { Id = said.WorkOrderId ?? said.Id },
        Lists.AwaitsFollowUp => this with { AwaitsFollowUpOf = Math.Max(AwaitsFollowUpOf, said.ClosingRevision) },
        "FollowUpRecorded" when said.Final => this with { FollowedUp = Math.Max(FollowedUp, said.ClosingRevision) },
        "WorkOrderReopened" => this with { Reopened = Math.Max(Reopened, said.ClosingRevision) },
        _ => this,
    };

    private Progress AfterEscalation(string type, Said said) => type switch
    {
        "DisputeOpened" => this with { DisputeOpened = said.Dispute },
        "OwnershipRuled" => this with { Ruled = said.Dispute },
        _ => this,
    };

    private Progress AfterDispatch(string type, Said said)
    {
        var noted = type switch
        {
            "ReturnRequested" when said.Dispute is null => this with { Returned = true },
            // The answer to a return does not say which of the two it is; only a contested one has a dispute.
            "ReturnContested" or "ReturnRequested" => this with { Returned = true, Contested = said.Dispute },
            "WorkOrderClosed" => this with { Closing = Math.Max(Closing, said.Revision) },
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
            "WorkOrderDispatched" or "ReworkDispatched" => moved.With(said.Unit!) with { Binding = said.Binding || (Binding && type == "ReworkDispatched") },
            "ReturnRejected" => moved.With(said.Unit!),
            // The dispatch that follows has the next revision and is not in the answer.
            "ReturnUpheld" when said.NextUnit is { } next => moved.With(next) with { Revision = said.Revision + 1 },
            "ReturnUpheld" or "WorkOrderRecalled" => moved with { Standing = Standing.Queued },
            "ReturnRequested" when said.Dispute is null => moved.At(Standing.ReturnRequested, said) with { Suggested = said.SuggestedUnit! },
            "ReturnContested" or "ReturnRequested" => moved.At(Standing.Held, said) with { Suggested = said.SuggestedUnit! },
            "OrderHeld" => moved.At(Standing.Held, said) with { Contested = said.Dispute },
            "WorkOrderSigned" or "WorkOrderDeemedSigned" or "ClosingSentBack" => moved.At(Standing.Signed, said),
            "ClosingSubmitted" => moved.At(Standing.ClosingSubmitted, said),
            "WorkOrderClosed" => moved.At(Standing.Closed, said),
            "WorkOrderTerminated" or "WithdrawalApplied" or "WorkOrdersMerged" => moved with { Standing = Standing.Ended },
            _ => moved,
        };
    }

    private Progress With(string unit) => this with { Standing = Standing.Dispatched, Holder = unit, Binding = false };

    private Progress At(Standing place, Said said) => this with { Standing = place, Holder = said.Unit ?? Holder };
}
