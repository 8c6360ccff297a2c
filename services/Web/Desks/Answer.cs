using System.Text.Json;

namespace Hotline.Web;

/// <summary>What a service answered a page: the value, or why not.</summary>
internal sealed record Answer<T>(T? Value, No? No)
{
    public bool IsDone => No is null;

    /// <summary>The same answer with something made of its value.</summary>
    public Answer<TMade> As<TMade>(Func<T, TMade> make) => No is null ? new(make(Value!), null) : new(default, No);
}

/// <summary>A service's no: its code, the field at fault, and the sentence in both languages.</summary>
public sealed record No(string Code, string Chinese, string English, string? Field = null)
{
    /// <summary>The service did not answer at all, and no other process of it did.</summary>
    public static readonly No Away = new("service-away", "服务暂时没有响应，您填写的内容还在。请稍后再试一次。", "The service does not answer for the moment; what you wrote is still here. Try again shortly.");

    /// <summary>The session has ended while the page stood open.</summary>
    public static readonly No SignedOut = new("signed-out", "您已退出登录。您填写的内容还在，请重新登录后继续。", "You have been signed out; what you wrote is still here. Sign in again to go on.");

    internal static No Of(Platform.Refusal refusal) => new(refusal.Code, refusal.Chinese, refusal.English, refusal.Field);

    /// <summary>Reads application/problem+json.</summary>
    internal static No Read(JsonElement problem) => new(Word(problem, "code") ?? "unforeseen", Word(problem, "detail") ?? "操作没有成功，请稍后再试。", Word(problem, "title") ?? "That did not work; try again shortly.", Word(problem, "field"));

    private static string? Word(JsonElement problem, string name) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
