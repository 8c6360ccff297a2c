using Hotline.Web.Lists;

namespace Hotline.Web.Administration;

/// <summary>账号 as they are taken away: those that the page finds, all of them, the newest first.</summary>
internal static class AccountsListing
{
    public static readonly Listing<AccountShown> All = new(typeof(AccountsPage), "accounts", "账号", "Accounts",
    [
        new("账号", "Account", (row, _) => row.Name, 24),
        new("姓名", "Name", (row, _) => row.FullName, 24),
        new("角色", "Roles", (row, told) => string.Join('、', row.Rights.Roles.Select(role => told.L[role])), 24),
        new("单位", "Unit", (row, told) => told.UnitsOf(row.Rights.Units), 32),
        new("状态", "State", (row, told) => row.Disabled ? told.L["已停用", "disabled"] : told.L["可用", "in use"], 12),
    ], Read);

    private static async Task<Answer<Rows<AccountShown>>> Read(Desk desk, Told told, Asked asked) =>
        (await desk.All<AccountShown>("web", "accounts", account => account.Id)).As(all =>
        {
            all.Reverse();
            return new Rows<AccountShown>(AllAccounts.Found(all, asked["q"], asked["standing"], told.AllUnits), null);
        });
}
