using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>案卷 as a meeting reads it: the order as it was handed over, through whose hands it went, the rungs, what was said, filed and agreed.</summary>
public sealed record CaseView
{
    /// <summary>One of <see cref="WorkOrderTypes"/>.</summary>
    public string? Type { get; init; }
    /// <summary>Category code.</summary>
    public string? Category { get; init; }
    /// <summary>Area code.</summary>
    public string? Area { get; init; }
    /// <summary>Where the matter is.</summary>
    public string? Address { get; init; }
    /// <summary>The demand.</summary>
    public string? Content { get; init; }
    /// <summary>保密.</summary>
    public bool Confidential { get; init; }
    /// <summary>首接: who leads and answers to the caller until somebody decides (Beijing Art. 14).</summary>
    public string? FirstReceiver { get; init; }
    /// <summary>The units that take part.</summary>
    public required IReadOnlyList<string> Units { get; init; }
    /// <summary>Of them those of whoever reads.</summary>
    public required IReadOnlyList<string> Yours { get; init; }
    /// <summary>Through whose hands it went, the earliest first.</summary>
    public required IReadOnlyList<Passed> Path { get; init; }
    /// <summary>协调层级 of the case, the lowest first.</summary>
    public required IReadOnlyList<RungSaid> Rungs { get; init; }
    /// <summary>陈述意见, the oldest first; a unit's last counts.</summary>
    public required IReadOnlyList<CaseStatement> Statements { get; init; }
    /// <summary>书证.</summary>
    public required IReadOnlyList<DisputeDocumentFiled> Documents { get; init; }
    /// <summary>会议纪要.</summary>
    public required IReadOnlyList<DisputeMinuted> Minutes { get; init; }
    /// <summary>提级.</summary>
    public required IReadOnlyList<DisputeMovedUp> Moves { get; init; }
    /// <summary>At which rung the last ruling was given.</summary>
    public string? RuledAtRung { get; init; }
    /// <summary>Which minutes it rests on.</summary>
    public int? RestsOnMinutes { get; init; }
    /// <summary>Whether it becomes a precedent when it is carried out.</summary>
    public bool ToBePrecedent { get; init; }

    /// <summary>One hand it went through.</summary>
    /// <param name="Fact">The fact's name.</param>
    /// <param name="Unit">The unit.</param>
    /// <param name="At">UTC.</param>
    public sealed record Passed(string Fact, string? Unit, DateTime At);

    /// <summary>One rung.</summary>
    /// <param name="Name">One of <see cref="DisputeRungs"/>.</param>
    /// <param name="Limit">How long the case may stand on it.</param>
    /// <param name="Since">Since when it stands or stood there, UTC; null where it never did.</param>
    /// <param name="Now">Whether it stands there.</param>
    public sealed record RungSaid(string Name, string Limit, DateTime? Since, bool Now);

    internal static CaseView Of(Dispute dispute, HeardFacts heard, CaseFile file, IReadOnlyList<string> units, IReadOnlyList<string> yours, DisputeLadder ladder)
    {
        var (order, ruled) = (heard.Last<WorkOrderHandedOver>(), file.Rulings.LastOrDefault());
        return new CaseView
        {
            Type = order?.Type,
            Category = order?.Category,
            Area = order?.Area,
            Address = order?.Address,
            Content = order?.Content,
            Confidential = order?.Confidential ?? false,
            FirstReceiver = CaseFile.FirstReceiver(heard),
            Units = units,
            Yours = yours,
            Path = PathOf(heard),
            Rungs = [.. ladder.Of(RungFold.IsUrgent(heard)).Select(rung => new RungSaid(rung.Name, rung.Limit, SinceOf(rung.Name, dispute, file), rung.Name == dispute.Rung))],
            Statements = file.Statements,
            Documents = file.Documents,
            Minutes = file.Minutes,
            Moves = file.Moves,
            RuledAtRung = ruled?.Rung,
            RestsOnMinutes = ruled?.Minutes,
            ToBePrecedent = ruled?.Teaches ?? false,
        };
    }

    private static DateTime? SinceOf(string rung, Dispute dispute, CaseFile file) =>
        file.Moves.LastOrDefault(move => move.To == rung)?.At ?? ((file.Moves.Count == 0 ? dispute.Rung : file.Moves[0].From) == rung ? dispute.OpenedAt : null);

    private static List<Passed> PathOf(HeardFacts heard)
    {
        List<(int Revision, Passed Hand)> hands =
        [
            .. heard.All<WorkOrderDispatched>().Select(f => (f.Revision, Hand: new Passed(nameof(WorkOrderDispatched), f.Unit, f.At))),
            .. heard.All<WorkOrderRecalled>().Select(f => (f.Revision, Hand: new Passed(nameof(WorkOrderRecalled), f.Unit, f.At))),
            .. heard.All<ReturnRequested>().Select(f => (f.Revision, Hand: new Passed(nameof(ReturnRequested), f.Unit, f.At))),
            .. heard.All<ReturnUpheld>().Select(f => (f.Revision, Hand: new Passed(nameof(ReturnUpheld), f.Unit, f.At))),
            .. heard.All<ReturnRejected>().Select(f => (f.Revision, Hand: new Passed(nameof(ReturnRejected), f.Unit, f.At))),
            .. heard.All<ReturnContested>().Select(f => (f.Revision, Hand: new Passed(nameof(ReturnContested), f.Unit, f.At))),
            .. heard.All<OrderHeld>().Select(f => (f.Revision, Hand: new Passed(nameof(OrderHeld), f.Unit, f.At))),
            .. heard.All<ReworkDispatched>().Select(f => (f.Revision, Hand: new Passed(nameof(ReworkDispatched), f.Unit, f.At))),
        ];
        return [.. hands.OrderBy(one => one.Revision).Select(one => one.Hand)];
    }
}
