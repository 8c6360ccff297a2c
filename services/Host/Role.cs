using System.Reflection;
using Hotline.Dispatch;
using Hotline.Escalation;
using Hotline.Intake;
using Hotline.Platform;
using Hotline.Scoring;
using Hotline.Web;

namespace Hotline.Host;

/// <summary>One role that a process may have, and what it brings.</summary>
internal sealed record Role(string Name, Assembly Schema, Action<IServiceCollection> Add, Action<IEndpointRouteBuilder> Map, Action<Listeners> Listen, Action<Timers> Ring, Action<WebApplication>? Use = null)
{
    public static readonly Role[] All =
    [
        new(IntakeService.Name, typeof(IntakeService).Assembly, services => IntakeService.Add(services), IntakeService.Map, IntakeService.Listen, IntakeService.Ring),
        new(DispatchService.Name, typeof(DispatchService).Assembly, services => DispatchService.Add(services), DispatchService.Map, DispatchService.Listen, DispatchService.Ring),
        new(EscalationService.Name, typeof(EscalationService).Assembly, Nothing, EscalationService.Map, EscalationService.Listen, EscalationService.Ring),
        new(ScoringService.Name, typeof(ScoringService).Assembly, Nothing, ScoringService.Map, ScoringService.Listen, ScoringService.Ring),
        new(WebService.Name, typeof(WebService).Assembly, WebService.Add, WebService.Map, Nothing, Nothing, WebService.Use),
    ];

    public static string[] Names { get; } = [.. All.Select(role => role.Name)];

    /// <summary>It hears others: without a broker it needs them in its own process.</summary>
    public bool MeetsOthers => Name != WebService.Name;

    /// <summary>Who hears what, in all services.</summary>
    public static Listeners AllListeners()
    {
        var listeners = new Listeners();
        foreach (var role in All)
            role.Listen(listeners);
        return listeners;
    }

    private static void Nothing<T>(T _) { }
}
