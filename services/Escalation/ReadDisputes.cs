using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>争议台账: the disputes, by state, and one of them.</summary>
public static class ReadDisputes
{
    private static readonly string[] Readers = [Roles.Coordinator, Roles.Manager, Roles.Dispatcher, Roles.Assessor, Roles.Auditor];

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/disputes", List).MayBe(Readers).Question<List<DisputeView>>("争议台账: disputes, by state");
        routes.MapGet("/disputes/{id}", One).MayBe(Readers).Question<DisputeView>("争议: one dispute");
    }

    private static async Task<IResult> List(ServiceDb db, string? state, string after = "", int limit = 100)
    {
        if (state is not null && Refusal.IfUnknown("state", state, DisputeStates.All) is { } refusal) return refusal.Answer();
        var rows = await db.List<Dispute>(db.Dialect.First(Select), new { State = state, After = after, Limit = Math.Clamp(limit, 1, 1000) });
        return TypedResults.Ok(rows.ConvertAll(DisputeView.Of));
    }

    private static async Task<IResult> One(string id, ServiceDb db) =>
        await db.Single<Dispute>(Dispute.Load, new { Id = id }) is { } dispute ? TypedResults.Ok(DisputeView.Of(dispute)) : Refusal.NotFound.Answer();

    private const string Select = "SELECT * FROM Disputes WHERE (@State IS NULL OR State = @State) AND Id > @After ORDER BY Id";
}
