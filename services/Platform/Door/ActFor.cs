using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Hotline.Platform;

/// <summary>Acting for others: a permission of its own. The header names a role, and a unit where the role has one: <c>Hotline-Act-For: handler@ZJJ</c>.</summary>
public static class ActFor
{
    /// <summary>The header.</summary>
    public const string Header = "Hotline-Act-For";

    private const int LongestHeader = 100;

    internal static async Task Change(HttpContext context, Func<Task> next)
    {
        if (context.Request.Headers[Header].ToString() is { Length: > 0 } wanted)
        {
            if (!context.User.HasClaim(c => c.Type == Claim.ActFor))
            {
                await NotPermitted.Answer().ExecuteAsync(context);
                return;
            }
            var (role, unit) = Split(wanted);
            if (wanted.Length > LongestHeader || wanted.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || !MayBe(context.User, role, unit))
            {
                await BeyondItself.Answer().ExecuteAsync(context);
                return;
            }
            context.User = As(context.User.FindFirstValue(Claim.Account)!, role, unit);
        }
        await next();
    }

    private static (string Role, string? Unit) Split(string wanted) =>
        wanted.Split('@', 2) is [var role, var unit] ? (role, unit) : (wanted, null);

    /// <summary>Acting for others opens no role that the key does not have, and where the key has units, no other unit.</summary>
    private static bool MayBe(ClaimsPrincipal person, string role, string? unit) =>
        person.IsInRole(role) && (!person.HasClaim(c => c.Type == Claim.Unit) || (unit is not null && person.HasClaim(Claim.Unit, unit)));

    private static ClaimsPrincipal As(string account, string role, string? unit)
    {
        var identity = new ClaimsIdentity("act-for", Claim.Account, Claim.Role);
        identity.AddClaim(new System.Security.Claims.Claim(Claim.Account, unit is null ? $"{account}/{role}" : $"{account}/{role}@{unit}"));
        identity.AddClaim(new System.Security.Claims.Claim(Claim.Role, role));
        if (unit is not null)
            identity.AddClaim(new System.Security.Claims.Claim(Claim.Unit, unit));
        return new ClaimsPrincipal(identity);
    }

    private static readonly Refusal NotPermitted = new("act-for-not-permitted", 403,
        "这个账号没有代他人操作的权限。", "This account has no permission to act for others.");

    private static readonly Refusal BeyondItself = new("act-for-beyond-itself", 403,
        "代他人操作时，只能用这个账号自己拥有的角色和单位。", "Acting for others is limited to the roles and units that this key has itself.");
}
