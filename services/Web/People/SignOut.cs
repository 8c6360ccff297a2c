using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>退出: here, or 全部退出 on every machine at once.</summary>
internal static class SignOut
{
    public static void Route(IEndpointRouteBuilder forms)
    {
        forms.MapPost("/sign-out", Here).MayBe(Roles.All);
        forms.MapPost("/sign-out/everywhere", Everywhere).MayBe(Roles.All);
    }

    /// <summary>A page tells that somebody still works at it, so that an idle session ends and a busy one does not.</summary>
    public static void RouteStillHere(IEndpointRouteBuilder routes) =>
        routes.MapPost("/still-here", () => TypedResults.NoContent()).MayBe(Roles.All).DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Here(SignInManager<Person> manager)
    {
        await manager.SignOutAsync();
        return TypedResults.Redirect("/sign-in");
    }

    private static async Task<IResult> Everywhere(SignInManager<Person> manager, ServiceDb db, BusinessClock clock, HttpContext http)
    {
        if (await Session.Of(db, http.User) is { } person)
        {
            await manager.UserManager.UpdateSecurityStampAsync(person);
            await PeopleTrail.Record(db, person, new SignedOutEverywhere { AccountId = person.Id, At = clock.Now });
        }
        return await Here(manager);
    }
}
