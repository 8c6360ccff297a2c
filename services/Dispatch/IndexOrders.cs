using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>Orders that came before Dispatch had a search, for <see cref="IndexTexts"/>.</summary>
internal static class IndexOrders
{
    /// <summary>Puts some more into the search; how many.</summary>
    internal static Task<int> Some(ServiceDb db) => IndexTexts.Some<WorkOrder>(db, Select, order => order.Id, SearchForDesk.Terms);

    private const string Select = """
        SELECT o.Id, o.Number, o.Title, o.Category, o.Area
        FROM Texts t JOIN WorkOrders o ON o.Id = t.Id
        WHERE t.Done = 0 ORDER BY t.Seq DESC
        """;
}
