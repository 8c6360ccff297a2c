using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Intake;

/// <summary>Intake: the caller, the registered demand and its number, the call-back; the order until it is handed over and after closing. This page is its table of contents, in the order of the path.</summary>
public static class IntakeService
{
    /// <summary>Its name in addresses, queues and files.</summary>
    public const string Name = "intake";

    internal static readonly string[] Readers = [Roles.Agent, Roles.Dispatcher, Roles.Coordinator, Roles.Assessor, Roles.Manager, Roles.Auditor];

    /// <summary>What its steps need. The host says where the data protection keys are kept.</summary>
    public static IServiceCollection Add(IServiceCollection services) => services
        .AddSingleton(all => new OrderNumbers(all.GetRequiredKeyedService<ServiceDb>(Name)))
        .AddSingleton(all => new CallerSafe(all.GetRequiredService<IDataProtectionProvider>(), all.GetRequiredKeyedService<ServiceDb>(Name)))
        .AddHostedService(all => new ProveKeys(all.GetRequiredService<CallerSafe>()))
        .AddHostedService(all => new IndexTexts(all.GetRequiredKeyedService<ServiceDb>(Name), IndexOrders.Some, all.GetRequiredService<ILogger<IndexTexts>>()));

    /// <summary>What people and programs may ask of it.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.Service(Name);
        KeepDraft.Route(routes);
        CheckText.Route(routes);
        FindEarlierOrders.Route(routes);
        FindSimilarOrders.Route(routes);
        RegisterWorkOrder.Route(routes);
        CloseCall.Route(routes);
        CorrectWorkOrder.Route(routes);
        AnswerDirectly.Route(routes);
        DivertWorkOrder.Route(routes);
        HandOver.Route(routes);
        HandOverDesk.Route(routes);
        SupplementWorkOrder.Route(routes);
        UrgeWorkOrder.Route(routes);
        WithdrawWorkOrder.Route(routes);
        RevealCaller.Route(routes);
        ListFollowUps.Route(routes);
        RecordFollowUp.Route(routes);
        ListNotices.Route(routes);
        ListWorkOrders.Route(routes);
        WhatMayBeDone.Route(routes);
        ShowWorkOrder.Route(routes);
        routes.MapOperations(Readers, Roles.Auditor, [Roles.Administrator]);
    }

    /// <summary>What it hears.</summary>
    public static void Listen(Listeners listeners) => listeners.In(Name)
        .Hears<UnitChanged>(KeepUnits.Hear)
        .Hears<WorkOrderDispatched>(KeepProgress.Hear)
        .Hears<WorkOrderRecalled>(KeepProgress.Hear)
        .Hears<WorkOrderSigned>(KeepProgress.Hear)
        .Hears<WorkOrderDeemedSigned>(KeepProgress.Hear)
        .Hears<ReturnRequested>(KeepProgress.Hear)
        .Hears<ReturnContested>(KeepProgress.Hear)
        .Hears<ReturnUpheld>(KeepProgress.Hear)
        .Hears<ReturnRejected>(KeepProgress.Hear)
        .Hears<OrderHeld>(KeepProgress.Hear)
        .Hears<ClosingSubmitted>(KeepProgress.Hear)
        .Hears<ClosingSentBack>(KeepProgress.Hear)
        .Hears<WorkOrderClosed>(KeepClosing.Hear)
        .Hears<WorkOrderTerminated>(KeepProgress.Hear)
        .Hears<ReworkDispatched>(KeepProgress.Hear)
        .Hears<WithdrawalApplied>(KeepProgress.Hear)
        .Hears<WithdrawalNotApplied>(EndWithdrawal.Hear)
        .Hears<WorkOrdersMerged>(KeepMerging.Hear)
        .Hears<WorkOrdersUnmerged>(KeepMerging.Hear);

    /// <summary>What it does when a timer rings.</summary>
    public static void Ring(Timers timers) => timers
        .Rings(ArchiveWorkOrder.Timer, ArchiveWorkOrder.Ring);
}
