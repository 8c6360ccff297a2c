using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>变更权限、停用: an administrator changes what an account may do and how it is called, or disables it; its keys follow at the next token. The last administrator stays one.</summary>
public static class ChangeAccount
{
    /// <summary>What the administrator sends; what is left out stays.</summary>
    /// <param name="Roles">All its roles from now on.</param>
    /// <param name="Units">All its units from now on.</param>
    /// <param name="ActFor">May act for others.</param>
    /// <param name="Disabled">停用.</param>
    /// <param name="Revision">The revision the administrator saw.</param>
    /// <param name="FullName">How it is called from now on; an empty one is none.</param>
    public sealed record Command(string[]? Roles, string[]? Units, bool? ActFor, bool? Disabled, int? Revision, string? FullName = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPut("/accounts/{id}", Handle).MayBe(Roles.Administrator).Command<AccountChanged>("变更权限、停用: change or disable an account");

    private static Task<IResult> Handle(string id, Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var (changed, refusal) = await Change(tx, await tx.Single<Account>(Account.Load, new { Id = id }), command, clock.Now, user);
        return refusal?.Answer() ?? TypedResults.Ok(changed);
    });

    /// <summary>Saves and records it, or says why not.</summary>
    internal static async Task<(AccountChanged? Changed, Refusal? No)> Change(Transaction tx, Account? account, Command command, DateTime now, Actor user)
    {
        if (Refuse(account, command, await OtherAdministrators(tx, account, command)) is { } refusal) return (null, refusal);
        var changed = Decide(account!, command, now);
        if (await tx.Execute(Save, Row(changed)) == 0) return (null, Refusal.ChangedMeanwhile);
        await tx.Record("account:" + changed.AccountId, changed, user);
        return (changed, null);
    }

    internal static Refusal? Refuse(Account? account, Command command, long otherAdministrators) =>
        account is null ? Refusal.NotFound
        : Refusal.IfTooLong("fullName", command.FullName, 100)
        ?? After(account, command).Refuse()
        ?? Refusal.IfStale(command.Revision, account.Revision)
        ?? (EndsAdministrator(account, command) && otherAdministrators == 0 ? LastAdministrator : null);

    internal static AccountChanged Decide(Account account, Command command, DateTime now) => new()
    {
        AccountId = account.Id,
        Revision = account.Revision + 1,
        At = now,
        FullName = command.FullName is null ? account.FullName : string.IsNullOrWhiteSpace(command.FullName) ? null : command.FullName.Trim(),
        Rights = After(account, command),
        Disabled = command.Disabled ?? account.Disabled,
    };

    internal static bool EndsAdministrator(Account account, Command command) =>
        account.IsAdministrator && (command.Disabled == true || !After(account, command).Roles.Contains(Roles.Administrator));

    /// <summary>Where one administrator is to go, the rows of all are held until it is decided: two who disable each other do it one after the other.</summary>
    private static async Task<long> OtherAdministrators(Transaction tx, Account? account, Command command)
    {
        if (account is null || !EndsAdministrator(account, command))
            return 0;
        await tx.Execute(HoldAdministrators);
        return await tx.Single<long>(CountOthers, new { account.Id });
    }

    private static Rights After(Account account, Command command) => new(
        command.Roles ?? account.Rights.Roles, command.Units ?? account.Rights.Units, command.ActFor ?? account.ActFor);

    private static object Row(AccountChanged changed) => new
    {
        changed.AccountId,
        changed.Revision,
        changed.FullName,
        Roles = changed.Rights.RolesText,
        Units = changed.Rights.UnitsText,
        changed.Rights.ActFor,
        changed.Disabled,
    };

    internal static readonly Refusal LastAdministrator = Refusal.Not("last-administrator",
        "这是最后一个可用的管理员，不能停用或去掉管理员角色。请先开一个管理员账号。", "This is the last administrator who may come in; it can be neither disabled nor lose the role. Open another administrator's account first.");

    private const string HoldAdministrators = "UPDATE Accounts SET Disabled = Disabled WHERE Disabled = 0 AND Roles LIKE '%administrator%'";

    internal const string CountOthers = "SELECT COUNT(*) FROM Accounts WHERE Disabled = 0 AND Roles LIKE '%administrator%' AND Id <> @Id";

    private const string Save = """
        UPDATE Accounts SET FullName = @FullName, Roles = @Roles, Units = @Units, ActFor = @ActFor, Disabled = @Disabled, Revision = @Revision
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
    /// <summary>How it is called on the pages.</summary>
    public string? FullName { get; init; }
    /// <summary>What it may do.</summary>
    public required Rights Rights { get; init; }
    /// <summary>停用.</summary>
    public required bool Disabled { get; init; }
}
