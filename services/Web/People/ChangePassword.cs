using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>改密码: a person changes their own password; other sessions of theirs end.</summary>
internal static class ChangePassword
{
    public static void Route(IEndpointRouteBuilder forms) => forms.MapPost("/me/password", Handle).MayBe(Roles.All);

    private static async Task<IResult> Handle([FromForm] string? now, [FromForm] string? password, [FromForm] string? again, SignInManager<Person> manager, ServiceDb db, BusinessClock clock, HttpContext http)
    {
        if (await Session.Of(db, http.User) is not { } person)
            return TypedResults.Redirect("/sign-in");
        if (!(await manager.CheckPasswordSignInAsync(person, now ?? "", lockoutOnFailure: true)).Succeeded)
            return Forms.Back("/me", NotYours);
        if (await NewPassword.Refuse(manager.UserManager, person, password, again) is { } refusal)
            return Forms.Back("/me", refusal);
        await NewPassword.Set(manager.UserManager, person, password!);
        await PeopleTrail.Record(db, person, new PasswordSet { AccountId = person.Id, At = clock.Now });
        await manager.SignInAsync(person, isPersistent: false);
        return TypedResults.Redirect("/me?done=password");
    }

    internal static readonly Refusal NotYours = Refusal.Wrong("now", "old-password-wrong", "当前密码不对，请重试。", "Your present password is wrong; try again.");
}
