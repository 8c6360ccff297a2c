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

    public static SheetRow None(SheetRow row) => new() { Id = row.Id, WorkOrderId = row.WorkOrderId, Revision = row.Revision };

    /// <summary>What makes two sheets the same.</summary>
    public static string? BodyOf(ScoreSheet? sheet) => sheet is null ? null : JsonSerializer.Serialize(new SheetBody(sheet.Unit, sheet.At, sheet.Lines), Wire.Json);

    public IReadOnlyList<ScoreLine> Lines() => JsonSerializer.Deserialize<SheetBody>(Body!, Wire.Json)!.Lines;

    private sealed record SheetBody(string Unit, DateTime At, IReadOnlyList<ScoreLine> Lines);

    public const string Empty = """
        INSERT INTO Sheets (Id, WorkOrderId, Revision, Points, Possible, Settled)
        SELECT @Id, @WorkOrderId, 0, 0, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM Sheets WHERE Id = @Id)
        """;

    public const string LoadOfOrder = "SELECT * FROM Sheets WHERE WorkOrderId = @WorkOrderId";

    public const string Save = """
        UPDATE Sheets SET Revision = @Revision, Unit = @Unit, Points = @Points, Possible = @Possible, Settled = @Settled, Rules = @Rules, Body = @Body, ScoredAt = @ScoredAt
        WHERE Id = @Id
        """;
}
