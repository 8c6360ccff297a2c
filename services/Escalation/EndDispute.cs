using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>Dispatch answers: the hold is refused, or the ruling could not be carried out. Each dispute and each ruling has its own answer, whatever its number.</summary>
internal static class EndDispute
{
    internal static Task Hear(HoldRefused fact, Transaction tx) =>
        Hear(tx, fact.WorkOrderId, fact.IncidentId, new Answer { Dispute = fact.Dispute, Code = fact.Code });

    internal static Task Hear(RulingNotApplied fact, Transaction tx) =>
        Hear(tx, fact.WorkOrderId, fact.IncidentId, new Answer { Dispute = fact.Dispute, Ruling = fact.Ruling, Code = fact.Code });

    private static async Task Hear(Transaction tx, string orderId, string incidentId, Answer answer)
    {
        await ClockRow.Take(tx, orderId, incidentId);
        await tx.Execute(Answer.Insert, answer);
        await Dispute.Settle(tx, orderId, await tx.HeardOf(orderId));
    }
}

/// <summary>What Dispatch said to a dispute (no ruling: the order is not held), or to a ruling of it.</summary>
internal sealed record Answer
{
    public string Dispute { get; init; } = "";
    public string Ruling { get; init; } = "";
    public string Code { get; init; } = "";

    public const string Insert = """
        INSERT INTO Answers (Dispute, Ruling, Code)
        SELECT @Dispute, @Ruling, @Code WHERE NOT EXISTS (SELECT 1 FROM Answers WHERE Dispute = @Dispute AND Ruling = @Ruling)
        """;

    public const string Load = "SELECT Dispute, Ruling, Code FROM Answers WHERE Dispute = @Id";
}
