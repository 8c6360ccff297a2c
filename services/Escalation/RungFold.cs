using Hotline.Contracts;
using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>协调层级: on which rung a case stands and until when, as a pure function of when it was opened, how often it was moved up, and the ladder it was opened under.</summary>
internal static class RungFold
{
    /// <summary>Where it stands now.</summary>
    /// <param name="dispute">The case.</param>
    /// <param name="urgent">Whether its order is urgent: then days off and nights count where the ladder says hours.</param>
    /// <param name="moves">Each time it was moved up.</param>
    /// <param name="rules">The ladders and calendars.</param>
    public static RungNow Of(Dispute dispute, bool urgent, IReadOnlyList<DisputeMovedUp> moves, TimeRules rules)
    {
        var (rungs, last) = (rules.LadderAt(dispute.OpenedAt).Of(urgent), moves.LastOrDefault());
        return Entered(rungs.FirstOrDefault(rung => rung.Name == last?.To) ?? rungs[0], last?.At ?? dispute.OpenedAt, rules);
    }

    /// <summary>紧急、危险: as it was handed over.</summary>
    public static bool IsUrgent(HeardFacts heard) => heard.Last<WorkOrderHandedOver>()?.Urgency is not (null or Urgencies.Ordinary);

    /// <summary>A rung that a case comes to at this moment, UTC: limits count by the office's calendar.</summary>
    public static RungNow Entered(DisputeLadder.Rung rung, DateTime since, TimeRules rules)
    {
        var calendar = rules.CalendarAt(since);
        var (state, limit) = (Allowance.Parse(rung.State), Allowance.Parse(rung.Limit));
        return new RungNow(rung.Name, since, Until(state), Soon(state), Until(limit), Soon(limit));

        DateTime Until(Allowance allowed) => allowed.From(since, calendar);
        DateTime Soon(Allowance allowed) => TrafficLight.YellowFrom(since, Until(allowed), allowed.IsRoundTheClock, calendar);
    }

    /// <summary>Who is to act on it now, and until when.</summary>
    /// <param name="dispute">The case.</param>
    /// <param name="awaited">Units that have not stated yet.</param>
    /// <param name="now">Business time, UTC.</param>
    public static Turn TurnOf(Dispute dispute, IReadOnlyList<string> awaited, DateTime now) => dispute.State switch
    {
        DisputeStates.Opening or DisputeStates.Ruled => new Turn(DisputeActors.Dispatch, null, null),
        DisputeStates.Ended => dispute is { PrecedentAt: not null, PrecedentEntry: null, PrecedentCode: null } ? new Turn(DisputeActors.Catalogue, null, null) : new Turn(null, null, null),
        _ when awaited.Count > 0 && now <= dispute.StateBy => new Turn(DisputeActors.Units, dispute.StateBy, Lights.At(now, dispute.StateSoon, dispute.StateBy)),
        _ => new Turn(DisputeActors.Coordinator, dispute.RuleBy, dispute.RuleBy is null ? null : Lights.At(now, dispute.RuleSoon, dispute.RuleBy)),
    };
}

/// <summary>A rung as a case stands on it: since when, until when units may state and somebody has to rule or move it up, and from when on either is near; UTC.</summary>
internal sealed record RungNow(string Name, DateTime Since, DateTime StateBy, DateTime StateSoon, DateTime RuleBy, DateTime RuleSoon);

/// <summary>Who is to act: one of <see cref="DisputeActors"/>, or nobody; until when, UTC; and the light of that limit.</summary>
internal sealed record Turn(string? Actor, DateTime? By, string? Light);

/// <summary>Who is to act on a dispute.</summary>
public static class DisputeActors
{
    /// <summary>争议单位: those that have not stated yet.</summary>
    public const string Units = "units";
    /// <summary>协调员: to rule, or to move the case up.</summary>
    public const string Coordinator = "coordinator";
    /// <summary>派单方: to hold the order, or to carry the ruling out.</summary>
    public const string Dispatch = "dispatch";
    /// <summary>派单目录: to take the precedent.</summary>
    public const string Catalogue = "catalogue";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [Units, Coordinator, Dispatch, Catalogue];
}
