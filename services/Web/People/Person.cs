namespace Hotline.Web;

/// <summary>人员: an account of a person, with how they come in. ASP.NET Core Identity checks the password and changes it.</summary>
internal sealed class Person
{
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public string? FullName { get; set; }
    public string Roles { get; set; } = "";
    public string Units { get; set; } = "";
    public bool ActFor { get; set; }
    public bool Disabled { get; set; }
    public int Revision { get; set; }
    public string? PasswordHash { get; set; }
    /// <summary>Changes with the password, the second factor and 全部退出: a session of another stamp has ended.</summary>
    public string Stamp { get; set; } = "";
    public int Failures { get; set; }
    /// <summary>锁定至, UTC.</summary>
    public DateTime? LockedUntil { get; set; }
    public bool TwoFactor { get; set; }
    public string? AuthenticatorKey { get; set; }
    public string? SpareCodes { get; set; }

    public Rights Rights => Rights.Of(Roles, Units, ActFor);

    public string Shown => FullName ?? Name;

    public const string Select = """
        SELECT a.Id, a.Name, a.FullName, a.Roles, a.Units, a.ActFor, a.Disabled,
            COALESCE(s.Revision, 0) AS Revision, s.PasswordHash, COALESCE(s.Stamp, '') AS Stamp, COALESCE(s.Failures, 0) AS Failures,
            s.LockedUntil, COALESCE(s.TwoFactor, 0) AS TwoFactor, s.AuthenticatorKey, s.SpareCodes
        FROM Accounts a LEFT JOIN SignIns s ON s.AccountId = a.Id
        """;

    public const string Load = Select + " WHERE a.Id = @Id";

    public const string LoadNamed = Select + " WHERE a.Name = @Name";
}
