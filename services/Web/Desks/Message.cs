namespace Hotline.Web;

/// <summary>What a desk says after something was done, or was not.</summary>
/// <param name="Done">Whether it was done.</param>
/// <param name="Chinese">zh-CN.</param>
/// <param name="English">English.</param>
/// <param name="OrderId">The order to go to.</param>
/// <param name="Number">Its number.</param>
public sealed record Message(bool Done, string Chinese, string English, string? OrderId = null, string? Number = null)
{
    internal static Message Of(No no) => new(false, no.Chinese, no.English);
}
