using Hotline.Contracts;

namespace Hotline.Escalation;

/// <summary>督办 of one order for one cause: how severe, until when the unit must answer, what it answered, and how it ended.</summary>
public sealed record Supervision
{
    /// <summary>The order.</summary>
    public string OrderId { get; init; } = "";
    /// <summary>Its number for people.</summary>
    public string? Number { get; init; }
    /// <summary>Which of the order's supervisions: one of <see cref="SupervisionCauses"/>, by-hand-1, by-hand-2 for those opened by hand.</summary>
    public string Cause { get; init; } = "";
    /// <summary>Since when, UTC.</summary>
    public DateTime Since { get; init; }
    /// <summary>One of <see cref="SupervisionGrades"/>.</summary>
    public string Grade { get; init; } = SupervisionGrades.Daily;
    /// <summary>Whose it is.</summary>
    public string? Unit { get; init; }
    /// <summary>Until when the unit must answer, UTC.</summary>
    public DateTime? AnswerBy { get; init; }
    /// <summary>Why, in the words of who opened it.</summary>
    public string? Reason { get; init; }
    /// <summary>The account that opened it; none where a rule did.</summary>
    public string? OpenedBy { get; init; }
    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; init; }
    /// <summary>The account that answered.</summary>
    public string? AnsweredBy { get; init; }
    /// <summary>What the unit has done.</summary>
    public string? Answer { get; init; }
    /// <summary>UTC; null while it is watched.</summary>
    public DateTime? ClosedAt { get; init; }
    /// <summary>The account that closed it; none where it ended with the order.</summary>
    public string? ClosedBy { get; init; }
    /// <summary>With what result.</summary>
    public string? Result { get; init; }

    /// <summary>Whether a rule opened it: then it ends with the order.</summary>
    internal bool IsByRule => OpenedBy is null;

    internal const string OfOrder = Select + " WHERE s.OrderId = @OrderId ORDER BY s.Since, s.Cause";

    internal const string One = Select + " WHERE s.OrderId = @OrderId AND s.Cause = @Cause";

    internal const string Select = """
        SELECT s.OrderId, c.Number, s.Cause, s.Since, s.Grade, s.Unit, s.AnswerBy, s.Reason, s.OpenedBy, s.AnsweredAt, s.AnsweredBy, s.Answer, s.ClosedAt, s.ClosedBy, s.Result
        FROM Supervisions s JOIN Clocks c ON c.Id = s.OrderId
        """;
}
