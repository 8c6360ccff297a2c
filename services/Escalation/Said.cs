using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>What is said once about an order and not again.</summary>
internal static class Said
{
    /// <summary>True the first time this is said about the order.</summary>
    public static async Task<bool> FirstTime(Transaction tx, string orderId, string what) =>
        await tx.Execute(Insert, new { OrderId = orderId, What = what }) == 1;

    /// <summary>Whether this was said about the order.</summary>
    public static async Task<bool> Already(Transaction tx, string orderId, string what) =>
        await tx.Single<string>(Load, new { OrderId = orderId, What = what }) is not null;

    private const string Load = "SELECT What FROM Said WHERE OrderId = @OrderId AND What = @What";

    private const string Insert = """
        INSERT INTO Said (OrderId, What)
        SELECT @OrderId, @What WHERE NOT EXISTS (SELECT 1 FROM Said WHERE OrderId = @OrderId AND What = @What)
        """;
}
