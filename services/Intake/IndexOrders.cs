using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>Orders that were registered before there was a search, for <see cref="IndexTexts"/>.</summary>
internal static class IndexOrders
{
    private sealed record Missing
    {
        public string Id { get; init; } = "";
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public string Content { get; init; } = "";
        public string? Address { get; init; }
    }

    /// <summary>Puts some more into the search; how many.</summary>
    internal static Task<int> Some(ServiceDb db) =>
        IndexTexts.Some<Missing>(db, Select, order => order.Id, order => SearchWorkOrders.Terms(order.Number, order.Title, order.Content, order.Address));

    private const string Select = """
        SELECT o.Id, o.Number, o.Title, o.Content, o.Address
        FROM Texts t JOIN WorkOrders o ON o.Id = t.Id
        WHERE t.Done = 0 ORDER BY t.Seq DESC
        """;
}
