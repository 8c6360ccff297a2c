namespace Hotline.Web.Administration;

/// <summary>预览: what Escalation answers about the limits of open orders before a calendar or limits are published.</summary>
/// <param name="Looked">How many open orders were looked at.</param>
/// <param name="Moving">How many limits would be another.</param>
/// <param name="OnlyCompared">Whether the orders keep what is printed on them all the same.</param>
/// <param name="Limits">Of those the nearest.</param>
public sealed record WhatMoves(int Looked, int Moving, bool OnlyCompared, IReadOnlyList<WhatMoves.Limit> Limits)
{
    /// <summary>One limit.</summary>
    /// <param name="WorkOrderId">The order.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Unit">Who has it.</param>
    /// <param name="Clock">Which clock.</param>
    /// <param name="From">Now, UTC.</param>
    /// <param name="To">Then, UTC.</param>
    public sealed record Limit(string WorkOrderId, string? Number, string? Unit, string Clock, DateTime From, DateTime To);
}
