using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>时限重算: a calendar was published, so every open order is counted again, some at a time; what moves is announced with the limit before it.</summary>
internal static class RecountClocks
{
    public const string Timer = "recount-clocks";
    private const int AtOnce = 50;

    /// <summary>From the first open order on, as soon as the calendar is stored.</summary>
    public static Task Begin(Transaction tx, CalendarPublished published) => tx.WaitUntil(Timer, $"{published.Version} ", published.At);

    internal static async Task Ring(Ring ring, Transaction tx)
    {
        var (version, after) = (ring.Subject.Split(' ')[0], ring.Subject.Split(' ')[1]);
        var open = await tx.List<ClockRow>(tx.First(OpenAfter), new { After = after, Limit = AtOnce });
        foreach (var order in open)
        {
            await tx.Change(ClockRow.Hold, new { order.Id });
            await FollowClocks.Follow(tx, order.Id, order.IncidentId, await tx.HeardOf(order.Id));
        }
        if (open.Count == AtOnce)
            await tx.WaitUntil(Timer, $"{version} {open[^1].Id}", ring.DueAt);
    }

    private const string OpenAfter = "SELECT * FROM Clocks WHERE Closed = 0 AND State <> 'unheard' AND Id > @After ORDER BY Id";
}
