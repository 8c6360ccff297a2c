using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>Scoring: the rules, the score sheet of each incident, appeals, and the month of each unit. This page is its table of contents.</summary>
public static class ScoringService
{
    /// <summary>Its name in addresses, queues and files.</summary>
    public const string Name = "scoring";

    internal static readonly Actor Itself = Actor.System(Name);

    private static readonly string[] Readers = [Roles.Dispatcher, Roles.Coordinator, Roles.Assessor, Roles.Manager, Roles.Auditor];

    /// <summary>What people and programs may ask of it.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.Service(Name);
        PublishRules.Route(routes);
        ReadSheets.Route(routes);
        ReadFacts.Route(routes);
        RateReply.Route(routes);
        AppealLine.Route(routes);
        ListAppeals.Route(routes);
        DecideAppeal.Route(routes);
        ExcludeIncident.Route(routes);
        ReadMonth.Route(routes);
        ListCosts.Route(routes);
        RecomputeMonth.Route(routes);
        PreviewMonth.Route(routes);
        CloseMonth.Route(routes);
        routes.MapOperations(Readers, Roles.Auditor, [Roles.Administrator]);
    }

    /// <summary>What it hears.</summary>
    public static void Listen(Listeners listeners) => listeners.In(Name)
        .Hears<CalendarPublished>(KeepCalendars.Hear)
        .Hears<UnitChanged>(KeepUnits.Hear)
        .Hears<WorkOrderRecalled>(ScoreIncident.Hear)
        .Hears<WorkOrderSigned>(ScoreIncident.Hear)
        .Hears<WorkOrderDeemedSigned>(ScoreIncident.Hear)
        .Hears<CallerContacted>(ScoreIncident.Hear)
        .Hears<ReturnUpheld>(ScoreIncident.Hear)
        .Hears<ReturnRejected>(ScoreIncident.Hear)
        .Hears<ExtensionGranted>(ScoreIncident.Hear)
        .Hears<ExtensionRefused>(ScoreIncident.Hear)
        .Hears<SupervisionOpened>(ScoreIncident.Hear)
        .Hears<ClosingSentBack>(ScoreIncident.Hear)
        .Hears<WorkOrderClosed>(ScoreIncident.Hear)
        .Hears<WorkOrderTerminated>(ScoreIncident.Hear)
        .Hears<WithdrawalApplied>(ScoreIncident.Hear)
        .Hears<WorkOrdersMerged>(ScoreIncident.Hear)
        .Hears<WorkOrdersUnmerged>(ScoreIncident.Hear)
        .Hears<FollowUpRecorded>(ScoreIncident.Hear)
        .Hears<WorkOrderReopened>(ScoreIncident.Hear);

    /// <summary>What it does when a timer rings.</summary>
    public static void Ring(Timers timers) => timers
        .Rings(ScoreIncident.SettleTimer, ScoreIncident.Settle)
        .Rings(ScoreIncident.AnewTimer, ScoreIncident.MarkAnew)
        .Rings(RecomputeMonth.Timer, RecomputeMonth.Ring);
}
