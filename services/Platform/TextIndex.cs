namespace Hotline.Platform;

/// <summary>检索: texts are kept under what they are found by, in the transaction that changes them.</summary>
public static class TextIndex
{
    // More would find nothing that these do not; whoever asks looks at what is found.
    private const int MostSought = 24;

    /// <summary>A new text: it is found by these from the commit on.</summary>
    public static async Task Index(this Transaction tx, string id, IEnumerable<string> terms)
    {
        await tx.Execute(Insert, new { Id = id });
        await Keep(tx, id, terms);
    }

    /// <summary>A changed text: it is found by these, and no more by what it had.</summary>
    public static async Task IndexAnew(this Transaction tx, string id, IEnumerable<string> terms)
    {
        await tx.Execute(Finish, new { Id = id });
        await tx.Execute(tx.Db.Dialect.ForgetTerms, new { Id = id });
        await Keep(tx, id, terms);
    }

    /// <summary>A text that was there before there was an index; does nothing where somebody was faster.</summary>
    public static async Task IndexMissing(this Transaction tx, string id, IEnumerable<string> terms)
    {
        if (await tx.Execute(FinishMissing, new { Id = id }) > 0)
            await Keep(tx, id, terms);
    }

    /// <summary>Whether all that was there before there was an index is in it.</summary>
    public static async Task<bool> IsIndexed(this ServiceDb db) => await db.Single<long?>(Missing) is null;

    /// <summary>The numbers of texts that have all of these, latest first, below the one given. The terms are those of <see cref="Bigrams"/>; of very many some are looked at.</summary>
    public static Task<List<long>> Find(this ServiceDb db, IReadOnlyList<string> terms, long before, int limit)
    {
        var some = Some(terms);
        return db.List<long>(db.Dialect.First(db.Dialect.FindTerms), new
        {
            // In quotes it is a text to FTS5 and never its language; a term has no quotes.
            Terms = string.Join(" AND ", some.Select(term => $"\"{term}\"")),
            First = some[0],
            Second = some[some.Count / 3],
            Third = some[some.Count * 2 / 3],
            Last = some[^1],
            Before = before,
            Limit = limit,
        });
    }

    /// <summary>Below which number the texts lie that came before this one; none where it is not known.</summary>
    public static Task<long> PlaceOf(this ServiceDb db, string id) => db.Single<long>(SeqOf, new { Id = id });

    private static Task<int> Keep(Transaction tx, string id, IEnumerable<string> terms) =>
        string.Join(' ', terms) is { Length: > 0 } all ? tx.Execute(tx.Db.Dialect.IndexTerms, new { Id = id, Terms = all }) : Task.FromResult(0);

    private static IReadOnlyList<string> Some(IReadOnlyList<string> terms) =>
        terms.Count <= MostSought ? terms : [.. Enumerable.Range(0, MostSought).Select(i => terms[i * terms.Count / MostSought])];

    private const string Insert = "INSERT INTO Texts (Id, Done) VALUES (@Id, 1)";

    private const string SeqOf = "SELECT Seq FROM Texts WHERE Id = @Id";

    private const string Finish = "UPDATE Texts SET Done = 1 WHERE Id = @Id";

    private const string FinishMissing = "UPDATE Texts SET Done = 1 WHERE Id = @Id AND Done = 0";

    private const string Missing = "SELECT MAX(Seq) FROM Texts WHERE Done = 0";
}
