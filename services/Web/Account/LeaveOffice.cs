using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>离岗: somebody leaves; the account is disabled, then what they had in hand goes to a colleague who can do it. Once more finishes what a service that was away had left.</summary>
public static class LeaveOffice
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="To">The colleague's account; none is needed where nothing is in hand.</param>
    /// <param name="Revision">The revision the administrator saw.</param>
    public sealed record Command(string? To, int? Revision);

    /// <summary>Who left, and how much went over.</summary>
    /// <param name="AccountId">Who left.</param>
    /// <param name="To">The colleague.</param>
    /// <param name="Orders">Orders signed for.</param>
    /// <param name="Kept">Orders kept at Intake.</param>
    /// <param name="Drafts">Drafts.</param>
    public sealed record Left(string AccountId, string? To, long Orders, long Kept, long Drafts);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounts/{id}/leave", Handle).MayBe(Roles.Administrator).Command<Left>("离岗: disable an account and hand over what it has in hand");

    private static async Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user, Neighbours neighbours, HttpContext http)
    {
        if (await InHand.Of(id, neighbours, http) is not { } inHand) return InHand.Away.Answer();
        if (await db.Write(tx => Disable(tx, id, command, inHand, clock.Now, user)) is { } refusal) return refusal.Answer();
        if (command.To is null) return TypedResults.Ok(new Left(id, null, 0, 0, 0));
        var done = await Tell("dispatch", $"handlers/{Uri.EscapeDataString(id)}/hand-over") && await Tell("intake", $"agents/{Uri.EscapeDataString(id)}/hand-over");
        return done ? TypedResults.Ok(new Left(id, command.To, inHand.Orders, inHand.Kept, inHand.Drafts)) : Unfinished.Answer();

        async Task<bool> Tell(string service, string path)
        {
            try
            {
                using var answer = await neighbours.Tell(service, path, new { command.To }, http.Request, CancellationToken.None);
                return answer.IsSuccessStatusCode;
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }
    }

    /// <summary>Null where it is done. Who is disabled already only hands over.</summary>
    internal static async Task<Refusal?> Disable(Transaction tx, string id, Command command, InHand inHand, DateTime now, Actor user)
    {
        var leaver = await tx.Single<Account>(Account.Load, new { Id = id });
        var colleague = command.To is null ? null : await tx.Single<Account>(Account.Load, new { Id = command.To });
        if (Refuse(leaver, colleague, command, inHand) is { } refusal) return refusal;
        if (!leaver!.Disabled && (await ChangeAccount.Change(tx, leaver, new(null, null, null, true, command.Revision), now, user)).No is { } no) return no;
        if (!leaver.Disabled || !inHand.IsEmpty)
            await tx.Record("account:" + id, Decide(leaver, command, inHand, now), user);
        return null;
    }

    internal static Refusal? Refuse(Account? leaver, Account? colleague, Command command, InHand inHand) =>
        leaver is null ? Refusal.NotFound
        : Refusal.IfTooLong("to", command.To, 64)
        ?? (leaver.Disabled ? null : Refusal.IfStale(command.Revision, leaver.Revision))
        ?? (command.To is not null && colleague is null ? Refusal.NotFound with { Field = "to" } : null)
        ?? RefuseColleague(leaver, colleague, inHand);

    /// <summary>Whether this colleague, or nobody, can take over what is in hand.</summary>
    internal static Refusal? RefuseColleague(Account leaver, Account? colleague, InHand inHand) => colleague switch
    {
        null => inHand.IsEmpty ? null : NeedsColleague,
        _ when colleague.Id == leaver.Id => ToThemselves,
        { Disabled: true } => ColleagueDisabled,
        _ when inHand.Orders > 0 && !(colleague.Rights.Roles.Contains(Roles.Handler) && inHand.Units.All(of => colleague.Rights.Units.Contains(of.Unit))) => NotOfTheUnit,
        _ when inHand.Kept + inHand.Drafts > 0 && !colleague.Rights.Roles.Contains(Roles.Agent) => NotAnAgent,
        _ => null,
    };

    internal static AccountLeft Decide(Account leaver, Command command, InHand inHand, DateTime now) =>
        new() { AccountId = leaver.Id, At = now, To = command.To, Orders = inHand.Orders, Kept = inHand.Kept, Drafts = inHand.Drafts };

    private static readonly Refusal NeedsColleague = Refusal.Wrong("to", "needs-colleague",
        "此人还有在手的工单或草稿，请选一位同事接手。", "Something is still in hand; choose a colleague who takes it over.");

    private static readonly Refusal ToThemselves = Refusal.Wrong("to", "to-themselves",
        "接手人不能是本人，请选一位同事。", "Choose a colleague; nobody hands over to themselves.");

    private static readonly Refusal ColleagueDisabled = Refusal.Wrong("to", "colleague-disabled",
        "接手人的账号已停用，请选一位在岗的同事。", "The colleague's account is disabled; choose somebody who is there.");

    private static readonly Refusal NotOfTheUnit = Refusal.Wrong("to", "colleague-not-of-the-unit",
        "接手人须是承办人，并属于这些在手工单的全部单位。", "The colleague must be a handler, and belong to every unit whose orders are in hand.");

    private static readonly Refusal NotAnAgent = Refusal.Wrong("to", "colleague-not-an-agent",
        "有受理中的工单或草稿，接手人须是坐席。", "Kept orders or drafts are in hand; the colleague must be an agent.");

    internal static readonly Refusal Unfinished = new("hand-over-unfinished", 503,
        "账号已停用，但有服务没有响应，工单还没有全部交接。请稍后再办一次，不会重复。", "The account is disabled, but a service did not answer and not everything is handed over. Do it once more shortly; nothing is done twice.") { RetryAfter = 5 };
}

/// <summary>离岗: somebody left, and who took over what they had in hand.</summary>
public sealed record AccountLeft
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>The colleague; none where nothing was in hand.</summary>
    public string? To { get; init; }
    /// <summary>Orders signed for that were in hand.</summary>
    public required long Orders { get; init; }
    /// <summary>Orders kept at Intake.</summary>
    public required long Kept { get; init; }
    /// <summary>Drafts.</summary>
    public required long Drafts { get; init; }
}
