using Hotline.Platform;

namespace Hotline.Web;

/// <summary>领单: who looks at a waiting order, and until when, as a page shows it.</summary>
/// <param name="WorkOrderId">The order.</param>
/// <param name="Number">Its number.</param>
/// <param name="TakenBy">The account.</param>
/// <param name="Until">UTC.</param>
/// <param name="Name">How the account is called.</param>
public sealed record TakingSaid(string WorkOrderId, string? Number, string? TakenBy, DateTime Until, string? Name = null)
{
    /// <summary>All that run, with names; none where Dispatch does not answer.</summary>
    internal static async Task<List<TakingSaid>> All(Desk desk, ServiceDb db)
    {
        var all = (await desk.Ask<List<TakingSaid>>("dispatch", "queue/taken")).Value ?? [];
        var names = await AccountNames.Of(db, all.Select(one => one.TakenBy!));
        return all.ConvertAll(one => one with { Name = names.GetValueOrDefault(one.TakenBy!, one.TakenBy!) });
    }

    internal string Shown(Language language) => language[$"{Name} 在看，至 {Moments.Full(Until)[^5..]}", $"{Name} looks at it until {Moments.Full(Until)[^5..]}"];
}
