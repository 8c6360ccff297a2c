using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>设密码: a person with a one-time link sets their password and is in. A link works once; a second use of it changes nothing.</summary>
internal static class AcceptInvitation
{
    public static void Route(IEndpointRouteBuilder forms) => forms.MapPost("/welcome/password", Handle).AllowAnonymous();

    private static async Task<IResult> Handle([FromForm] string? code, [FromForm] string? password, [FromForm] string? again, SignInManager<Person> manager, ServiceDb db, BusinessClock clock)
    {
        var page = $"/welcome?code={Uri.EscapeDataString(code ?? "")}&refused=";
        if (await Invited(db, code, clock.Now) is not { } person)
            return TypedResults.Redirect(page + LinkEnded.Code);
        if (await NewPassword.Refuse(manager.UserManager, person, password, again) is { } refusal)
            return TypedResults.Redirect(page + refusal.Code);
        if (await db.Write(tx => tx.Execute(Use, new { Hash = Key.HashOf(code!), At = clock.Now })) == 0)
            return TypedResults.Redirect(page + LinkEnded.Code);
        await NewPassword.Set(manager.UserManager, person, password!);
        await PeopleTrail.Record(db, person, new PasswordSet { AccountId = person.Id, At = clock.Now });
        await manager.SignInAsync(person, isPersistent: false);
        return TypedResults.Redirect("/");
    }

    /// <summary>Whose link it is, while it is good.</summary>
    public static async Task<Person?> Invited(ServiceDb db, string? code, DateTime now) =>
        string.IsNullOrEmpty(code) ? null : await db.Single<Person>(Load, new { Hash = Key.HashOf(code), Now = now });

    internal static readonly Refusal LinkEnded = new("link-ended", 401,
        "这个链接已经用过或已过期。请向管理员要一个新的；首位管理员请重新启动系统，启动时会显示新链接。", "This link was used already, or has expired. Ask an administrator for a new one; the first administrator finds a new link where Hotline is started again.");

    private const string Load = Person.Select + """
         JOIN Invitations i ON i.AccountId = a.Id
        WHERE i.Hash = @Hash AND i.UsedAt IS NULL AND i.ExpiresAt > @Now AND a.Disabled = 0
        """;

    private const string Use = "UPDATE Invitations SET UsedAt = @At WHERE Hash = @Hash AND UsedAt IS NULL AND ExpiresAt > @At";
}
