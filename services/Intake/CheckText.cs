using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>脱敏预览: shows the agent which numbers, and whether the caller's name, would be moved out of the texts, before anything is saved. Stores nothing.</summary>
public static class CheckText
{
    /// <summary>What the agent has written so far; who called is looked for in it.</summary>
    public sealed record Command(string? Title, string? Content, string? Address, IReadOnlyList<string>? KeepNumbers, Caller? Caller = null);

    /// <summary>The texts as they would be saved, and the numbers found in them.</summary>
    public sealed record Checked(string? Title, string? Content, string? Address, IReadOnlyList<ClearNumber> Numbers);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/work-orders/check-text", Handle).MayBe(Roles.Agent).Command<Checked>("脱敏预览: which numbers would be moved out of the texts");

    private static IResult Handle(Command command) =>
        Refuse(command) is { } refusal ? refusal.Answer() : TypedResults.Ok(Decide(command));

    internal static Refusal? Refuse(Command command) =>
        Demand.Refuse(command.Title, command.Content, null, null, command.Address, command.KeepNumbers)
        ?? Demand.RefuseCaller(command.Caller)
        ?? Demand.RefuseOwn(command.KeepNumbers, command.Caller);

    internal static Checked Decide(Command command)
    {
        var moved = MovedNumbers.OutOf(command.Caller, command.KeepNumbers, command.Title, command.Content, command.Address);
        return new Checked(moved.Texts[0], moved.Texts[1], moved.Texts[2],
            [.. moved.Numbers.Select(n => new ClearNumber(n.Label, n.Kind, n.Value))]);
    }
}
