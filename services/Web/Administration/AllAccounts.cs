namespace Hotline.Web;

/// <summary>All accounts, for pages that find one among them; thousands are a few answers.</summary>
internal static class AllAccounts
{
    /// <summary>How many of them a page shows at once.</summary>
    public const int MostShown = 200;

    private const int Page = 1000;

    /// <summary>The newest first.</summary>
    public static async Task<List<AccountShown>> Of(Desk desk)
    {
        var all = new List<AccountShown>();
        while (await desk.Ask<List<AccountShown>>("web", $"accounts?limit={Page}&after={all.LastOrDefault()?.Id}") is { Value: { } found })
        {
            all.AddRange(found);
            if (found.Count < Page)
                break;
        }
        all.Reverse();
        return all;
    }

    /// <summary>Those that were looked for by words, and by whether they are in-use or disabled; nothing asked is all.</summary>
    public static List<AccountShown> Found(List<AccountShown> all, string? typed, string? standing, List<Choice> units) =>
        all.FindAll(account => (string.IsNullOrEmpty(standing) || account.Disabled == (standing == "disabled")) && IsMeant(account, typed, units));

    /// <summary>Whether each word that was typed is found in the name, the full name, a role or a unit.</summary>
    public static bool IsMeant(AccountShown account, string? typed, List<Choice> units) =>
        (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word =>
            account.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
            || (account.FullName is { } name && Initials.Match(word, name))
            || account.Rights.Roles.Any(role => role.Equals(word, StringComparison.OrdinalIgnoreCase) || TradeWords.Of(role, english: false).Contains(word, StringComparison.Ordinal))
            || account.Rights.Units.Any(unit => units.Find(choice => choice.Code == unit) is { } known ? known.IsMeant(word) : unit.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>How an account is chosen: by the name on the pages, with the one for signing in.</summary>
    public static Choice ChoiceOf(AccountShown account) => new(account.Id, account.FullName is null ? account.Name : $"{account.FullName}（{account.Name}）", account.FullName is null ? account.Name : $"{account.FullName} ({account.Name})");

    /// <summary>The account as the rules know it.</summary>
    public static Account Known(AccountShown account) => new()
    {
        Id = account.Id,
        Revision = account.Revision,
        Name = account.Name,
        FullName = account.FullName,
        Roles = account.Rights.RolesText,
        Units = account.Rights.UnitsText,
        ActFor = account.Rights.ActFor,
        Disabled = account.Disabled,
    };
}
