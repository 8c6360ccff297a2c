namespace Hotline.Escalation;

/// <summary>预览: what publishing would do to the limits of open orders. Nothing is changed by asking.</summary>
/// <param name="Looked">How many open orders were looked at.</param>
/// <param name="Moving">How many limits would be another.</param>
/// <param name="OnlyCompared">Whether the orders keep what is printed on them all the same, so that the limits are only compared.</param>
/// <param name="Limits">Of those the nearest 200, by when they are due now.</param>
public sealed record WhatWouldMove(int Looked, int Moving, bool OnlyCompared, IReadOnlyList<WhatWouldMove.Limit> Limits)
{
    private const int MostShown = 200;

    /// <summary>One limit that would be another.</summary>
    /// <param name="WorkOrderId">The order.</param>
    /// <param name="Number">The number people use.</param>
    /// <param name="Unit">Who has it.</param>
    /// <param name="Clock">One of <see cref="Contracts.Clocks"/>.</param>
    /// <param name="From">The limit now, UTC.</param>
    /// <param name="To">The limit then, UTC.</param>
    public sealed record Limit(string WorkOrderId, string? Number, string? Unit, string Clock, DateTime From, DateTime To);

    internal static WhatWouldMove Of(int looked, IReadOnlyCollection<Limit> moving, bool onlyCompared = false) =>
        new(looked, moving.Count, onlyCompared, [.. moving.OrderBy(limit => limit.From).ThenBy(limit => limit.WorkOrderId, StringComparer.Ordinal).Take(MostShown)]);
}
