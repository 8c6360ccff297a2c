using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>开户: an administrator makes an account.</summary>
public static class MakeAccount
{
    /// <summary>What the administrator sends.</summary>
    /// <param name="Name">Unique.</param>
    /// <param name="Roles">At least one.</param>
    /// <param name="Units">A handler needs one.</param>
    /// <param name="ActFor">May act for others.</param>
    /// <param name="FullName">How a person is called on the pages; a program needs none.</param>
    public sealed record Command(string? Name, string[]? Roles, string[]? Units, bool? ActFor, string? FullName = null);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounts", Handle).MayBe(Roles.Administrator).Command<AccountMade>("开户: make an account", 201);

    private static Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user) => db.Write(async tx =>
    {
        var taken = await tx.Single<Account>(Account.LoadNamed, new { command.Name });
        if (Refuse(taken, command) is { } refusal) return refusal.Answer();
        var made = Decide(command.Name!, command.FullName, RightsOf(command), clock.Now);
        await Save(tx, made, user);
        return TypedResults.Created($"/api/{WebService.Name}/accounts/{made.AccountId}", made);
    });

    internal static Refusal? Refuse(Account? taken, Command command) =>
        Refusal.IfNotText("name", command.Name, 100)
        ?? Refusal.IfTooLong("fullName", command.FullName, 100)
        ?? RightsOf(command).Refuse()
        ?? (taken is null ? null : NameTaken);

    internal static AccountMade Decide(string name, string? fullName, Rights rights, DateTime now) =>
        new() { AccountId = Ids.New(), At = now, Name = name, FullName = string.IsNullOrWhiteSpace(fullName) ? null : fullName, Rights = rights };

    internal static async Task Save(Transaction tx, AccountMade made, Actor actor)
    {
        await tx.Execute(Insert, new { Id = made.AccountId, made.Name, made.FullName, Roles = made.Rights.RolesText, Units = made.Rights.UnitsText, made.Rights.ActFor });
        await tx.Record("account:" + made.AccountId, made, actor);
    }

    private static Rights RightsOf(Command command) => new(command.Roles ?? [], command.Units ?? [], command.ActFor ?? false);

    private static readonly Refusal NameTaken = Refusal.Not("name-taken", "这个账号名已有人用。", "There is an account of that name.") with { Field = "name" };

    private const string Insert = """
        INSERT INTO Accounts (Id, Revision, Name, FullName, Roles, Units, ActFor, Disabled)
        VALUES (@Id, 1, @Name, @FullName, @Roles, @Units, @ActFor, 0)
        """;
}

/// <summary>开户: an account was made.</summary>
public sealed record AccountMade
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
    /// <summary>How a person is called on the pages.</summary>
    public string? FullName { get; init; }
    /// <summary>What it may do.</summary>
    public required Rights Rights { get; init; }
}
