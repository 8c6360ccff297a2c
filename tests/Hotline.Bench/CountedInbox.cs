using Hotline.Platform;
using Microsoft.Extensions.Logging;

namespace Hotline.Bench;

/// <summary>Our inbox, or one that keeps nothing and calls nobody: what stands before and after it is the same.</summary>
internal sealed class CountedInbox(ServiceDb db, ILogger log) : Inbox(db, log)
{
    private TaskCompletionSource _all = new();
    private int _left;

    public bool IsEmpty { get; set; }

    /// <summary>Done when so many more were handled.</summary>
    public Task Handled(int messages)
    {
        (_left, _all) = (messages, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return _all.Task;
    }

    public override async Task Hear(FactRow fact, Listener listener)
    {
        if (!IsEmpty)
            await base.Hear(fact, listener);
        if (Interlocked.Decrement(ref _left) == 0)
            _all.TrySetResult();
    }
}
