using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Platform;

/// <summary>A no: a stable code, a status, and a sentence a person can act on, in both languages. Nothing is stored.</summary>
public sealed record Refusal(string Code, int Status, string Chinese, string English)
{
    /// <summary>The field at fault, where there is one.</summary>
    public string? Field { get; init; }

    /// <summary>The order's revision now, for a stale command.</summary>
    public int? Revision { get; init; }

    /// <summary>Seconds after which the same may succeed.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Whether a unit of work came to a no: what it did is taken back.</summary>
    internal static bool IsOne(object? result) => result is IStatusCodeHttpResult { StatusCode: >= 400 };

    /// <summary>Somebody changed it between reading and saving.</summary>
    public static readonly Refusal ChangedMeanwhile = new("changed-meanwhile", 409,
        "别人刚刚改动了这条记录，请刷新后再操作。", "Somebody has just changed this record; reload it and try again.");

    /// <summary>There is no such thing, or it is not for this account to know.</summary>
    public static readonly Refusal NotFound = new("not-found", 404,
        "没有找到，或您无权查看。", "Not found, or not yours to see.");

    /// <summary>A field is wrong: its name, why.</summary>
    public static Refusal Wrong(string field, string code, string chinese, string english) => new(code, 400, chinese, english) { Field = field };

    /// <summary>A field is missing.</summary>
    public static Refusal Missing(string field) => Wrong(field, "missing", $"缺少必填项 {field}。", $"The field {field} is missing.");

    /// <summary>A field holds a word we do not know.</summary>
    public static Refusal UnknownWord(string field, IEnumerable<string> known) => Wrong(field, "unknown-word",
        $"{field} 的取值不认识，可用：{string.Join('、', known)}。", $"{field} must be one of: {string.Join(", ", known)}.");

    /// <summary>The command was made for an earlier revision.</summary>
    public static Refusal Stale(int revision) => ChangedMeanwhile with { Revision = revision };

    /// <summary>Null where the command was made on the present revision, or on none.</summary>
    public static Refusal? IfStale(int? seen, int revision) => seen is null || seen == revision ? null : Stale(revision);

    /// <summary>Null where the text is there and has at most so many characters (UTF-16 units).</summary>
    public static Refusal? IfNotText(string field, string? text, int most = 2000) =>
        string.IsNullOrWhiteSpace(text) ? Missing(field) : IfTooLong(field, text, most);

    /// <summary>Null where the text, if any, has at most so many characters (UTF-16 units).</summary>
    public static Refusal? IfTooLong(string field, string? text, int most = 2000) => text?.Length > most
        ? Wrong(field, "too-long", $"{field} 最多 {most} 个字。", $"{field} has at most {most} characters.")
        : null;

    /// <summary>Null where the word is one of these.</summary>
    public static Refusal? IfUnknown(string field, string? word, string[] known) =>
        string.IsNullOrEmpty(word) ? Missing(field) : known.Contains(word) ? null : UnknownWord(field, known);

    /// <summary>It may not be done in this state.</summary>
    public static Refusal Not(string code, string chinese, string english) => new(code, 409, chinese, english);

    /// <summary>It may not be done by this account.</summary>
    public static Refusal Forbidden(string code, string chinese, string english) => new(code, 403, chinese, english);

    /// <summary>The answer on the wire: application/problem+json.</summary>
    public IResult Answer() => new RefusalAnswer(this);

    private ProblemDetails Problem()
    {
        var problem = new ProblemDetails { Status = Status, Title = English, Detail = Chinese, Type = $"urn:hotline:{Code}" };
        problem.Extensions["code"] = Code;
        if (Field is not null) problem.Extensions["field"] = Field;
        if (Revision is not null) problem.Extensions["revision"] = Revision;
        if (RetryAfter is not null) problem.Extensions["retryAfter"] = RetryAfter;
        return problem;
    }

    private sealed class RefusalAnswer(Refusal refusal) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => refusal.Status;

        public Task ExecuteAsync(HttpContext context)
        {
            if (refusal.RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            if (RefusalPage.IsWanted(context.Request) && context.RequestServices.GetService<RefusalPage>() is { } page)
                return page.Show(refusal, context).ExecuteAsync(context);
            return TypedResults.Problem(refusal.Problem()).ExecuteAsync(context);
        }
    }
}

/// <summary>How a no is shown to somebody who came with a browser to a page, where there are pages.</summary>
/// <param name="Show">Makes the answer.</param>
public sealed record RefusalPage(Func<Refusal, HttpContext, IResult> Show)
{
    internal static bool IsWanted(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
