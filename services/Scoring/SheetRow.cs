using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>A sheet as it is kept: what was found, the rules that mark it, and what that comes to; without a body there is none (yet, or no more).</summary>
internal sealed record SheetRow
{
    public string Id { get; init; } = "";
    public string WorkOrderId { get; init; } = "";
    public int Revision { get; init; }
    public string? Unit { get; init; }
    public int Points { get; init; }
    public int Possible { get; init; }
    public bool Settled { get; init; }
    public string? Rules { get; init; }
    public string? Body { get; init; }
    public string? Month { get; init; }
    public DateTime? ScoredAt { get; init; }
    public DateTime? RungAt { get; init; }

    public SheetRow With(ScoreSheet sheet, string month, bool settled) => this with
    {
        Revision = Revision + 1,
        Unit = sheet.Incident.Unit,
        Points = sheet.Points,
        Possible = sheet.Possible,
        Settled = settled,
        Rules = sheet.Rules.Code,
        Body = sheet.Incident.Body(),
        Month = month,
        ScoredAt = sheet.Incident.At,
    };

    /// <summary>The sheet, marked by the rules it was marked by; null where there is none.</summary>
    public ScoreSheet? Sheet(RulesBook book) => Body is null ? null : ScoreSheet.Of(Incident.Read(Body), book.Named(Rules)!);

    /// <summary>Takes the order's row, so that no other process folds the same order at the same time; makes it where nothing was heard of the order yet.</summary>
    public static async Task<SheetRow> Take(Transaction tx, string orderId, string incidentId)
    {
        var row = new { Id = incidentId, WorkOrderId = orderId };
        if (await tx.Execute(Hold, row) == 0)
            await tx.Execute(Insert, row);
        return (await tx.Single<SheetRow>(LoadOfOrder, row))!;
    }

    /// <summary>Takes the row of an order of which something was heard, or null.</summary>
    public static async Task<SheetRow?> Take(Transaction tx, string orderId) =>
        await tx.Execute(Hold, new { WorkOrderId = orderId }) == 0 ? null : await tx.Single<SheetRow>(LoadOfOrder, new { WorkOrderId = orderId });

    /// <summary>The revision of the next fact that this service announces about the order.</summary>
    public static async Task<int> Next(Transaction tx, SheetRow row)
    {
        await tx.Change(Count, row);
        return row.Revision + 1;
    }

    private const string Hold = "UPDATE Sheets SET Revision = Revision WHERE WorkOrderId = @WorkOrderId";

    private const string Count = "UPDATE Sheets SET Revision = Revision + 1 WHERE WorkOrderId = @WorkOrderId AND Revision = @Revision";

    /// <summary>Notes until when appeal windows have rung; takes the row as well.</summary>
    public const string NoteRing = "UPDATE Sheets SET RungAt = CASE WHEN RungAt > @DueAt THEN RungAt ELSE @DueAt END WHERE WorkOrderId = @WorkOrderId";

    private const string Insert = "INSERT INTO Sheets (Id, WorkOrderId, Revision, Points, Possible, Settled) VALUES (@Id, @WorkOrderId, 0, 0, 0, 0)";

    public const string LoadOfOrder = "SELECT * FROM Sheets WHERE WorkOrderId = @WorkOrderId";

    public const string Save = """
        UPDATE Sheets SET Revision = @Revision, Unit = @Unit, Points = @Points, Possible = @Possible, Settled = @Settled, Rules = @Rules, Body = @Body, Month = @Month, ScoredAt = @ScoredAt
        WHERE Id = @Id AND Revision = @Revision - 1
        """;

    /// <summary>There is none yet, or no more.</summary>
    public const string Clear = """
        UPDATE Sheets SET Unit = NULL, Points = 0, Possible = 0, Settled = 0, Rules = NULL, Body = NULL, Month = NULL, ScoredAt = NULL
        WHERE Id = @Id AND Revision = @Revision
        """;
}
