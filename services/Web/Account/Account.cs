using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>账号: one person or program that may come in.</summary>
public sealed record Account
{
    /// <summary>Its id, as it stands in every trail.</summary>
    public string Id { get; init; } = "";
    /// <summary>Counts its changes.</summary>
    public int Revision { get; init; }
    /// <summary>Unique.</summary>
    public string Name { get; init; } = "";
    /// <summary>How a person is called on the pages; a program has none.</summary>
    public string? FullName { get; init; }
    /// <summary>Codes with commas between.</summary>
    public string Roles { get; init; } = "";
    /// <summary>Codes with commas between.</summary>
    public string Units { get; init; } = "";
    /// <summary>May act for others.</summary>
    public bool ActFor { get; init; }
    /// <summary>停用: no key of it is exchanged any more.</summary>
    public bool Disabled { get; init; }

    internal Rights Rights => Rights.Of(Roles, Units, ActFor);

    /// <summary>Whether it may administer now.</summary>
    internal bool IsAdministrator => !Disabled && Rights.Roles.Contains(Contracts.Roles.Administrator);

    internal AccountShown Shown => new(Id, Revision, Name, FullName, Rights, Disabled);

    internal const string Load = "SELECT * FROM Accounts WHERE Id = @Id";

    internal const string LoadNamed = "SELECT * FROM Accounts WHERE Name = @Name";
}

/// <summary>An account as administrators see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">Counts its changes.</param>
/// <param name="Name">Unique.</param>
/// <param name="FullName">How a person is called on the pages.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="Disabled">停用.</param>
public sealed record AccountShown(string Id, int Revision, string Name, string? FullName, Rights Rights, bool Disabled);

/// <summary>Who has an account.</summary>
public static class ListAccounts
{
    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/accounts", Handle).MayBe(Roles.Administrator, Roles.Auditor).Question<List<AccountShown>>("账号: all accounts, by id");

    private static async Task<IResult> Handle(ServiceDb db, string after = "", int limit = 100) =>
        TypedResults.Ok((await db.List<Account>(db.Dialect.First(Select), new { After = after, Limit = Math.Clamp(limit, 1, 1000) })).ConvertAll(a => a.Shown));

    private const string Select = "SELECT * FROM Accounts WHERE Id > @After ORDER BY Id";
}
