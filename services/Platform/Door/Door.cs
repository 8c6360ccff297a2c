using System.Buffers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Platform;

/// <summary>What every request passes before a slice sees it.</summary>
public static class Door
{
    private const string KeyHeader = "Idempotency-Key";
    private const long MostBytes = 1024 * 1024;
    private const long MostReadAway = 8 * MostBytes;

    /// <summary>JSON rules, bad requests as problems, sizes.</summary>
    public static IServiceCollection AddDoor(this IServiceCollection services)
    {
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => Wire.With(options.SerializerOptions).UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(options =>
        {
            options.Limits.MaxRequestBodySize = MostReadAway;
            options.AddServerHeader = false;
        });
        return services.AddExceptionHandler<BadRequests>().AddProblemDetails();
    }

    /// <summary>The order of the checks.</summary>
    public static WebApplication UseDoor(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => SayWhy(context.HttpContext));
        app.UseRouting();
        app.UseAuthentication();
        app.Use(ActFor.Change);
        app.UseAuthorization();
        app.Use(HotlineAt.Say);
        app.Use(RefuseTooLarge);
        app.Use(RefuseWhenFull);
        app.Use(RememberKey);
        return app;
    }

    private static Task SayWhy(HttpContext context) => context.Response.StatusCode switch
    {
        404 => Refusal.NotFound.Answer().ExecuteAsync(context),
        405 => WrongMethod.Answer().ExecuteAsync(context),
        413 => BadRequests.TooLarge.Answer().ExecuteAsync(context),
        415 => BadRequests.NotJson.Answer().ExecuteAsync(context),
        _ => Task.CompletedTask,
    };

    // The server reads a few megabytes more away, so that who sends too much hears why instead of a broken connection.
    private static Task RefuseTooLarge(HttpContext context, Func<Task> next)
    {
        if (context.Request.ContentLength > MostBytes)
            return BadRequests.TooLarge.Answer().ExecuteAsync(context);
        if (context.Request.ContentLength is null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;
        return next();
    }

    private static async Task RefuseWhenFull(HttpContext context, Func<Task> next)
    {
        var service = context.GetEndpoint()?.Metadata.GetMetadata<OfService>();
        if (service is not null && IsCommand(context)
            && context.RequestServices.GetRequiredKeyedService<ServiceDb>(service.Name).Outbox.Unsent > OutboxGauge.Bound)
        {
            await Full.Answer().ExecuteAsync(context);
            return;
        }
        await next();
    }

    private static async Task RememberKey(HttpContext context, Func<Task> next)
    {
        if (IsCommand(context) && context.Request.Headers[KeyHeader].ToString() is { Length: > 0 } key)
        {
            if (key.Length > 200)
            {
                await KeyTooLong.Answer().ExecuteAsync(context);
                return;
            }
            // In memory, never in a file: as much as is said to come.
            context.Request.EnableBuffering((int)(context.Request.ContentLength ?? MostBytes));
            Idempotent.Ask(new Idempotent.Question(context.User.FindFirstValue(Claim.Account) ?? "", key, await QuestionOf(context.Request, context.RequestServices.GetRequiredService<RequestSecret>())));
        }
        await next();
    }

    private static async Task<string> QuestionOf(HttpRequest request, RequestSecret secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Bytes);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        using var buffer = MemoryPool<byte>.Shared.Rent(4096);
        for (int read; (read = await request.Body.ReadAsync(buffer.Memory)) > 0;)
            hash.AppendData(buffer.Memory.Span[..read]);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsCommand(HttpContext context) => !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);

    private static readonly Refusal Full = new("outbox-full", 429, "系统繁忙，消息积压，请稍后重试。", "Too many facts wait to be sent; try again later.") { RetryAfter = 10 };

    internal static readonly Refusal WrongMethod = new("wrong-method", 405, "这个地址不支持这种请求方法。", "This address does not take that method.");

    private static readonly Refusal KeyTooLong = Refusal.Wrong(KeyHeader, "too-long", "Idempotency-Key 最多 200 个字符。", "An Idempotency-Key has at most 200 characters.");
}
