using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>失分: keeps each line that cost points, by month and by who bears it.</summary>
internal static class KeepCosts
{
    /// <summary>What a sheet costs; what is struck costs nobody.</summary>
    public static List<Cost> Of(ScoreSheet? sheet, string orderId, string? month) => sheet is null ? [] :
        [.. from line in sheet.Lines
            where line.Struck is null && line.Points < line.Possible
            select new Cost { WorkOrderId = orderId, Item = line.Item, Unit = line.Unit ?? KeepCounts.OfDispatch, Charged = line.Charged, Month = month!, Lost = line.Possible - line.Points }];

    public static async Task Change(Transaction tx, List<Cost> before, List<Cost> now)
    {
        foreach (var gone in before.Except(now))
            await tx.Execute(Delete, gone);
        foreach (var come in now.Except(before))
            await tx.Execute(Insert, come);
    }

    private const string Delete = "DELETE FROM Costs WHERE WorkOrderId = @WorkOrderId AND Item = @Item AND Unit = @Unit";

    private const string Insert = "INSERT INTO Costs (WorkOrderId, Item, Unit, Charged, Month, Lost) VALUES (@WorkOrderId, @Item, @Unit, @Charged, @Month, @Lost)";
}

/// <summary>One line that cost points.</summary>
internal sealed record Cost
{
    public string WorkOrderId { get; init; } = "";
    public string Item { get; init; } = "";
    public string Unit { get; init; } = "";
    /// <summary>One of <see cref="ScoreCharges"/>.</summary>
    public string Charged { get; init; } = "";
    public string Month { get; init; } = "";
    /// <summary>Hundredths.</summary>
    public int Lost { get; init; }
}
