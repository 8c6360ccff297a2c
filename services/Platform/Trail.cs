namespace Hotline.Platform;

/// <summary>留痕: each subject's chain of facts; a changed, missing or inserted row breaks it.</summary>
public static class Trail
{
    /// <summary>The whole trail of one subject, oldest first.</summary>
    public static Task<List<FactRow>> Of(ServiceDb db, string subject) => db.List<FactRow>(OfSubject, new { Subject = subject });

    /// <summary>Walks every chain; the first broken link in words, or null. Says how many facts in how many chains were proved.</summary>
    public static async Task<TrailCheck> Verify(ServiceDb db)
    {
        long facts = 0, chains = 0;
        for (var after = ""; ;)
        {
            var heads = await db.List<HeadOf>(db.Dialect.First(SelectHeads), new { After = after, Limit = 1000 });
            if (heads.Count == 0)
                return await Stray(db) is { } stray ? new TrailCheck(facts, chains, stray) : new TrailCheck(facts, chains, null);
            foreach (var head in heads)
            {
                var (rows, end) = await Whole(db, head);
                if (Broken(rows, end) is { } broken)
                    return new TrailCheck(facts, chains, broken);
                facts += rows.Count;
                chains++;
            }
            after = heads[^1].Subject;
        }
    }

    /// <summary>The same for one subject; no fact where there is none of it.</summary>
    public static async Task<TrailCheck> Verify(ServiceDb db, string subject)
    {
        if (await db.Single<HeadOf>(SelectHead, new { Subject = subject }) is not { } head)
            return new TrailCheck(0, 0, null);
        var (rows, end) = await Whole(db, head);
        return new TrailCheck(rows.Count, 1, Broken(rows, end));
    }

    /// <summary>A chain with its end. Where the database cannot hold a moment, one that grew while it was read is read again.</summary>
    private static async Task<(List<FactRow> Rows, HeadOf End)> Whole(ServiceDb db, HeadOf end)
    {
        for (; ; )
        {
            var rows = await Of(db, end.Subject);
            if (rows.Count == end.Number || await db.Single<HeadOf>(SelectHead, new { end.Subject }) is not { } now || now == end)
                return (rows, end);
            end = now;
        }
    }

    private static string? Broken(List<FactRow> rows, HeadOf head)
    {
        var previous = Facts.Start;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Number != i + 1)
                return $"{head.Subject}: number {i + 1} is missing";
            if (row.Previous != previous || Facts.Hash(row) != row.Hash)
                return $"{head.Subject}: number {row.Number} ({row.Type}) is not what was written";
            previous = row.Hash;
        }
        return rows.Count == head.Number && previous == head.Hash ? null : $"{head.Subject}: the end of the chain is missing after number {rows.Count}";
    }

    private static async Task<string?> Stray(ServiceDb db) =>
        await db.Single<string>(SelectStray) is { } subject ? $"{subject}: facts without a chain" : null;

    private const string OfSubject = """
        SELECT Seq, Id, Subject, Number, Type, Body, ActorId, ActorRole, At, Previous, Hash, TraceParent, Sends
        FROM Facts WHERE Subject = @Subject ORDER BY Number
        """;

    private const string SelectHead = "SELECT Subject, Number, Hash FROM Heads WHERE Subject = @Subject";

    private const string SelectHeads = "SELECT Subject, Number, Hash FROM Heads WHERE Subject > @After ORDER BY Subject";

    private const string SelectStray = """
        SELECT MIN(f.Subject) FROM Facts f WHERE NOT EXISTS (SELECT 1 FROM Heads h WHERE h.Subject = f.Subject)
        """;

    private sealed record HeadOf
    {
        public string Subject { get; init; } = "";
        public long Number { get; init; }
        public string Hash { get; init; } = "";
    }
}

/// <summary>What a walk over the trail found.</summary>
/// <param name="Facts">Facts whose chain was proved.</param>
/// <param name="Chains">Chains proved.</param>
/// <param name="FirstBroken">The first broken link, or null.</param>
public sealed record TrailCheck(long Facts, long Chains, string? FirstBroken);
