using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>A month as it is kept; one of which nothing was decided yet has no row.</summary>
internal sealed record MonthRow
{
    public string Month { get; init; } = "";
    public int Revision { get; init; }
    public string? Rules { get; init; }
    public DateTime? PreviewedAt { get; init; }
    public DateTime? AppealUntil { get; init; }
    public DateTime? ClosedAt { get; init; }
    public int Version { get; init; }

    /// <summary>How far it is at this moment, UTC.</summary>
    public string State(RulesBook book, DateTime now) =>
        ClosedAt is not null ? MonthStates.Closed
        : PreviewedAt is not null ? AppealUntil < now ? MonthStates.Due : MonthStates.Previewed
        : string.CompareOrdinal(Month, book.MonthOf(now)) < 0 ? MonthStates.Ended : MonthStates.Running;

    /// <summary>Takes the month's row, making it where there is none.</summary>
    public static async Task<MonthRow> Take(Transaction tx, string month)
    {
        if (await tx.Execute(Hold, new { Month = month }) == 0)
            await tx.Execute(Insert, new { Month = month });
        return (await tx.Single<MonthRow>(Load, new { Month = month }))!;
    }

    public const string Load = "SELECT * FROM Months WHERE Month = @Month";

    public const string Save = """
        UPDATE Months SET Revision = Revision + 1, Rules = @Rules, PreviewedAt = @PreviewedAt, AppealUntil = @AppealUntil, ClosedAt = @ClosedAt, Version = @Version
        WHERE Month = @Month AND Revision = @Revision
        """;

    private const string Hold = "UPDATE Months SET Revision = Revision WHERE Month = @Month";

    private const string Insert = "INSERT INTO Months (Month, Revision, Version) VALUES (@Month, 0, 0)";
}
