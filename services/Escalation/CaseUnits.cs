using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>争议单位: who takes part in a case: the units named when it was opened and the one that had the order when it was held. Of a confidential order neither the accused unit nor one below it, and nobody before it is known whom the order accuses.</summary>
internal static class CaseUnits
{
    /// <summary>Keeps who takes part and when each stated, as it follows from the facts.</summary>
    public static async Task Follow(Transaction tx, Dispute dispute, HeardFacts heard, CaseFile file)
    {
        if (heard.Last<WorkOrderHandedOver>() is null)
            return;
        var before = (await tx.List<CaseUnit>(CaseUnit.OfDispute, dispute)).ToDictionary(one => one.Unit, StringComparer.Ordinal);
        foreach (var code in Of(dispute, heard))
        {
            var unit = new CaseUnit { Dispute = dispute.Id, Unit = code, StatedAt = file.LastOf(code)?.At };
            if (before.TryGetValue(code, out var known) ? known != unit : !await IsAccused(tx, dispute.Accused, code))
                await tx.Execute(known is null ? CaseUnit.Insert : CaseUnit.Update, unit);
        }
    }

    /// <summary>Those of this person's units that take part; none where one of them is accused, or lies below the accused.</summary>
    public static async Task<List<string>> Theirs(Transaction tx, Dispute dispute, Actor user)
    {
        foreach (var unit in user.Units)
            if (await IsAccused(tx, dispute.Accused, unit))
                return [];
        return await tx.List<string>(CaseUnit.Among, new { dispute.Id, user.Units });
    }

    private static async Task<bool> IsAccused(Transaction tx, string? accused, string unit) =>
        accused is not null && (unit == accused || (await Unit.LineOf(tx, unit)).Exists(one => one.Code == accused));

    internal static List<string> Of(Dispute dispute, HeardFacts heard) =>
        [.. DisputeView.Words(dispute.Units)!.Concat(heard.All<OrderHeld>().Where(f => f.Dispute == dispute.Id).Select(f => f.Unit)).OfType<string>().Distinct(StringComparer.Ordinal)];
}

/// <summary>A unit in a case, and when it last stated, UTC.</summary>
internal sealed record CaseUnit
{
    public string Dispute { get; init; } = "";
    public string Unit { get; init; } = "";
    public DateTime? StatedAt { get; init; }

    public const string OfDispute = "SELECT Dispute, Unit, StatedAt FROM DisputeUnits WHERE Dispute = @Id ORDER BY Unit";

    public const string Among = "SELECT Unit FROM DisputeUnits WHERE Dispute = @Id AND Unit IN @Units ORDER BY Unit";

    public const string OfSome = "SELECT Dispute, Unit, StatedAt FROM DisputeUnits WHERE Dispute IN @Ids ORDER BY Dispute, Unit";

    public const string Insert = "INSERT INTO DisputeUnits (Dispute, Unit, StatedAt) VALUES (@Dispute, @Unit, @StatedAt)";

    public const string Update = "UPDATE DisputeUnits SET StatedAt = @StatedAt WHERE Dispute = @Dispute AND Unit = @Unit";
}
