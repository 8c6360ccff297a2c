using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>Scoring: the score sheet of each incident and the month of each unit. This page is its table of contents.</summary>
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
        ReadSheets.Route(routes);
        ReadMonth.Route(routes);
        routes.MapOperations(Readers, Roles.Auditor, [Roles.Administrator]);
    }

    /// <summary>What it hears.</summary>
    public static void Listen(Listeners listeners) => listeners.In(Name)
        .Hears<CalendarPublished>(KeepCalendars.Hear)
        .Hears<WorkOrderSigned>(ScoreIncident.Hear)
        .Hears<WorkOrderDeemedSigned>(ScoreIncident.Hear)
        .Hears<ReturnRejected>(ScoreIncident.Hear)
        .Hears<WorkOrderClosed>(ScoreIncident.Hear)
        .Hears<WorkOrderTerminated>(ScoreIncident.Hear)
        .Hears<WithdrawalApplied>(ScoreIncident.Hear)
        .Hears<WorkOrdersMerged>(ScoreIncident.Hear)
        .Hears<WorkOrdersUnmerged>(ScoreIncident.Hear)
        .Hears<FollowUpRecorded>(ScoreIncident.Hear)
        .Hears<WorkOrderReopened>(ScoreIncident.Hear);

    /// <summary>What it does when a timer rings.</summary>
    public static void Ring(Timers timers) => timers.Rings(ScoreIncident.SettleTimer, ScoreIncident.Settle);
}
