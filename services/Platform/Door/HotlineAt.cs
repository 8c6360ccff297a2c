using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Platform;

/// <summary>A command's own instant under a simulated clock, within the present step: <c>Hotline-At: 2025-01-06T01:07:30Z</c>. It is the business time of all that the command does.</summary>
public static class HotlineAt
{
    /// <summary>The header.</summary>
    public const string Header = "Hotline-At";

    internal static Task Say(HttpContext context, Func<Task> next)
    {
        // What is forwarded is looked at where it is done.
        if (context.Request.Headers[Header].ToString() is not { Length: > 0 } said || context.GetEndpoint()?.Metadata.GetMetadata<OfService>() is null)
            return next();
        if (Refuse(said, context.RequestServices.GetRequiredService<BusinessClock>().Simulated, out var at) is { } refusal)
            return refusal.Answer().ExecuteAsync(context);
        SimulatedTime.Happens(at);
        return next();
    }

    internal static Refusal? Refuse(string said, SimulatedTime? simulated, out DateTime at)
    {
        at = default;
        return simulated is null ? NotSimulated
            : !DateTime.TryParseExact(said, Forms, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out at) || at.Kind == DateTimeKind.Unspecified ? Unreadable
            : (at = at.ToUniversalTime()) < simulated.Start || at >= simulated.End ? NotInStep(simulated)
            : null;
    }

    // With a zone always: an instant that could be meant in two ways is none.
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    internal static readonly Refusal NotSimulated = Refusal.Not("clock-not-simulated",
        "本系统按真实时间运行，不能指定或调整时间。", "This system lives by the real clock: no time can be said or set here.");

    private static readonly Refusal Unreadable = Refusal.Wrong(Header, "unreadable-time",
        $"{Header} 应为带时区的时间，例如 2025-01-06T01:07:30Z。", $"{Header} is a time with its zone, such as 2025-01-06T01:07:30Z.");

    private static Refusal NotInStep(SimulatedTime simulated) => Refusal.Not("not-in-this-step",
        $"{Header} 不在当前这一刻钟内（{simulated.Start:O} 至 {simulated.End:O}，不含后者）。", $"{Header} does not lie in the present step, from {simulated.Start:O} to {simulated.End:O}, the latter not included.") with { Field = Header };
}
