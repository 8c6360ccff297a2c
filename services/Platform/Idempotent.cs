using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Hotline.Platform;

/// <summary>The same command twice with one Idempotency-Key gives one result and the same answer; kept in the transaction of the command.</summary>
internal static class Idempotent
{
    private static readonly AsyncLocal<Question?> Asked = new();

    /// <summary>The command being answered: who asked, under which key, and what (a hash of method, path and body).</summary>
    internal sealed record Question(string ActorId, string Key, string Hash);

    internal static void Ask(Question question) => Asked.Value = question;

    internal static Func<Transaction, Task<T>> Wrap<T>(Func<Transaction, Task<T>> unit)
    {
        if (Asked.Value is not { } asked || typeof(T) != typeof(IResult))
            return unit;
        return async tx => (T)await AnswerOnce(tx, asked, async () => (IResult)(object)(await unit(tx))!);
    }

    private static async Task<IResult> AnswerOnce(Transaction tx, Question asked, Func<Task<IResult>> unit)
    {
        var key = new { asked.ActorId, RequestKey = asked.Key };
        if (await tx.Single<Answered>(Load, key) is { } given)
            return given.Question == asked.Hash ? new Again(given) : KeyUsedOtherwise.Answer();
        var result = await unit();
        if (result is IStatusCodeHttpResult { StatusCode: null or < 400 } answer)
            await tx.Execute(Keep, new
            {
                asked.ActorId,
                RequestKey = asked.Key,
                Question = asked.Hash,
                Status = answer.StatusCode ?? 200,
                Answer = JsonSerializer.Serialize((result as IValueHttpResult)?.Value, Wire.Json),
                At = tx.Now,
            });
        return result;
    }

    private static readonly Refusal KeyUsedOtherwise = new("idempotency-key-used", 409,
        "这个 Idempotency-Key 已用于另一条不同的请求，请换一个。", "This Idempotency-Key was used for a different request; take another.");

    private const string Load = "SELECT Question, Status, Answer FROM Requests WHERE ActorId = @ActorId AND RequestKey = @RequestKey";

    private const string Keep = """
        INSERT INTO Requests (ActorId, RequestKey, Question, Status, Answer, At)
        VALUES (@ActorId, @RequestKey, @Question, @Status, @Answer, @At)
        """;

    private sealed record Answered
    {
        public string Question { get; init; } = "";
        public int Status { get; init; }
        public string Answer { get; init; } = "";
    }

    private sealed class Again(Answered given) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => given.Status;

        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = given.Status;
            context.Response.Headers["Idempotency-Replayed"] = "true";
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.WriteAsync(given.Answer);
        }
    }
}
