using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.Extensions.Time.Testing;

namespace Hotline.Tests.Web;

/// <summary>The accounts' own database, an administrator, and a clock that stands still.</summary>
public sealed class AWeb : IAsyncDisposable
{
    private readonly AStore _store = new(WebService.Name);

    public AWeb()
    {
        Clock = new BusinessClock(new FakeTimeProvider(new DateTimeOffset(2026, 3, 12, 6, 23, 0, TimeSpan.Zero)));
        Db = _store.Open(typeof(WebService).Assembly, Clock);
    }

    public static Actor Administrator { get; } = new("admin-01", Roles.Administrator, []);

    public BusinessClock Clock { get; }

    public ServiceDb Db { get; }

    public Task<string> HasAccount(string name, string role, params string[] units) => Db.Write(async tx =>
    {
        var made = MakeAccount.Decide(name, null, new Rights([role], units, false), Clock.Now);
        await MakeAccount.Save(tx, made, Administrator);
        return made.AccountId;
    });

    public async Task<Account> Account(string id) => (await Db.Single<Account>(Hotline.Web.Account.Load, new { Id = id }))!;

    public async Task<Account?> Named(string name) => await Db.Single<Account>(Hotline.Web.Account.LoadNamed, new { Name = name });

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await _store.DisposeAsync();
    }
}
