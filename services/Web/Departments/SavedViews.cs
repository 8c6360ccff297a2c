using System.Security.Claims;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Claim = Hotline.Platform.Claim;

namespace Hotline.Web;

/// <summary>常用筛选: a person keeps the filters of a list under a name, and drops them again. They are the person's own, and no step of an order.</summary>
internal static class SavedViews
{
    private const int Most = 20;

    public sealed record View
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public string Query { get; init; } = "";
    }

    public static void Route(IEndpointRouteBuilder forms)
    {
        forms.MapPost("/views", Keep).MayBe(Roles.All);
        forms.MapPost("/views/{id}/drop", Drop).MayBe(Roles.All);
    }

    /// <summary>Those of this person for this page, in the order they were kept.</summary>
    public static Task<List<View>> Of(ServiceDb db, ClaimsPrincipal person, string page) =>
        db.List<View>(db.Dialect.First(Load), new { AccountId = person.FindFirstValue(Claim.Account), Page = page, Limit = Most });

    private static async Task<IResult> Keep([FromForm] string? page, [FromForm] string? name, [FromForm] string? query, ServiceDb db, HttpContext http)
    {
        if (page is not ("department" or "dispatch"))
            return Refusal.NotFound.Answer();
        if (!string.IsNullOrWhiteSpace(name))
            await db.Write(tx => tx.Execute(Insert, new { Id = Ids.New(), AccountId = http.User.FindFirstValue(Claim.Account), Page = page, Name = Short(name, 40), Query = Short(query ?? "", 2000), Most }));
        return TypedResults.Redirect(Forms.Local($"/{page}{query}"));
    }

    private static async Task<IResult> Drop(string id, [FromForm] string? to, ServiceDb db, HttpContext http)
    {
        await db.Write(tx => tx.Execute(Delete, new { Id = id, AccountId = http.User.FindFirstValue(Claim.Account) }));
        return TypedResults.Redirect(Forms.Local(to));
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];

    private const string Load = "SELECT Id, Name, Query FROM SavedViews WHERE AccountId = @AccountId AND Page = @Page ORDER BY Id";

    private const string Insert = """
        INSERT INTO SavedViews (Id, AccountId, Page, Name, Query)
        SELECT @Id, @AccountId, @Page, @Name, @Query
        WHERE (SELECT COUNT(*) FROM SavedViews WHERE AccountId = @AccountId AND Page = @Page) < @Most
        """;

    private const string Delete = "DELETE FROM SavedViews WHERE Id = @Id AND AccountId = @AccountId";
}
