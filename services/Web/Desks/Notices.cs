using System.Collections.Concurrent;

namespace Hotline.Web;

/// <summary>One thing that somebody should know of.</summary>
/// <param name="Id">The fact it comes from.</param>
/// <param name="Kind">The fact's name.</param>
/// <param name="At">UTC.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
public sealed record Notice(string Id, string Kind, DateTime At, string OrderId, string? Number, string? Title);

/// <summary>通知: what came for each person while a page of theirs stood open, from page to page, until the process ends. What came before is told by the counts of their desk.</summary>
public sealed class NoticeBoard
{
    private const int Most = 50;
    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);

    internal (List<Notice> Notices, int Unseen) Of(string account)
    {
        var shelf = _shelves.GetOrAdd(account, _ => new Shelf());
        lock (shelf)
            return ([.. shelf.Notices], shelf.Unseen);
    }

    /// <summary>Whether it is new: two pages of one person hear the same.</summary>
    internal bool Add(string account, Notice notice)
    {
        var shelf = _shelves.GetOrAdd(account, _ => new Shelf());
        lock (shelf)
        {
            if (shelf.Notices.Exists(known => known.Id == notice.Id))
                return false;
            shelf.Notices.Insert(0, notice);
            if (shelf.Notices.Count > Most)
                shelf.Notices.RemoveAt(Most);
            shelf.Unseen = Math.Min(shelf.Unseen + 1, Most);
            return true;
        }
    }

    internal void Seen(string account)
    {
        var shelf = _shelves.GetOrAdd(account, _ => new Shelf());
        lock (shelf)
            shelf.Unseen = 0;
    }

    private sealed class Shelf
    {
        public List<Notice> Notices { get; } = [];
        public int Unseen { get; set; }
    }
}
