using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>How a fact of Dispatch reaches an order's row: one statement where the row stands, which is nearly always.</summary>
internal static class Fold
{
    public static async Task Into(Transaction tx, string fold, string orderId, object fact)
    {
        if (await tx.Execute(fold, fact) == 0 && await tx.Execute(Take, new { Id = orderId }) == 1)
            await tx.Execute(fold, fact);
    }

    private const string Take = """
        INSERT INTO WorkOrders (Id, IncidentId, Revision, State, Confidential, NumbersMoved, Urged, Tries, TriesOf, FollowedUpClosing, ReopenedClosing,
            Reopenings, WithdrawalAskedAfter, ProgressRevision, ClosingRevision, AwaitsFollowUp, MergeRevision, WithdrawalAnswered)
        SELECT @Id, @Id, 0, 'unheard', 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0
        WHERE NOT EXISTS (SELECT 1 FROM WorkOrders WHERE Id = @Id)
        """;
}
