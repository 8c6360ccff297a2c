using Hotline.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web;

/// <summary>What ASP.NET Core Identity knows of people: kept by Dapper in the tables Accounts and SignIns. Accounts themselves are made and changed by their slices.</summary>
internal sealed class PeopleStore(ServiceDb db, IDataProtectionProvider protection) : IUserPasswordStore<Person>, IUserSecurityStampStore<Person>,
    IUserLockoutStore<Person>, IUserTwoFactorStore<Person>, IUserAuthenticatorKeyStore<Person>, IUserTwoFactorRecoveryCodeStore<Person>
{
    private readonly IDataProtector _protector = protection.CreateProtector("hotline.second-factor");

    public Task<Person?> FindByIdAsync(string userId, CancellationToken stopping) => db.Single<Person>(Person.Load, new { Id = userId });

    /// <summary>Names are compared as they are written.</summary>
    public Task<Person?> FindByNameAsync(string name, CancellationToken stopping) => db.Single<Person>(Person.LoadNamed, new { Name = name });

    public async Task<IdentityResult> UpdateAsync(Person person, CancellationToken stopping)
    {
        var saved = await db.Write(tx => tx.Execute(person.Revision == 0 ? Insert : Update, person));
        if (saved == 0)
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        person.Revision++;
        return IdentityResult.Success;
    }

    public Task<IdentityResult> CreateAsync(Person person, CancellationToken stopping) => throw new NotSupportedException("an administrator makes accounts");

    public Task<IdentityResult> DeleteAsync(Person person, CancellationToken stopping) => throw new NotSupportedException("an account is disabled, not deleted: trails name it");

    public Task<string> GetUserIdAsync(Person person, CancellationToken stopping) => Task.FromResult(person.Id);

    public Task<string?> GetUserNameAsync(Person person, CancellationToken stopping) => Task.FromResult<string?>(person.Name);

    public Task SetUserNameAsync(Person person, string? name, CancellationToken stopping) => throw new NotSupportedException("an account keeps its name");

    public Task<string?> GetNormalizedUserNameAsync(Person person, CancellationToken stopping) => Task.FromResult<string?>(person.Name);

    public Task SetNormalizedUserNameAsync(Person person, string? name, CancellationToken stopping) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(Person person, CancellationToken stopping) => Task.FromResult(person.PasswordHash);

    public Task SetPasswordHashAsync(Person person, string? hash, CancellationToken stopping) => Set(() => person.PasswordHash = hash);

    public Task<bool> HasPasswordAsync(Person person, CancellationToken stopping) => Task.FromResult(person.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(Person person, CancellationToken stopping) => Task.FromResult<string?>(person.Stamp);

    public Task SetSecurityStampAsync(Person person, string stamp, CancellationToken stopping) => Set(() => person.Stamp = stamp);

    public Task<int> GetAccessFailedCountAsync(Person person, CancellationToken stopping) => Task.FromResult(person.Failures);

    public Task<int> IncrementAccessFailedCountAsync(Person person, CancellationToken stopping) => Task.FromResult(++person.Failures);

    public Task ResetAccessFailedCountAsync(Person person, CancellationToken stopping) => Set(() => person.Failures = 0);

    public Task<bool> GetLockoutEnabledAsync(Person person, CancellationToken stopping) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Person person, bool enabled, CancellationToken stopping) => Task.CompletedTask;

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Person person, CancellationToken stopping) =>
        Task.FromResult<DateTimeOffset?>(person.LockedUntil is { } until ? new DateTimeOffset(until, TimeSpan.Zero) : null);

    public Task SetLockoutEndDateAsync(Person person, DateTimeOffset? end, CancellationToken stopping) => Set(() => person.LockedUntil = end?.UtcDateTime);

    public Task<bool> GetTwoFactorEnabledAsync(Person person, CancellationToken stopping) => Task.FromResult(person.TwoFactor);

    public Task SetTwoFactorEnabledAsync(Person person, bool enabled, CancellationToken stopping) => Set(() => person.TwoFactor = enabled);

    public Task<string?> GetAuthenticatorKeyAsync(Person person, CancellationToken stopping) => Task.FromResult(Opened(person.AuthenticatorKey));

    public Task SetAuthenticatorKeyAsync(Person person, string key, CancellationToken stopping) => Set(() => person.AuthenticatorKey = _protector.Protect(key));

    public Task ReplaceCodesAsync(Person person, IEnumerable<string> codes, CancellationToken stopping) => Set(() => person.SpareCodes = _protector.Protect(string.Join(';', codes)));

    public async Task<bool> RedeemCodeAsync(Person person, string code, CancellationToken stopping)
    {
        var left = SpareCodes(person);
        if (!left.Remove(code))
            return false;
        await ReplaceCodesAsync(person, left, stopping);
        return true;
    }

    public Task<int> CountCodesAsync(Person person, CancellationToken stopping) => Task.FromResult(SpareCodes(person).Count);

    public void Dispose() { }

    private List<string> SpareCodes(Person person) => [.. (Opened(person.SpareCodes) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)];

    private string? Opened(string? closed) => closed is null ? null : _protector.Unprotect(closed);

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private const string Insert = """
        INSERT INTO SignIns (AccountId, Revision, PasswordHash, Stamp, Failures, LockedUntil, TwoFactor, AuthenticatorKey, SpareCodes)
        SELECT @Id, 1, @PasswordHash, @Stamp, @Failures, @LockedUntil, @TwoFactor, @AuthenticatorKey, @SpareCodes
        WHERE NOT EXISTS (SELECT 1 FROM SignIns WHERE AccountId = @Id)
        """;

    private const string Update = """
        UPDATE SignIns SET PasswordHash = @PasswordHash, Stamp = @Stamp, Failures = @Failures, LockedUntil = @LockedUntil,
            TwoFactor = @TwoFactor, AuthenticatorKey = @AuthenticatorKey, SpareCodes = @SpareCodes, Revision = @Revision + 1
        WHERE AccountId = @Id AND Revision = @Revision
        """;
}
