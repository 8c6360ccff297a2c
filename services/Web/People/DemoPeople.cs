using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web;

/// <summary>演示账号: with --demo, a person for each role, whose password is new at each start and stands on the sign-in page. A start without --demo takes the passwords away again.</summary>
public sealed class DemoPeople
{
    /// <summary>One of them.</summary>
    /// <param name="Name">The account's name.</param>
    /// <param name="Role">The one role it has.</param>
    /// <param name="Shown">How the person is called.</param>
    /// <param name="Password">Of this start.</param>
    public sealed record DemoPerson(string Name, string Role, string Shown, string Password);

    private const string Prefix = "demo-";

    /// <summary>Those of this start; none without --demo.</summary>
    public IReadOnlyList<DemoPerson> All { get; private set; } = [];

    internal static readonly string[] Names = [.. Roles.All.Select(NameOf)];

    /// <summary>The name of the account for a role.</summary>
    public static string NameOf(string role) => Prefix + role;

    /// <summary>Gives the account of each role a person's name and a new password; the accounts are there.</summary>
    public async Task Prepare(ServiceDb db, BusinessClock clock)
    {
        var people = new List<DemoPerson>();
        foreach (var role in Roles.All)
            people.Add(await Prepare(db, clock, role));
        All = people;
    }

    /// <summary>Nobody comes in by a demonstration's password any more.</summary>
    public static Task End(ServiceDb db) => db.Write(tx => tx.Execute(Forget, new { Names }));

    private static async Task<DemoPerson> Prepare(ServiceDb db, BusinessClock clock, string role)
    {
        var demo = new DemoPerson(NameOf(role), role, NamesOf[role], Key.NewSecret()[3..19]);
        var hash = new PasswordHasher<Person>().HashPassword(new Person(), demo.Password);
        await db.Write(async tx =>
        {
            var person = (await tx.Single<Person>(Person.LoadNamed, new { demo.Name }))!;
            var row = new { person.Id, FullName = demo.Shown, PasswordHash = hash, Stamp = Ids.New() };
            await tx.Execute(Call, row);
            if (await tx.Execute(Renew, row) == 0)
                await tx.Execute(First, row);
            await PeopleTrail.Record(tx, person, new PasswordSet { AccountId = person.Id, At = clock.Now });
            return true;
        });
        return demo;
    }

    private static readonly Dictionary<string, string> NamesOf = new(StringComparer.Ordinal)
    {
        [Roles.Agent] = "坐席 07",
        [Roles.Dispatcher] = "派单员 02",
        [Roles.Handler] = "住建局 承办 03",
        [Roles.Coordinator] = "协调员 01",
        [Roles.Assessor] = "考核员 01",
        [Roles.Manager] = "值班长",
        [Roles.Auditor] = "审计员",
        [Roles.Administrator] = "系统管理员",
    };

    private const string Call = "UPDATE Accounts SET FullName = @FullName WHERE Id = @Id";

    private const string Renew = """
        UPDATE SignIns SET PasswordHash = @PasswordHash, Stamp = @Stamp, Failures = 0, LockedUntil = NULL, TwoFactor = 0,
            AuthenticatorKey = NULL, SpareCodes = NULL, Revision = Revision + 1
        WHERE AccountId = @Id
        """;

    private const string First = """
        INSERT INTO SignIns (AccountId, Revision, PasswordHash, Stamp, Failures, TwoFactor)
        VALUES (@Id, 1, @PasswordHash, @Stamp, 0, 0)
        """;

    private const string Forget = """
        UPDATE SignIns SET PasswordHash = NULL, Stamp = 'demo-ended', Revision = Revision + 1
        WHERE PasswordHash IS NOT NULL AND AccountId IN (SELECT Id FROM Accounts WHERE Name IN @Names)
        """;
}
