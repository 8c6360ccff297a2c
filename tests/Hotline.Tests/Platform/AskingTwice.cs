using Hotline.Platform;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Hotline.Tests.Platform;

[OnEachDatabase]
public sealed class AskingTwice : IAsyncDisposable
{
    private readonly ADatabase _given = new();
    private int _runs;

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<IResult> Ask(string key, string question, Func<IResult>? answer = null)
    {
        Idempotent.Ask(new Idempotent.Question("somebody", key, question));
        return _given.Db.Write(tx =>
        {
            _runs++;
            return Task.FromResult(answer?.Invoke() ?? TypedResults.Ok(new { number = "HP1" }));
        });
    }

    [Fact]
    public async Task The_same_question_with_the_same_key_is_done_once_and_answered_twice()
    {
        await Ask("k", "register a");
        var again = await Ask("k", "register a");
        Assert.Equal(1, _runs);
        Assert.Equal(200, ((IStatusCodeHttpResult)again).StatusCode);
    }

    [Fact]
    public async Task Another_question_with_the_same_key_is_refused()
    {
        await Ask("k", "register a");
        Assert.Equal(409, ((IStatusCodeHttpResult)await Ask("k", "register b")).StatusCode);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_refusal_is_not_remembered_so_that_the_same_may_succeed_later()
    {
        await Ask("k", "register a", () => Refusal.NotFound.Answer());
        Assert.Equal(200, ((IStatusCodeHttpResult)await Ask("k", "register a")).StatusCode);
    }
}
