using System.Net.Http.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>在手: what somebody has in hand in the services, counted before they leave: orders signed for, orders kept, drafts.</summary>
/// <param name="Units">Orders signed for and open, by unit.</param>
/// <param name="Kept">Orders registered, kept and not yet handed over.</param>
/// <param name="Drafts">Half-written registrations.</param>
public sealed record InHand(IReadOnlyList<InHand.OfUnit> Units, long Kept, long Drafts)
{
    /// <summary>Orders of one unit.</summary>
    /// <param name="Unit">The unit.</param>
    /// <param name="Orders">How many.</param>
    public sealed record OfUnit(string Unit, long Orders);

    /// <summary>Orders signed for and open, of all units.</summary>
    public long Orders => Units.Sum(unit => unit.Orders);

    internal bool IsEmpty => Orders + Kept + Drafts == 0;

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/accounts/{id}/in-hand", Handle).MayBe(Roles.Administrator).Question<InHand>("在手: what somebody has in hand, before they leave");

    private static async Task<IResult> Handle(string id, Neighbours neighbours, HttpContext http) =>
        await Of(id, neighbours, http) is { } found ? TypedResults.Ok(found) : Away.Answer();

    /// <summary>Null where a service does not answer.</summary>
    internal static async Task<InHand?> Of(string account, Neighbours neighbours, HttpContext http)
    {
        var dispatch = Read<SignedFor>("dispatch", $"handlers/{Uri.EscapeDataString(account)}/open", neighbours, http);
        var intake = Read<AtIntake>("intake", $"agents/{Uri.EscapeDataString(account)}/open", neighbours, http);
        return await dispatch is { } signed && await intake is { } kept ? new InHand(signed.Units, kept.Kept, kept.Drafts) : null;
    }

    private static async Task<T?> Read<T>(string service, string path, Neighbours neighbours, HttpContext http) where T : class
    {
        try
        {
            using var answer = await neighbours.Ask(service, path, http.Request, http.RequestAborted);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<T>(Wire.Json, http.RequestAborted) : null;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !http.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }

    internal static readonly Refusal Away = new("service-away", 503,
        "派单或受理服务暂时没有响应，无法查清在手工单。请稍后再试，账号没有变动。", "Dispatch or Intake does not answer for the moment, so what is in hand cannot be told. Try again shortly; nothing was changed.") { RetryAfter = 5 };

    private sealed record SignedFor(List<OfUnit> Units);

    private sealed record AtIntake(long Kept, long Drafts);
}
