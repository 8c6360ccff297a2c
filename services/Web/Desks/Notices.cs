using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Web;

/// <summary>通知: what has come for one person: asked of the services when a page opens, so that what came overnight is there too, and told live while it stands open.</summary>
internal sealed class NoticeList
{
    /// <summary>What came within this is listed, seen or not.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    private readonly List<NoticeNow> _all = [];
    private readonly HashSet<NoticeNow> _unseen = [];

    public IReadOnlyList<NoticeNow> All => _all;

    /// <summary>How many of them the person has not looked at.</summary>
    public int Unseen => _unseen.Count;

    public static DateTime Since(DateTime? seen, DateTime now) => seen < now - Lately ? seen.Value : now - Lately;

    /// <summary>Whether it is new: a page may hear of a thing that it has been told of already.</summary>
    public bool Add(NoticeNow notice, bool unseen)
    {
        if (_all.Exists(known => (known.Kind, known.OrderId, known.At) == (notice.Kind, notice.OrderId, notice.At)))
            return false;
        var at = _all.FindIndex(known => known.At <= notice.At);
        _all.Insert(at < 0 ? _all.Count : at, notice);
        if (unseen)
            _unseen.Add(notice);
        if (_all.Count > NoticeNow.Most)
        {
            _unseen.Remove(_all[^1]);
            _all.RemoveAt(_all.Count - 1);
        }
        return true;
    }

    public void See() => _unseen.Clear();

    /// <summary>The orders of which something is not looked at yet; a list of its own each time, for whoever asks meanwhile.</summary>
    public HashSet<string> Lit => [.. _unseen.Select(notice => notice.OrderId)];

    /// <summary>What of these the services tell no more is dealt with, by whomever: it counts as read, and stays where it stands. Whether anything is.</summary>
    public bool Settle(IEnumerable<NoticeNow> of, IReadOnlyCollection<NoticeNow> told) =>
        of.Where(notice => !told.Any(still => (still.Kind, still.OrderId) == (notice.Kind, notice.OrderId))).ToList().Count(_unseen.Remove) > 0;
}

/// <summary>When somebody last looked at their notices.</summary>
internal static class NoticesSeen
{
    public static Task<DateTime?> Of(ServiceDb db, string account) => db.Single<DateTime?>(Load, new { AccountId = account });

    public static Task Keep(ServiceDb db, string account, DateTime now) => db.Write(async tx =>
    {
        var seen = new { AccountId = account, At = now };
        if (await tx.Execute(Update, seen) == 0)
            await tx.Execute(Insert, seen);
        return true;
    });

    /// <summary>Which services have notices for a person of these roles.</summary>
    public static IEnumerable<string> Tellers(Func<string, bool> isIn)
    {
        if (isIn(Roles.Handler) || isIn(Roles.Dispatcher))
            yield return "dispatch";
        if (isIn(Roles.Handler) || isIn(Roles.Dispatcher) || isIn(Roles.Coordinator) || isIn(Roles.Manager))
            yield return "escalation";
        if (isIn(Roles.Agent))
            yield return "intake";
    }

    private const string Load = "SELECT At FROM NoticesSeen WHERE AccountId = @AccountId";

    private const string Update = "UPDATE NoticesSeen SET At = @At WHERE AccountId = @AccountId";

    private const string Insert = "INSERT INTO NoticesSeen (AccountId, At) SELECT @AccountId, @At WHERE NOT EXISTS (SELECT 1 FROM NoticesSeen WHERE AccountId = @AccountId)";
}
