namespace Hotline.Dispatch;

/// <summary>工作台的状态: what a desk's list is asked for; a state, or what several have in common.</summary>
/// <param name="Name">The word on the wire.</param>
/// <param name="States">The states of the orders in it.</param>
/// <param name="Due">Which of their limits.</param>
/// <param name="OnlyAsked">Of the orders that are handled, only those whose extension waits for an answer.</param>
internal sealed record DeskState(string Name, IReadOnlyList<string> States, DeskState.Limit Due = DeskState.Limit.Any, bool OnlyAsked = false)
{
    internal enum Limit { Any, Passed, Soon }

    private static readonly string[] Running = Dispatch.States.Open;

    private static readonly string[] Over = [Dispatch.States.Closed, Dispatch.States.Terminated, Dispatch.States.Withdrawn, Dispatch.States.Merged];

    /// <summary>在办: any state in which a limit runs.</summary>
    public static readonly DeskState Open = new("open", Running);
    /// <summary>已超期.</summary>
    public static readonly DeskState Overdue = new("overdue", Running, Limit.Passed);
    /// <summary>将到期: those whose light is yellow.</summary>
    public static readonly DeskState DueSoon = new("due-soon", Running, Limit.Soon);
    /// <summary>待审核: returns, closings and extensions that a dispatcher answers.</summary>
    public static readonly DeskState ToReview = new("to-review", [Dispatch.States.ReturnRequested, Dispatch.States.ClosingSubmitted, Dispatch.States.Signed], OnlyAsked: true);
    /// <summary>退单与争议.</summary>
    public static readonly DeskState ReturnsAndDisputes = new("returns-and-disputes", [Dispatch.States.ReturnRequested, Dispatch.States.Held]);

    private static readonly DeskState[] All = [Open, Overdue, DueSoon, ToReview, ReturnsAndDisputes, .. Running.Concat(Over).Select(Of)];

    /// <summary>What may be asked for.</summary>
    public static readonly string[] Names = [.. All.Select(one => one.Name)];

    /// <summary>One state alone.</summary>
    public static DeskState Of(string state) => new(state, [state]);

    /// <summary>The one of this name, or null.</summary>
    public static DeskState? Named(string name) => Array.Find(All, one => one.Name == name);

    /// <summary>Whether a limit runs in it.</summary>
    public bool Runs => !Over.Contains(States[0]);
}
