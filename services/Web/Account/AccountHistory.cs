using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>变更记录: what was done with an account and its keys, by whom and when; the latest first.</summary>
public static class AccountHistory
{
    private const int Most = 200, MostKeys = 100;

    /// <summary>One thing that was done.</summary>
    /// <param name="At">Business time, UTC.</param>
    /// <param name="Type">The fact's name.</param>
    /// <param name="ActorId">The account that did it.</param>
    /// <param name="Actor">How that person is called; none for the system.</param>
    /// <param name="ActorRole">In which role.</param>
    /// <param name="Body">The fact itself.</param>
    public sealed record Told(DateTime At, string Type, string ActorId, string? Actor, string ActorRole, JsonElement Body);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/accounts/{id}/history", Handle).MayBe(Roles.Administrator).Question<List<Told>>("变更记录: the trail of an account and its keys, latest first, at most 200");

    private static async Task<IResult> Handle(string id, ServiceDb db)
    {
        var keys = await db.List<string>(db.Dialect.First(LatestKeys), new { Id = id, Limit = MostKeys });
        var rows = await db.List<FactRow>(db.Dialect.First(Latest), new { Subjects = keys.Select(key => "key:" + key).Append("account:" + id).ToArray(), Limit = Most });
        var names = await Colleagues.Named(db, rows.Select(row => row.ActorId));
        return TypedResults.Ok(rows.ConvertAll(row => new Told(row.At, row.Type, row.ActorId, names.GetValueOrDefault(row.ActorId), row.ActorRole, JsonSerializer.Deserialize<JsonElement>(row.Body, Wire.Json))));
    }

    private const string LatestKeys = "SELECT Id FROM Keys WHERE AccountId = @Id ORDER BY Id DESC";

    private const string Latest = "SELECT Seq, Type, Body, ActorId, ActorRole, At FROM Facts WHERE Subject IN @Subjects ORDER BY Seq DESC";
}
