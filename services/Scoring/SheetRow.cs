using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>A sheet as it is kept; without a body there is none (yet, or no more).</summary>
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
    public DateTime? ScoredAt { get; init; }
    public DateTime? RungAt { get; init; }

    public static SheetRow Of(SheetRow row, ScoreSheet sheet, bool settled) => row with
    {
        Revision = row.Revision + 1,
        Unit = sheet.Unit,
        Points = sheet.Points,
        Possible = sheet.Possible,
        Settled = settled,
        Rules = ScoreSheet.Rules,
        Body = BodyOf(sheet),
        ScoredAt = sheet.At,
    };

    /// <summary>What makes two sheets the same.</summary>
    public static string? BodyOf(ScoreSheet? sheet) => sheet is null ? null : JsonSerializer.Serialize(new SheetBody(sheet.Unit, sheet.At, sheet.Lines), Wire.Json);

    public IReadOnlyList<ScoreLine> Lines() => JsonSerializer.Deserialize<SheetBody>(Body!, Wire.Json)!.Lines;

    private sealed record SheetBody(string Unit, DateTime At, IReadOnlyList<ScoreLine> Lines);

    /// <summary>Takes the order's row, so that no other process folds the same order at the same time; makes it where nothing was heard of the order yet.</summary>
    public static async Task<SheetRow> Take(Transaction tx, string orderId, string incidentId)
    {
        var row = new { Id = incidentId, WorkOrderId = orderId };
        if (await tx.Execute(Hold, row) == 0)
            await tx.Execute(Insert, row);
        return (await tx.Single<SheetRow>(LoadOfOrder, row))!;
    }

    private const string Hold = "UPDATE Sheets SET Revision = Revision WHERE WorkOrderId = @WorkOrderId";

    /// <summary>Notes until when appeal windows have rung; takes the row as well.</summary>
    public const string NoteRing = "UPDATE Sheets SET RungAt = CASE WHEN RungAt > @DueAt THEN RungAt ELSE @DueAt END WHERE WorkOrderId = @WorkOrderId";

    private const string Insert = "INSERT INTO Sheets (Id, WorkOrderId, Revision, Points, Possible, Settled) VALUES (@Id, @WorkOrderId, 0, 0, 0, 0)";

    public const string LoadOfOrder = "SELECT * FROM Sheets WHERE WorkOrderId = @WorkOrderId";

    public const string Save = """
        UPDATE Sheets SET Revision = @Revision, Unit = @Unit, Points = @Points, Possible = @Possible, Settled = @Settled, Rules = @Rules, Body = @Body, ScoredAt = @ScoredAt
        WHERE Id = @Id AND Revision = @Revision - 1
        """;

    /// <summary>There is none yet, or no more.</summary>
    public const string Clear = """
        UPDATE Sheets SET Unit = NULL, Points = 0, Possible = 0, Settled = 0, Rules = NULL, Body = NULL, ScoredAt = NULL
        WHERE Id = @Id AND Revision = @Revision
        """;
}
