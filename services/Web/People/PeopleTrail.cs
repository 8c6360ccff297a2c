using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Web;

/// <summary>留痕: what people did with their own accounts, in the chain of the account, for auditors.</summary>
internal static class PeopleTrail
{
    public static Task Record(ServiceDb db, Person person, object fact) => db.Write(async tx =>
    {
        await Record(tx, person, fact);
        return true;
    });

    public static Task Record(Transaction tx, Person person, object fact) =>
        tx.Record("account:" + person.Id, fact, new Actor(person.Id, person.Rights.Roles.FirstOrDefault() ?? Roles.System, person.Rights.Units));
}

/// <summary>登录: somebody came in.</summary>
public sealed record SignedIn
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Who vouched for them where it was not their password: provider.</summary>
    public string? Through { get; init; }
}

/// <summary>锁定: too many wrong passwords; for ten minutes.</summary>
public sealed record AccountLocked
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>全部退出: every session of the account ended.</summary>
public sealed record SignedOutEverywhere
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>设密码: by its owner, or by whoever was given the one-time link.</summary>
public sealed record PasswordSet
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
}

/// <summary>二次验证: switched on or off.</summary>
public sealed record SecondFactorSet
{
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Whether a code is asked from now on.</summary>
    public required bool On { get; init; }
}
