using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Dispatch;

/// <summary>Dispatch: units, categories and the catalogue; the live order between dispatch and closing. This page is its table of contents, in the order of the path.</summary>
public static class DispatchService
{
    /// <summary>Its name in addresses, queues and files.</summary>
    public const string Name = "dispatch";

    internal static readonly Actor Itself = Actor.System(Name);

    private static readonly string[] Readers = [Roles.Dispatcher, Roles.Coordinator, Roles.Assessor, Roles.Manager, Roles.Auditor];

    /// <summary>What its steps need.</summary>
    public static IServiceCollection Add(IServiceCollection services) => services
        .AddHostedService<CountOrders>()
        .AddHostedService(all => new IndexTexts(all.GetRequiredKeyedService<ServiceDb>(Name), IndexOrders.Some, all.GetRequiredService<ILogger<IndexTexts>>()));

    /// <summary>What people and programs may ask of it.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.Service(Name);
        DispatchWorkOrder.Route(routes);
        TakeNext.Route(routes);
        ListCandidates.Route(routes);
        RecallWorkOrder.Route(routes);
        SignWorkOrder.Route(routes);
        RecordContact.Route(routes);
        RequestReturn.Route(routes);
        ReviewReturn.Route(routes);
        RequestExtension.Route(routes);
        ReviewExtension.Route(routes);
        ReportAssistance.Route(routes);
        SubmitClosing.Route(routes);
        ReviewClosing.Route(routes);
        TerminateWorkOrder.Route(routes);
        MergeWorkOrders.Route(routes);
        UnmergeWorkOrders.Route(routes);
        ReadWorkOrders.Route(routes);
        WhatMayBeDone.Route(routes);
        ListForDesk.Route(routes);
        CountForDesk.Route(routes);
        ListClocks.Route(routes);
        ListNotices.Route(routes);
        HandOverDesk.Route(routes);
        ReplyTemplates.Route(routes);
        ChangeUnit.Route(routes);
        ChangeCategory.Route(routes);
        ChangeCatalogue.Route(routes);
        AskCatalogue.Route(routes);
        PublishDispatchRules.Route(routes);
        CheckCatalogue.Route(routes);
        ImportCatalogue.Route(routes);
        ImportUnits.Route(routes);
        ImportCategories.Route(routes);
        ShippedCatalogue.Route(routes);
        InUse.Route(routes);
        FormerVersions.Route(routes);
        routes.MapOperations(Readers, Roles.Auditor, [Roles.Administrator]);
    }

    /// <summary>What it hears.</summary>
    public static void Listen(Listeners listeners) => listeners.In(Name)
        .Hears<WorkOrderHandedOver>(AcceptHandOver.Hear)
        .Hears<WorkOrderSupplemented>(NoteCallersWord.Hear)
        .Hears<WorkOrderUrged>(NoteCallersWord.Hear)
        .Hears<WorkOrderWithdrawn>(ApplyWithdrawal.Hear)
        .Hears<DisputeOpened>(HoldForDispute.Hear)
        .Hears<OwnershipRuled>(DispatchAsRuled.Hear)
        .Hears<PrecedentSet>(KeepPrecedent.Hear)
        .Hears<WorkOrderReopened>(Rework.Hear)
        .Hears<CalendarPublished>(KeepTimeRules.Hear)
        .Hears<LimitsChanged>(KeepTimeRules.Hear)
        .Hears<DeadlineMoved>(RecountLimits.Hear);

    /// <summary>What it does when a timer rings.</summary>
    public static void Ring(Timers timers) => timers.Rings(DeemSigned.Timer, DeemSigned.Ring).Rings(FollowSuccessors.Timer, FollowSuccessors.Ring);
}
