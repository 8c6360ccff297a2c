using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Web;

/// <summary>首位管理员: until an administrator has set a password, each start prints a one-time link for one. There is no default password.</summary>
public static class FirstAdministrator
{
    /// <summary>The link's path, or null where an administrator can come in already.</summary>
    public static async Task<string?> Link(ServiceDb db, BusinessClock clock) => await db.Write(async tx =>
    {
        // The demonstration's own loses its password at each start without --demo.
        var administrators = await tx.List<Person>(Administrators, new { DemoPeople.Names });
        if (administrators.Exists(person => person.PasswordHash is not null))
            return null;
        var system = Actor.System(WebService.Name);
        var id = administrators.FirstOrDefault()?.Id ?? await Make(tx, clock.Now, system);
        return (await Invite.Make(tx, id, clock.Now, system)).Path;
    });

    private static async Task<string> Make(Transaction tx, DateTime now, Actor system)
    {
        var taken = await tx.Single<Account>(Account.LoadNamed, new { Name }) is not null;
        var made = MakeAccount.Decide(taken ? $"{Name}-{Ids.New()[^4..]}" : Name, "管理员", new Rights([Roles.Administrator], [], false), now);
        await MakeAccount.Save(tx, made, system);
        return made.AccountId;
    }

    private const string Name = "admin";

    private const string Administrators = Person.Select + " WHERE a.Disabled = 0 AND a.Name NOT IN @Names AND a.Roles LIKE '%administrator%' ORDER BY a.Id";
}
