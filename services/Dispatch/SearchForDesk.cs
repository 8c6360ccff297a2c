using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>检索: the orders of a desk by what was typed, its area and its category. The index says which may be meant, the rows say whether they are; where very many may be, the desk's own order comes sooner to a page and is read instead.</summary>
internal static class SearchForDesk
{
    // A place costs as much as ten rows that are read in order; more than two hundred at once cost more than twice two hundred, for parameters are looked up by name.
    private const int Most = 1_000, MostLookedAt = 2_000, AtOnce = 200;
    private const int FewDigits = 4, ManyDigits = 6;
    private const char BySeq = '@';

    /// <summary>What is found.</summary>
    /// <param name="Ids">In the order of the list.</param>
    /// <param name="Next">What to ask the next page with.</param>
    internal sealed record Found(List<string> Ids, string? Next);

    private sealed record Hit
    {
        public long Seq { get; init; }
        public string Id { get; init; } = "";
        public DateTime? DueBy { get; init; }
    }

    /// <summary>What an order is found by: its title, the end of its number, its area and category as they are written.</summary>
    internal static IEnumerable<string> Terms(WorkOrder order)
    {
        var terms = Bigrams.Of(order.Title);
        terms.UnionWith(EndsOf(order.Number ?? ""));
        terms.UnionWith(Facets(order.Area, order.Category));
        return terms;
    }

    /// <summary>Whether a cursor is one of ours, or not meant to be.</summary>
    internal static bool IsCursor(string after) => !after.StartsWith(BySeq) || Seq(after) is not null;

    /// <summary>Those whose limit runs, of all units; a unit has few enough to read. Null where too many may be meant, or too little was typed.</summary>
    internal static async Task<Found?> Running(ServiceDb db, ListForDesk.Asked asked, DeskState state, Desk.Span span, bool byDue, int limit)
    {
        if (Ways(asked, []) is not { Count: > 0 } ways || !await db.IsIndexed())
            return null;
        var places = await Task.WhenAll(ways.Select(terms => db.Find(terms, long.MaxValue, Most + 1)));
        if (places.Any(some => some.Count > Most))
            return null;
        var hits = await Hits(db, RunningHits, places.SelectMany(some => some).Distinct(), asked, state, [], span);
        return Sorted(hits, asked.After, byDue, limit);
    }

    /// <summary>One page of orders that were all read: by their limits, or the newest first.</summary>
    internal static Found Sorted(List<WorkOrderRow> rows, string? after, bool byDue, int limit) =>
        Sorted(rows.ConvertAll(row => new Hit { Id = row.Id, DueBy = row.DueBy }), after, byDue, limit);

    private static Found Sorted(List<Hit> hits, string? after, bool byDue, int limit) =>
        Page(byDue ? AfterDue(hits, ListForDesk.Parsed(after ?? "")) : [.. hits.Where(hit => Before(hit.Id, after)).OrderByDescending(hit => hit.Id, StringComparer.Ordinal)],
            limit, last => byDue ? ListForDesk.Cursor(last.DueBy, last.Id) : last.Id);

    /// <summary>Closed and otherwise ended ones, those that came last first. Null where one has to look too far: then few of the state or the unit are left to read.</summary>
    internal static async Task<Found?> Over(ServiceDb db, ListForDesk.Asked asked, DeskState state, IReadOnlyList<string?> units, int limit)
    {
        var goesOn = asked.After?.StartsWith(BySeq) == true;
        var ways = Ways(asked, [.. Facets(asked.Area, asked.Category)]);
        if (ways.Count == 0 || (asked.After is not null && !goesOn) || !await db.IsIndexed())
            return null;
        var hits = new List<Hit>();
        var before = goesOn ? Seq(asked.After!)!.Value : long.MaxValue;
        for (var looked = 0; before > 0 && hits.Count <= limit; looked += AtOnce)
        {
            if (looked >= MostLookedAt && !goesOn)
                return null;
            (var places, before) = await Places(db, ways, before, AtOnce);
            hits.AddRange((await Hits(db, OverHits, places, asked, state, units, Desk.Span.Any)).OrderByDescending(hit => hit.Seq));
        }
        return Page(hits, limit, last => FormattableString.Invariant($"{BySeq}{last.Seq}"));
    }

    private static Found Page(List<Hit> hits, int limit, Func<Hit, string> next) =>
        new([.. hits.Take(limit).Select(hit => hit.Id)], hits.Count > limit ? next(hits[limit - 1]) : null);

    private static List<Hit> AfterDue(List<Hit> hits, (DateTime DueBy, string Id)? after) =>
        [.. hits.Where(hit => after is not { } last || hit.DueBy > last.DueBy || (hit.DueBy == last.DueBy && string.CompareOrdinal(hit.Id, last.Id) > 0)).OrderBy(hit => hit.DueBy).ThenBy(hit => hit.Id, StringComparer.Ordinal)];

    private static bool Before(string id, string? last) => last is null || string.CompareOrdinal(id, last) < 0;

    private static long? Seq(string cursor) => long.TryParse(cursor.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    /// <summary>How it may be meant: as a part of the title, or as the end of a number. None where the index does not tell; where there are facets, they do.</summary>
    internal static List<List<string>> Ways(ListForDesk.Asked asked, List<string> facets)
    {
        var typed = Bigrams.Normalised(asked.Q).Trim();
        List<string>[] meant = [Bigrams.Sought(typed), [.. EndsOf(typed).TakeLast(1)]];
        List<List<string>> ways = [.. meant.Where(terms => terms.Count > 0).Select(terms => facets.Concat(terms).ToList())];
        if (ways.Count == 0 || EndsTooMany(typed))
            return facets.Count > 0 ? [facets] : [];
        return ways;
    }

    /// <summary>Fewer than four digits end too many numbers to be kept.</summary>
    private static bool EndsTooMany(string typed) => char.IsAsciiDigit(typed[^1]) && typed.All(char.IsAsciiLetterOrDigit) && !EndsOf(typed).Any();

    // No text has this sign once it is normalised.
    private static IEnumerable<string> EndsOf(string number)
    {
        var digits = number.Length - number.AsSpan().TrimEnd("0123456789").Length;
        if (digits >= FewDigits)
            yield return "№" + number[^FewDigits..];
        if (digits >= ManyDigits)
            yield return "№" + number[^ManyDigits..];
    }

    private static IEnumerable<string> Facets(string? area, string? category)
    {
        if (area is not null)
            yield return Facet("a", area);
        if (category is not null)
            yield return Facet("c", category);
    }

    // Whatever is written in it, a term of letters and digits; that two are alike by chance is found out by their rows.
    private static string Facet(string kind, string value) => "§" + kind + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8));

    /// <summary>The next places, latest first, and below which one to go on; 0 where there are no more.</summary>
    private static async Task<(List<long> Places, long Next)> Places(ServiceDb db, List<List<string>> ways, long before, int most)
    {
        var lists = await Task.WhenAll(ways.Select(terms => db.Find(terms, before, most)));
        var next = lists.Where(list => list.Count == most).Select(list => list[^1]).DefaultIfEmpty(0).Max();
        return ([.. lists.SelectMany(list => list).Where(place => place >= next).Distinct()], next);
    }

    private static async Task<List<Hit>> Hits(ServiceDb db, string sql, IEnumerable<long> places, ListForDesk.Asked asked, DeskState state, IReadOnlyList<string?> units, Desk.Span span)
    {
        var hits = new List<Hit>();
        foreach (var some in places.Chunk(AtOnce))
            hits.AddRange(await db.List<Hit>(sql, new
            {
                Places = some,
                state.States,
                State = state.States[0],
                state.OnlyAsked,
                AnyUnit = !units.Any(unit => unit is not null),
                Units = units.Select(unit => unit ?? "").DefaultIfEmpty(""),
                asked.Type,
                asked.Area,
                asked.Category,
                Handler = (string?)null,
                span.From,
                span.Until,
                EndOfNumber = ListForDesk.EndOfNumber(asked.Q),
                PartOfTitle = ListForDesk.PartOfTitle(asked.Q),
            }));
        return hits;
    }

    private const string Those = "SELECT t.Seq, o.Id, o.DueBy FROM Texts t JOIN WorkOrders o ON o.Id = t.Id";

    private const string RunningHits = Those + ListForDesk.Running + ListForDesk.Narrowed + " AND t.Seq IN @Places";

    // COALESCE, so that the places are read and not all orders of the state.
    private const string OverHits = Those + " WHERE COALESCE(State, '') = @State AND (@AnyUnit = 1 OR Unit IN @Units)" + ListForDesk.Narrowed + " AND t.Seq IN @Places";
}
