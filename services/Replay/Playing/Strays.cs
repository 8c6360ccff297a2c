namespace Hotline.Replay;

/// <summary>What was heard about orders that are not in play: of an order whose registration is still being answered it is needed a moment later.</summary>
internal sealed class Strays
{
    private const int Most = 4096;
    private readonly Lock only = new();
    private readonly Queue<(string Id, Heard Heard)> kept = new();

    public void Keep(string id, Heard heard)
    {
        lock (only)
        {
            kept.Enqueue((id, heard));
            if (kept.Count > Most) kept.Dequeue();
        }
    }

    public List<Heard> Take(string id)
    {
        lock (only) return [.. kept.Where(stray => stray.Id == id).Select(stray => stray.Heard)];
    }
}
