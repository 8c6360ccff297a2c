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
        PublishCalendar.Route(routes);
        OpenDispute.Route(routes);
        RuleOwnership.Route(routes);
        ReadDisputes.Route(routes);
        ReadClocks.Route(routes);
        routes.MapOperations(Readers, Roles.Auditor, [Roles.Administrator]);
    }

    /// <summary>What it hears.</summary>
    public static void Listen(Listeners listeners) => listeners.In(Name)
        .Hears<UnitChanged>(HearUnits.Hear)
        .Hears<WorkOrderHandedOver>(StartClocks.Hear)
        .Hears<WorkOrderDispatched>(StartClocks.Hear)
        .Hears<WorkOrderUrged>(Supervise.Hear)
        .Hears<WorkOrderRecalled>(StopUnitClock.Hear)
        .Hears<WorkOrderSigned>(StopSigningClock.Hear)
        .Hears<WorkOrderDeemedSigned>(StopSigningClock.Hear)
        .Hears<ReturnRequested>(StopSigningClock.Hear)
        .Hears<ReturnUpheld>(StopUnitClock.Hear)
        .Hears<ReturnRejected>(StopSigningClock.Hear)
        .Hears<ReturnContested>(OpenDispute.Hear)
        .Hears<OrderHeld>(HoldClocks.Hear)
        .Hears<HoldRefused>(EndDispute.Hear)
        .Hears<RulingNotApplied>(EndDispute.Hear)
        .Hears<ExtensionGranted>(MoveDeadline.Hear)
        .Hears<ClosingSubmitted>(StopUnitClock.Hear)
        .Hears<ClosingSentBack>(StopUnitClock.Hear)
        .Hears<WorkOrderClosed>(EndClocks.Hear)
        .Hears<WorkOrderTerminated>(EndClocks.Hear)
        .Hears<WithdrawalApplied>(EndClocks.Hear)
        .Hears<WorkOrdersMerged>(HoldClocks.Hear)
        .Hears<WorkOrdersUnmerged>(HoldClocks.Hear)
        .Hears<ReworkDispatched>(MoveDeadline.Hear);

    /// <summary>What it does when a timer rings.</summary>
    public static void Ring(Timers timers) => timers
        .Rings(AnnounceLights.DueSoon + Clocks.Sign, AnnounceLights.RingSoon)
        .Rings(AnnounceLights.DueSoon + Clocks.Unit, AnnounceLights.RingSoon)
        .Rings(AnnounceLights.DueSoon + Clocks.Caller, AnnounceLights.RingSoon)
        .Rings(AnnounceLights.Overdue + Clocks.Sign, AnnounceLights.RingOverdue)
        .Rings(AnnounceLights.Overdue + Clocks.Unit, AnnounceLights.RingOverdue)
        .Rings(AnnounceLights.Overdue + Clocks.Caller, AnnounceLights.RingOverdue);
}
