using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Platform;

/// <summary>What the framework would answer with an empty body: broken JSON, a wrong type, too much, a database that is away. Each becomes a problem answer.</summary>
internal sealed partial class BadRequests(IEnumerable<ServiceDb> databases, ILogger<BadRequests> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception error, CancellationToken stopping)
    {
        var refusal = error switch
        {
            BadHttpRequestException { StatusCode: 413 } => TooLarge,
            BadHttpRequestException { StatusCode: 415 } => NotJson,
            BadHttpRequestException bad => Unreadable(bad),
            ChangedMeanwhile => Refusal.ChangedMeanwhile,
            CommitUnknown => Unanswered,
            _ when databases.Any(db => db.Dialect.IsTransient(error)) => Away,
            _ => Failed(error),
        };
        await refusal.Answer().ExecuteAsync(context);
        return true;
    }

    private static Refusal Unreadable(BadHttpRequestException bad)
    {
        if (bad.InnerException is not JsonException json)
            return Incomplete with { Field = ParameterName().Match(bad.Message) is { Success: true } named ? named.Groups[1].Value : null };
        if (UnknownProperty().Match(json.Message) is { Success: true } unknown)
            return Refusal.Wrong(unknown.Groups[1].Value, "unknown-field", $"没有 {unknown.Groups[1].Value} 这个字段。", $"There is no field {unknown.Groups[1].Value} here.");
        var field = json.Path is { Length: > 2 } path ? path[2..] : null;
        return new Refusal("unreadable", 400, $"无法读取{(field is null ? "请求内容" : "字段 " + field)}：不是有效的 JSON 或取值类型不对。",
            $"{(field is null ? "The body" : "The field " + field)} cannot be read: {Short(json.Message)}") { Field = field };
    }

    private static string Short(string message) =>
        message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) ? "it has the wrong type" : message.Split(" Path:")[0];

    private Refusal Failed(Exception error)
    {
        log.LogError(error, "a request failed");
        return Unforeseen;
    }

    [GeneratedRegex("property '([^']+)' could not be mapped")]
    private static partial Regex UnknownProperty();

    [GeneratedRegex("parameter \"[^ \"]+ ([^\"]+)\"")]
    private static partial Regex ParameterName();

    internal static readonly Refusal TooLarge = new("too-large", 413, "内容太大，请精简后再提交。", "The body is too large.");

    internal static readonly Refusal NotJson = new("not-json", 415, "请以 application/json 提交。", "Send application/json.");

    private static readonly Refusal Incomplete = new("unreadable", 400, "请求内容缺失或格式不对，请按接口说明提交 JSON。", "The body or a parameter is missing or malformed; see /openapi/v1.json.");

    private static readonly Refusal Away = new("database-away", 503, "数据库暂时不可用，什么都没有保存，请稍后重试。", "The database is away for the moment; nothing was stored, try again.") { RetryAfter = 5 };

    private static readonly Refusal Unanswered = new("outcome-unknown", 503, "数据库没有应答，不知道是否已保存；请用同一个 Idempotency-Key 重试，或刷新查看。",
        "The database did not answer whether it was stored; send the same with the same Idempotency-Key, or reload and look.") { RetryAfter = 5 };

    private static readonly Refusal Unforeseen = new("unforeseen", 500, "系统出错了，什么都没有保存；请把时间和操作告诉管理员。", "Something failed and nothing was stored; tell the administrator the time and what you did.");
}
