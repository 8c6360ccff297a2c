namespace Hotline.Platform;

/// <summary>What happens while pages stand open. Nothing is kept for them: who was not there reads what there is.</summary>
public sealed class LiveFacts
{
    private volatile Action<FactRow>[] _followers = [];

    /// <summary>Told of each fact that is announced from now on, until disposed. It must answer at once, and may be told twice.</summary>
    public IDisposable Follow(Action<FactRow> told)
    {
        lock (this)
            _followers = [.. _followers, told];
        return new Following(this, told);
    }

    internal void Tell(FactRow fact)
    {
        foreach (var follower in _followers)
            follower(fact);
    }

    private sealed class Following(LiveFacts live, Action<FactRow> told) : IDisposable
    {
        public void Dispose()
        {
            lock (live)
                live._followers = [.. live._followers.Where(follower => follower != told)];
        }
    }
}
