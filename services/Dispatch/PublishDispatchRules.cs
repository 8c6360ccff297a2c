using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>派单规则: which of several units leads, as data; what was dispatched before keeps its unit.</summary>
public static class PublishDispatchRules
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Rules">Of <see cref="DispatchRules.All"/>, in the order in which they are asked.</param>
    /// <param name="Version">The version the administrator saw.</param>
    public sealed record Command(IReadOnlyList<string?>? Rules, int? Version);

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dispatch-rules", async (ServiceDb db) => TypedResults.Ok(DispatchRules.Read(await db.Single<string>(DispatchRules.LoadLast))))
            .MayBe(Roles.All).Question<DispatchRules>("派单规则: those published last, or the shipped ones");
        routes.MapPut("/dispatch-rules", Handle).MayBe(Roles.Administrator).Command<DispatchRules>("派单规则: publish them");
    }

    internal static Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var last = DispatchRules.Read(await tx.Single<string>(DispatchRules.LoadLast));
        if (Refuse(command, last.Version) is { } refusal) return refusal.Answer();
        var published = new DispatchRules { Version = last.Version + 1, At = clock.Now, ActorId = user.Id, Rules = [.. command.Rules!.OfType<string>()] };
        await tx.Execute(Insert, new { published.Version, Body = JsonSerializer.Serialize(published, Wire.Json) });
        await Catalogue.Changed(tx);
        await tx.Record(Subject, published, user);
        return TypedResults.Ok(published);
    });

    internal static Refusal? Refuse(Command command, int version) =>
        (command.Rules is null ? Refusal.Missing("rules") : command.Rules.Select(rule => Refusal.IfUnknown("rules", rule, DispatchRules.All)).FirstOrDefault(no => no is not null))
        ?? (command.Rules!.Distinct(StringComparer.Ordinal).Count() < command.Rules!.Count ? RuleTwice : null)
        ?? Refusal.IfStale(command.Version, version);

    private const string Subject = "dispatch-rules:all";

    private static readonly Refusal RuleTwice = Refusal.Wrong("rules", "rule-twice", "同一条规则写了两次。", "One rule is there twice.");

    private const string Insert = "INSERT INTO DispatchRules (Version, Body) VALUES (@Version, @Body)";
}
