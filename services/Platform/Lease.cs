namespace Hotline.Platform;

/// <summary>Of several processes on one database, the one that may do this: for 5 s of machine time, asked for again while it is needed. Who dies holds up the others no longer than that.</summary>
internal sealed class Lease(ServiceDb db, string name, string holder, TimeProvider machine)
{
    private static readonly TimeSpan For = TimeSpan.FromSeconds(5);
    private DateTime _renewFrom;

    /// <summary>Whether it is ours now; asks the database when half of it is over.</summary>
    public async Task<bool> Held()
    {
        var now = machine.GetUtcNow().UtcDateTime;
        if (now < _renewFrom)
            return true;
        var held = await db.Run(tx => Take(tx, new { Name = name, Holder = holder, Now = now, Until = now + For }), new Origin(now, null));
        if (held)
            _renewFrom = now + (For / 2);
        return held;
    }

    private static async Task<bool> Take(Transaction tx, object ask) => await tx.Execute(Renew, ask) + await tx.Execute(Begin, ask) > 0;

    private const string Renew = "UPDATE Leases SET Holder = @Holder, Until = @Until WHERE Name = @Name AND (Holder = @Holder OR Until <= @Now)";

    private const string Begin = """
        INSERT INTO Leases (Name, Holder, Until)
        SELECT @Name, @Holder, @Until WHERE NOT EXISTS (SELECT 1 FROM Leases WHERE Name = @Name)
        """;
}
