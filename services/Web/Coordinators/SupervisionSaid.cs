namespace Hotline.Web.Coordinators;

/// <summary>督办 of one order as Escalation tells it.</summary>
public sealed record SupervisionSaid(string OrderId, string? Number, string Cause, DateTime Since, string Grade, string? Unit, DateTime? AnswerBy, string? Reason, string? OpenedBy,
    DateTime? AnsweredAt, string? Answer, DateTime? ClosedAt, string? ClosedBy, string? Result)
{
    internal bool IsLate(DateTime now) => ClosedAt is null && AnsweredAt is null && AnswerBy < now;

    /// <summary>Why it is watched; by-hand-2 is by hand.</summary>
    internal string CauseWord => Cause.StartsWith("by-hand", StringComparison.Ordinal) ? "supervised-by-hand" : $"supervised-{Cause}";

    /// <summary>Where it stands, in words, and with a colour where the unit is late.</summary>
    internal (string? Colour, string Chinese, string English) Stands(DateTime now) => this switch
    {
        { ClosedAt: not null } => (null, "已销号", "closed"),
        { AnsweredAt: not null } => ("green", "已答复，待销号", "answered, to be closed"),
        _ when IsLate(now) => ("red", "逾期未答复", "not answered in time"),
        _ => ("yellow", "待答复", "to be answered"),
    };

    /// <summary>One page of them.</summary>
    public sealed record PageOf(List<SupervisionSaid> Rows, string? Next);
}
