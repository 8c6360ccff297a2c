using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Scoring;

/// <summary>计分依据: the facts that the lines of a sheet rest on, as they were heard; for a handler those of the lines that their unit bears, the call-back too, which they see nowhere else.</summary>
public static class ReadFacts
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/work-orders/{id}/facts", Handle).MayBe(ReadSheets.OfOne).Question<List<FactOfLine>>("计分依据: what the lines of one sheet rest on");

    private static async Task<IResult> Handle(string id, ServiceDb db, Actor user)
    {
        if (await ReadSheets.Visible(id, db, user) is not { } row) return Refusal.NotFound.Answer();
        var (sheet, heard) = (row.Sheet(await RulesBook.Load(db))!, await db.HeardOf(id));
        return TypedResults.Ok(Decide(sheet.Lines.Where(line => user.Role != Roles.Handler || user.IsOf(line.Unit)), heard));
    }

    internal static List<FactOfLine> Decide(IEnumerable<ScoreLine> lines, HeardFacts heard) =>
        [.. from line in lines
            where line is { Fact: not null, FactAt: not null }
            group line by (line.Fact, line.FactAt) into same
            let body = heard.Named(same.Key.Fact!, same.Key.FactAt!.Value)
            where body is not null
            select new FactOfLine(same.Key.Fact!, same.Key.FactAt!.Value, body.Value)];
}

/// <summary>One fact that lines rest on.</summary>
/// <param name="Type">Its name.</param>
/// <param name="At">Business time, UTC.</param>
/// <param name="Body">The fact itself.</param>
public sealed record FactOfLine(string Type, DateTime At, JsonElement Body);
