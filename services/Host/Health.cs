using Hotline.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Hotline.Host;

/// <summary>Whether the process lives, and whether its databases answer. Without a token: whoever asks is a machine.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", IResult () => TypedResults.Ok(new { Status = "live" })).AllowAnonymous().WithTags("health").WithSummary("The process lives");
        app.MapGet("/health/ready", Ready).AllowAnonymous().WithTags("health").WithSummary("Its databases answer").Produces(200).ProducesProblem(503);
    }

    private static async Task<IResult> Ready([FromServices] IEnumerable<ServiceDb> databases, ILoggerFactory logs)
    {
        foreach (var db in databases)
            if (!await Answers(db, logs))
                return NotReady.Answer();
        return TypedResults.Ok(new { Status = "ready" });
    }

    private static async Task<bool> Answers(ServiceDb db, ILoggerFactory logs)
    {
        try
        {
            return await db.Single<int>("SELECT 1") == 1;
        }
        catch (Exception error) when (db.Dialect.IsTransient(error))
        {
            logs.CreateLogger(typeof(Health)).LogWarning(error, "the database of {Service} does not answer", db.Service);
            return false;
        }
    }

    private static readonly Refusal NotReady = new("not-ready", 503, "数据库暂时没有响应。", "A database does not answer.") { RetryAfter = 5 };
}
