using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>二次验证: a person switches the second factor (TOTP, RFC 6238) on with a code of their device, or off with their password.</summary>
internal static class SetSecondFactor
{
    public const int SpareCodes = 10;

    public static void Route(IEndpointRouteBuilder forms)
    {
        forms.MapPost("/me/second-factor", On).MayBe(Roles.All);
        forms.MapPost("/me/second-factor/off", Off).MayBe(Roles.All);
    }

    /// <summary>The key to put into a device; made when it is first asked for.</summary>
    public static async Task<string> KeyOf(UserManager<Person> people, IUserStore<Person> store, Person person)
    {
        if (await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } key)
            return key;
        // Not ResetAuthenticatorKeyAsync: that changes the stamp, and looking at the page would end the session.
        key = people.GenerateNewAuthenticatorKey();
        await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, key, CancellationToken.None);
        await people.UpdateAsync(person);
        return key;
    }

    /// <summary>What the device reads from the picture.</summary>
    public static string Address(Person person, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString($"12345:{person.Name}")}?secret={key}&issuer=12345&digits=6";

    private static async Task<IResult> On([FromForm] string? code, SignInManager<Person> manager, ServiceDb db, BusinessClock clock, HttpContext http)
    {
        if (await Session.Of(db, http.User) is not { } person)
            return TypedResults.Redirect("/sign-in");
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (!await manager.UserManager.VerifyTwoFactorTokenAsync(person, manager.UserManager.Options.Tokens.AuthenticatorTokenProvider, digits))
            return Forms.Back("/me", SignIn.WrongCode);
        await manager.UserManager.SetTwoFactorEnabledAsync(person, true);
        var spare = await manager.UserManager.GenerateNewTwoFactorRecoveryCodesAsync(person, SpareCodes);
        await PeopleTrail.Record(db, person, new SecondFactorSet { AccountId = person.Id, At = clock.Now, On = true });
        await manager.SignInAsync(person, isPersistent: false);
        return new RazorComponentResult<SpareCodesPage>(new { Codes = spare?.ToArray() ?? [] });
    }

    private static async Task<IResult> Off([FromForm] string? now, SignInManager<Person> manager, ServiceDb db, BusinessClock clock, HttpContext http)
    {
        if (await Session.Of(db, http.User) is not { } person)
            return TypedResults.Redirect("/sign-in");
        if (!(await manager.CheckPasswordSignInAsync(person, now ?? "", lockoutOnFailure: true)).Succeeded)
            return Forms.Back("/me", ChangePassword.NotYours);
        person.AuthenticatorKey = null;
        person.SpareCodes = null;
        await manager.UserManager.SetTwoFactorEnabledAsync(person, false);
        await PeopleTrail.Record(db, person, new SecondFactorSet { AccountId = person.Id, At = clock.Now, On = false });
        await manager.SignInAsync(person, isPersistent: false);
        return TypedResults.Redirect("/me?done=second-factor-off");
    }
}
