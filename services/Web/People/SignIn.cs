using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>登录: a person comes in with name and password, and with a code of the second factor where they have one. Five wrong passwords lock the account for ten minutes.</summary>
internal static class SignIn
{
    public const int MostFailures = 5;
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(10);

    public static void Route(IEndpointRouteBuilder forms)
    {
        forms.MapPost("/sign-in/password", WithPassword).AllowAnonymous();
        forms.MapPost("/sign-in/code", WithCode).AllowAnonymous();
    }

    private static async Task<IResult> WithPassword([FromForm] string? name, [FromForm] string? password, [FromForm] string? to, SignInManager<Person> manager, ServiceDb db, BusinessClock clock)
    {
        if (await manager.UserManager.FindByNameAsync(name ?? "") is not { Disabled: false } person)
        {
            TakeAsLong(manager, password);
            return Forms.Back("/sign-in", WrongPassword, name);
        }
        var result = await manager.PasswordSignInAsync(person, password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
            return TypedResults.Redirect($"/sign-in/second-factor?to={Uri.EscapeDataString(Forms.Local(to))}");
        return result.Succeeded ? await In(person, to, db, clock) : await Out("/sign-in", person, result, WrongPassword, db, clock, name);
    }

    private static async Task<IResult> WithCode([FromForm] string? code, [FromForm] string? to, SignInManager<Person> manager, ServiceDb db, BusinessClock clock)
    {
        if (await manager.GetTwoFactorAuthenticationUserAsync() is not { Disabled: false } person)
            return Forms.Back("/sign-in", Forms.Outdated);
        var digits = new string([.. (code ?? "").Where(char.IsLetterOrDigit)]);
        // Six digits are the device's; a spare code is longer.
        var result = digits.Length == 6
            ? await manager.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false)
            : await manager.TwoFactorRecoveryCodeSignInAsync((code ?? "").Trim());
        return result.Succeeded ? await In(person, to, db, clock) : await Out("/sign-in/second-factor", person, result, WrongCode, db, clock);
    }

    private static async Task<IResult> In(Person person, string? to, ServiceDb db, BusinessClock clock)
    {
        await PeopleTrail.Record(db, person, new SignedIn { AccountId = person.Id, At = clock.Now });
        return TypedResults.Redirect(Forms.Local(to));
    }

    private static async Task<IResult> Out(string page, Person person, Microsoft.AspNetCore.Identity.SignInResult result, Refusal wrong, ServiceDb db, BusinessClock clock, string? name = null)
    {
        if (!result.IsLockedOut)
            return Forms.Back(page, wrong, name);
        await PeopleTrail.Record(db, person, new AccountLocked { AccountId = person.Id, At = clock.Now });
        return Forms.Back("/sign-in", IsLocked, name);
    }

    // Whether there is an account of that name must not show in how long the answer takes.
    private static void TakeAsLong(SignInManager<Person> manager, string? password) =>
        manager.UserManager.PasswordHasher.HashPassword(new Person(), password ?? "");

    internal static readonly Refusal WrongPassword = new("wrong-password", 401,
        "账号或密码不对。请核对大小写后重试；连续 5 次错误将锁定 10 分钟。", "The name or the password is wrong. Check capital letters and try again; five mistakes in a row lock the account for ten minutes.");

    internal static readonly Refusal WrongCode = new("wrong-code", 401,
        "验证码不对或已过期。请输入验证器上当前的 6 位数字，或一个备用码。", "The code is wrong or has expired. Enter the six digits your device shows now, or a spare code.");

    internal static readonly Refusal IsLocked = new("locked", 401,
        "密码连续输错，账号已锁定 10 分钟。请稍后再试，或请管理员重发登录链接。", "Too many wrong passwords: the account is locked for ten minutes. Try again later, or ask an administrator for a new link.");
}
