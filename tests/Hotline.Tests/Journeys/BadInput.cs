using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>What must not get in: a problem answer that names the field and a code, and nothing is stored.</summary>
public sealed class BadInput : IAsyncLifetime
{
    private const string Register = "/api/intake/work-orders";
    private TheHotline _hotline = null!;

    public async ValueTask InitializeAsync() => _hotline = await Opens();

    public ValueTask DisposeAsync() => _hotline.DisposeAsync();

    private async Task<(HttpStatusCode Status, string? Code, string? Field)> Send(string json, string type = "application/json")
    {
        var answer = await _hotline.Agent.Send(HttpMethod.Post, Register, new StringContent(json, Encoding.UTF8, type));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return (answer.StatusCode, Text(problem, "code"), Text(problem, "field"));
    }

    private static string? Text(JsonElement problem, string name) => problem.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task NothingIsStored() =>
        Assert.Empty((await Done(_hotline.Agent.Get(Register))).EnumerateArray());

    public static TheoryData<string, string, string?> Wrong => new()
    {
        { """{"type":"complaint"}""", "nothing-said", "title" },
        { """{"title":"t"}""", "missing", "type" },
        { """{"type":"praise","title":"t"}""", "unknown-word", "type" },
        { """{"type":"complaint","urgency":"soon","title":"t"}""", "unknown-word", "urgency" },
        { $$"""{"type":"complaint","content":"{{new string('工', 10_001)}}"}""", "too-long", "content" },
        { """{"type":"complaint","title":"t","sourceOpenedAt":"2031-01-01T00:00:00Z"}""", "in-the-future", "sourceOpenedAt" },
        { """{"type":"complaint","title":"a\u0000b"}""", "unreadable", "title" },
        { """{"type":"complaint","title":"a\ud800b"}""", "unreadable", "title" },
        { """{"type":"complaint","title":7}""", "unreadable", "title" },
        { """{"type":"complaint","title":"t","confidential":"yes"}""", "unreadable", "confidential" },
        { """{"type":"complaint","title":"t","caller":{"phone":12}}""", "unreadable", "caller.phone" },
        { """{"type":"complaint","title":"t""", "unreadable", "title" },
        { "", "unreadable", null },
        { "null", "unreadable", null },
        { "[]", "unreadable", null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_field_is_named_and_nothing_is_stored(string json, string code, string? field)
    {
        Assert.Equal((HttpStatusCode.BadRequest, code, field), await Send(json));
        await NothingIsStored();
    }

    [Fact]
    public async Task Five_megabytes_are_too_large()
    {
        var (status, code, _) = await Send($$"""{"type":"complaint","content":"{{new string('a', 5 * 1024 * 1024)}}"}""");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), (status, code));
        await NothingIsStored();
    }

    [Fact]
    public async Task Another_content_type_is_not_read()
    {
        var (status, code, _) = await Send("type=complaint", "application/x-www-form-urlencoded");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "not-json"), (status, code));
        await NothingIsStored();
    }

    [Fact]
    public async Task Ten_thousand_characters_of_chinese_with_an_emoji_are_kept_as_they_are()
    {
        var content = string.Concat(Enumerable.Repeat("工地噪音", 2499)) + "🚧扰";
        var id = await _hotline.Registered(new { content });
        Assert.Equal(content, (await _hotline.Seen("dispatch", id)).GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_stale_revision_is_told_the_present_one()
    {
        var id = await _hotline.DispatchedTo("ZJJ");
        var answer = await _hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/sign", new { revision = 7 });
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Conflict, "changed-meanwhile", 1), (answer.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("revision").GetInt32()));
    }

    [Fact]
    public async Task The_same_request_twice_with_one_key_is_one_order_and_one_answer_and_another_body_is_refused()
    {
        var demand = new { type = "complaint", title = "路灯不亮" };
        var first = await Done(_hotline.Agent.Post(Register, demand, "key-1"));
        var second = await Done(_hotline.Agent.Post(Register, demand, "key-1"));
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal("idempotency-key-used", await Refused(_hotline.Agent.Post(Register, new { type = "help", title = "路灯不亮" }, "key-1")));
        Assert.Single((await Done(_hotline.Agent.Get(Register))).EnumerateArray());
    }

    [Fact]
    public async Task The_same_request_sixteen_times_at_once_is_one_order()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Done(_hotline.Agent.Post(Register, new { type = "complaint", title = "路灯不亮" }, "key-2"))));
        Assert.Single(answers.Select(a => a.GetProperty("id").GetString()).Distinct());
        Assert.Single((await Done(_hotline.Agent.Get(Register))).EnumerateArray());
    }

    [Fact]
    public async Task Of_two_who_press_the_button_one_wins_and_the_other_is_told()
    {
        var id = await _hotline.DispatchedTo("ZJJ");
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _hotline.Handler("ZJJ").Post($"/api/dispatch/work-orders/{id}/sign", new { })));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(["WorkOrderDispatched", "WorkOrderSigned"], await _hotline.Told("dispatch", id));
    }
}
