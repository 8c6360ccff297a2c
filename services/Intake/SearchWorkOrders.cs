using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>检索: orders whose title, content, address or number contains what was typed, latest first. The index says where it may stand, the texts say whether it does; the latest 10,000 places are looked at.</summary>
internal static class SearchWorkOrders
{
    // A page is mostly found at the first look; who goes on looks at more. In three ways at once it is still what SQL Server takes in one list.
    private const int First = 200, AtOnce = 600, MostLookedAt = 10_000;
    private const int MostTyped = 200;
    private const int Day = 8, Serial = 6, WholeNumber = Day + Serial;

    /// <summary>Which of them may be meant: of one state, of one progress, of one call, before the order that was seen last.</summary>
    internal sealed record Among(string? State, string? Progress, string? CallId, string After, int Limit);

    private sealed record Candidate
    {
        public long Seq { get; init; }
        public string Id { get; init; } = "";
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public string Content { get; init; } = "";
        public string? Address { get; init; }
    }

    /// <summary>What an order is found by: its texts, and of its number the day and the serial.</summary>
    internal static IEnumerable<string> Terms(string number, string title, string content, string? address)
    {
        var terms = Bigrams.Of(title, content, address);
        if (number.Length >= WholeNumber)
        {
            terms.Add(number[^WholeNumber..^Serial]);
            terms.Add(number[^Serial..]);
        }
        return terms;
    }

    internal static Refusal? Refuse(string typed) =>
        Refusal.IfTooLong("q", typed, MostTyped)
        ?? (Ways(Bigrams.Normalised(typed).Trim()).Count == 0 ? TooShort : null);

    /// <summary>The ids of what is found.</summary>
    internal static async Task<List<string>> Ids(ServiceDb db, string typed, Among among)
    {
        var sought = Bigrams.Normalised(typed).Trim();
        var found = new List<string>();
        var before = among.After.Length == 0 ? long.MaxValue : await db.PlaceOf(among.After);
        for (int looked = 0, next = First; before > 0 && looked < MostLookedAt && found.Count < among.Limit; looked += next, next = AtOnce)
        {
            (var places, before) = await Places(db, Ways(sought), before, next);
            found.AddRange((await Candidates(db, places, among)).Where(order => Has(order, sought)).OrderByDescending(order => order.Seq).Select(order => order.Id));
        }
        return found.Count > among.Limit ? found[..among.Limit] : found;
    }

    /// <summary>How it may stand in an order: in its texts, or as its number or a part of that of at least six digits.</summary>
    internal static List<List<string>> Ways(string sought)
    {
        List<string>[] ways = [Bigrams.Sought(sought), .. Numbers(sought)];
        return [.. ways.Where(terms => terms.Count > 0)];
    }

    private static IEnumerable<List<string>> Numbers(string sought)
    {
        var digits = sought.StartsWith(OrderNumbers.Prefix, StringComparison.OrdinalIgnoreCase) ? sought[OrderNumbers.Prefix.Length..] : sought;
        if (digits.Length is < Serial or > WholeNumber || !digits.All(char.IsAsciiDigit))
            yield break;
        if (digits.Length == WholeNumber)
            yield return [digits[^Serial..], digits[..Day]];
        else if (digits.Length >= Day)
            yield return [digits[..Day]];
        if (digits.Length < WholeNumber && digits.Length == sought.Length)
            yield return [digits[^Serial..]];
    }

    /// <summary>The next places, latest first, and below which one to go on; 0 where there are no more.</summary>
    private static async Task<(List<long> Places, long Next)> Places(ServiceDb db, List<List<string>> ways, long before, int most)
    {
        var lists = await Task.WhenAll(ways.Select(terms => db.Find(terms, before, most)));
        var next = lists.Where(list => list.Count == most).Select(list => list[^1]).DefaultIfEmpty(0).Max();
        return ([.. lists.SelectMany(list => list).Where(place => place >= next).Distinct()], next);
    }

    private static async Task<List<Candidate>> Candidates(ServiceDb db, List<long> places, Among among) =>
        places.Count == 0 ? [] : await db.List<Candidate>(Load, new { Places = places, State = Demand.OrNull(among.State), Progress = Demand.OrNull(among.Progress), CallId = Demand.OrNull(among.CallId) });

    private static bool Has(Candidate order, string sought) =>
        new[] { order.Title, order.Content, order.Address, order.Number }.Any(text => Bigrams.Normalised(text).Contains(sought, StringComparison.Ordinal));

    private static readonly Refusal TooShort = Refusal.Wrong("q", "too-short",
        "请至少输入两个相连的字、字母或数字。", "Type at least two characters that stand together: letters, digits or signs.");

    private const string Load = """
        SELECT t.Seq, o.Id, o.Number, o.Title, o.Content, o.Address
        FROM Texts t JOIN WorkOrders o ON o.Id = t.Id
        WHERE t.Seq IN @Places AND (@State IS NULL OR o.State = @State)
            AND (@Progress IS NULL OR CASE WHEN o.State = 'handed-over' THEN COALESCE(o.Progress, 'queued') ELSE o.State END = @Progress) AND (@CallId IS NULL OR o.CallId = @CallId)
        """;
}
