using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>Escalation: calendars and limits, clocks and lights, supervision, ownership disputes and rulings. This page is its table of contents, in the order of the path.</summary>
public static class EscalationService
{
    /// <summary>Its name in addresses, queues and files.</summary>
    public const string Name = "escalation";

    internal static readonly Actor Itself = Actor.System(Name);

    private static readonly string[] Readers = [Roles.Dispatcher, Roles.Coordinator, Roles.Assessor, Roles.Manager, Roles.Auditor];

    /// <summary>What people and programs may ask of it.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.Service(Name);
        PublishLimits.Route(routes);
        PreviewLimits.Route(routes);
        PublishCalendar.Route(routes);
        PreviewCalendar.Route(routes);
        ReadCalendars.Route(routes);
        OpenDispute.Route(routes);
        StateForUnit.Route(routes);
        FileDocument.Route(routes);
        KeepMinutes.Route(routes);
        MoveUp.Route(routes);
        RuleOwnership.Route(routes);
        SetPrecedent.Route(routes);
        ReadDisputes.Route(routes);
        ReadClocks.Route(routes);
        ReadReport.Route(routes);
        ReadDays.Route(routes);
        ExplainClocks.Route(routes);
        OpenSupervision.Route(routes);
        AnswerSupervision.Route(routes);
        CloseSupervision.Route(routes);
        ReadSupervisions.Route(routes);
        PublishWatchRules.Route(routes);
        PublishDisputeLadder.Route(routes);
        ReadBoard.Route(routes);
        ListBehindBoard.Route(routes);
        ReadDisputedCategories.Route(routes);
        ListNotices.Route(routes);
        routes.MapOperations(Readers, Roles.Auditor, [Roles.Administrator]);
    }

    /// <summary>What it hears.</summary>
    public static void Listen(Listeners listeners) => listeners.In(Name)
        .Hears<UnitChanged>(KeepUnits.Hear)
        .Hears<WorkOrderHandedOver>(FollowClocks.Hear)
        .Hears<WorkOrderDispatched>(FollowClocks.Hear)
        .Hears<WorkOrderUrged>(Supervise.Hear)
        .Hears<WorkOrderRecalled>(FollowClocks.Hear)
        .Hears<WorkOrderSigned>(FollowClocks.Hear)
        .Hears<WorkOrderDeemedSigned>(FollowClocks.Hear)
        .Hears<ReturnRequested>(FollowClocks.Hear)
        .Hears<ReturnUpheld>(FollowClocks.Hear)
        .Hears<ReturnRejected>(FollowClocks.Hear)
        .Hears<ReturnContested>(OpenDispute.Hear)
        .Hears<OrderHeld>(FollowClocks.Hear)
        .Hears<HoldRefused>(EndDispute.Hear)
        .Hears<RulingNotApplied>(EndDispute.Hear)
        .Hears<CatalogueChanged>(KeepPrecedent.Hear)
        .Hears<PrecedentNotKept>(KeepPrecedent.Hear)
        .Hears<ExtensionGranted>(FollowClocks.Hear)
        .Hears<ClosingSubmitted>(FollowClocks.Hear)
        .Hears<ClosingSentBack>(FollowClocks.Hear)
        .Hears<WorkOrderClosed>(FollowClocks.Hear)
        .Hears<WorkOrderTerminated>(FollowClocks.Hear)
        .Hears<WithdrawalApplied>(FollowClocks.Hear)
        .Hears<WorkOrdersMerged>(FollowClocks.Hear)
        .Hears<WorkOrdersUnmerged>(FollowClocks.Hear)
        .Hears<ReworkDispatched>(FollowClocks.Hear)
        .Hears<FollowUpRecorded>(FollowClocks.Hear)
        .Hears<WorkOrderRegistered>(KeepBoard.Hear)
        .Hears<WorkOrderAnswered>(KeepBoard.Hear)
        .Hears<WorkOrderDiverted>(KeepBoard.Hear);

    /// <summary>What it does when a timer rings.</summary>
    public static void Ring(Timers timers)
    {
        foreach (var kind in Light.Timers)
            timers.Rings(kind, AnnounceLights.Ring);
        timers.Rings(RecountClocks.Timer, RecountClocks.Ring).Rings(KeepBoard.Timer, KeepBoard.Ring).Rings(AnnounceRungs.Timer, AnnounceRungs.Ring);
    }
}
