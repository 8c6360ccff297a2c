using Hotline.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Web;

/// <summary>同事: how the people of the hotline are called, for pages that know only an account's id.</summary>
internal sealed class Colleagues([FromKeyedServices(WebService.Name)] ServiceDb db)
{
    /// <summary>The name on the pages; the id where there is no such account.</summary>
    public async Task<string> NameOf(string id) => (await Named(db, [id])).GetValueOrDefault(id, id);

    /// <summary>By id; who has no account is not among them.</summary>
    public static async Task<Dictionary<string, string>> Named(ServiceDb db, IEnumerable<string> ids) =>
        (await db.List<Account>(Load, new { Ids = ids.Distinct().ToArray() })).ToDictionary(account => account.Id, account => account.FullName ?? account.Name, StringComparer.Ordinal);

    private const string Load = "SELECT Id, Name, FullName FROM Accounts WHERE Id IN @Ids";
}
