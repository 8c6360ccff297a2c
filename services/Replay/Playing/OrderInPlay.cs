namespace Hotline.Replay;

/// <summary>One order while it is played: at most one command of it is under way at a time.</summary>
internal sealed class OrderInPlay(OrderPlan plan)
{
    private readonly Lock only = new();
    private Progress progress = new();
    private bool busy = true;
    private bool left;
    private long moved = TimeProvider.System.GetTimestamp();

    public OrderPlan Plan => plan;

    public Progress Progress
    {
        get { lock (only) return progress; }
    }

    /// <summary>How often it was asked for, or a command was refused, since it last moved.</summary>
    public int Vain { get; private set; }

    /// <summary>Takes in what was heard; whether it is to be acted on by whoever told it.</summary>
    public bool Hear(Heard heard)
    {
        lock (only)
        {
            var after = progress.After(heard);
            if (after != progress) (moved, Vain) = (TimeProvider.System.GetTimestamp(), 0);
            progress = after;
            if (busy || !HasSomethingToDo) return false;
            busy = true;
            return true;
        }
    }

    /// <summary>The next command; where there is none, the order rests until something is heard.</summary>
    public Step? NextOrRest()
    {
        lock (only)
        {
            var step = IsOver ? null : NextStep.Of(plan, progress);
            busy = step is not null || IsOver;
            return step;
        }
    }

    /// <summary>It rests, and nothing was heard for so long: whoever asks for it now has it to themselves.</summary>
    public bool TakeIfStill(TimeSpan since)
    {
        lock (only)
        {
            if (busy || TimeProvider.System.GetElapsedTime(moved) < since * (Vain + 1)) return false;
            return busy = true;
        }
    }

    public void InVain() => Vain++;

    /// <summary>It was registered before, and is left where somebody has brought it since.</summary>
    public void Leave()
    {
        lock (only) left = true;
    }

    public bool IsOver => progress.IsFinished || progress.IsEndedOtherwise || left || progress.Standing == plan.Left;

    private bool HasSomethingToDo => IsOver || NextStep.Of(plan, progress) is not null;
}
