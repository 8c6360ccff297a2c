using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>变更权限、停用: an administrator changes what an account may do, or disables it; its keys follow at the next token.</summary>
public static class ChangeAccount
{
    /// <summary>What the administrator sends; what is left out stays.</summary>
    /// <param name="Roles">All its roles from now on.</param>
    /// <param name="Units">All its units from now on.</param>
    /// <param name="ActFor">May act for others.</param>
    /// <param name="Disabled">停用.</param>
    /// <param name="Revision">The revision the administrator saw.</param>
    public sealed record Command(string[]? Roles, string[]? Units, bool? ActFor, bool? Disabled, int? Revision);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPut("/accounts/{id}", Handle).MayBe(Roles.Administrator).Command<AccountChanged>("变更权限、停用: change or disable an account");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var account = await tx.Single<Account>(Account.Load, new { Id = id });
        if (Refuse(account, command) is { } refusal) return refusal.Answer();
        var changed = Decide(account!, command, clock.Now);
        if (await tx.Execute(Save, Row(changed)) == 0) return Refusal.ChangedMeanwhile.Answer();
        await tx.Record("account:" + id, changed, user);
        return TypedResults.Ok(changed);
    });

    internal static Refusal? Refuse(Account? account, Command command) =>
        account is null ? Refusal.NotFound : After(account, command).Refuse() ?? Refusal.IfStale(command.Revision, account.Revision);

    internal static AccountChanged Decide(Account account, Command command, DateTime now) => new()
    {
        AccountId = account.Id,
        Revision = account.Revision + 1,
        At = now,
        Rights = After(account, command),
        Disabled = command.Disabled ?? account.Disabled,
    };

    private static Rights After(Account account, Command command) => new(
        command.Roles ?? account.Rights.Roles, command.Units ?? account.Rights.Units, command.ActFor ?? account.ActFor);

    private static object Row(AccountChanged changed) => new
    {
        changed.AccountId,
        changed.Revision,
        Roles = changed.Rights.RolesText,
        Units = changed.Rights.UnitsText,
        changed.Rights.ActFor,
        changed.Disabled,
    };

    private const string Save = """
        UPDATE Accounts SET Roles = @Roles, Units = @Units, ActFor = @ActFor, Disabled = @Disabled, Revision = @Revision
        WHERE Id = @AccountId AND Revision = @Revision - 1
        """;
}

/// <summary>变更权限、停用: what an account may do from now on.</summary>
public sealed record AccountChanged
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>Counts its changes.</summary>
    public required int Revision { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>What it may do.</summary>
    public required Rights Rights { get; init; }
    /// <summary>停用.</summary>
    public required bool Disabled { get; init; }
}
