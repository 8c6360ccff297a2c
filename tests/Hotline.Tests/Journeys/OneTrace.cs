using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Hotline.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>One trace leads from a click to all that follows from it, through the outbox and over the broker.</summary>
public sealed class OneTrace : IDisposable
{
    private readonly ABroker _broker;
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _collector;

    public OneTrace(ABroker broker)
    {
        _broker = broker;
        _collector = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Telemetry.Name or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_collector);
    }

    public void Dispose() => _collector.Dispose();

    [Fact]
    public async Task Embedded() => await FromTheCallToTheScore(Shape.Embedded);

    [Fact]
    public async Task Over_RabbitMQ() => await FromTheCallToTheScore(Shape.Over(await _broker.Room()));

    private async Task FromTheCallToTheScore(Shape shape)
    {
        await using var hotline = await Opens(shape);
        await Done(hotline.Roles("administrator").Put("/api/dispatch/categories/noise", new { name = "施工噪音" }));
        await Done(hotline.Roles("administrator").Put("/api/dispatch/catalogue/c1", new { category = "noise", unit = "CGJ", basis = "城市管理执法目录" }));
        await hotline.Settled();
        var story = new StringBuilder();
        var id = "";
        story.Append(await Of("登记 the agent registers what the catalogue knows an owner for", async () =>
            id = (await Done(hotline.Agent.Post("/api/intake/work-orders", new { type = "complaint", title = "工地凌晨施工", category = "noise" }))).GetProperty("id").GetString()!));
        story.Append(await Of("签收 the unit signs", () => Done(hotline.Handler("CGJ").Post($"/api/dispatch/work-orders/{id}/sign", new { }))));
        story.Append(await Of("办结 the unit submits its closing", () => Done(hotline.Handler("CGJ").Post($"/api/dispatch/work-orders/{id}/closing", new { publicAnswer = "已责令夜间停工。", solved = true }))));
        story.Append(await Of("审核 the dispatcher accepts it", () => Done(hotline.Dispatcher.Post($"/api/dispatch/work-orders/{id}/closing/review", new { accept = true }))));
        story.Append(await Of("回访 the agent calls back, and the incident is marked", () => Done(hotline.Agent.Post($"/api/intake/work-orders/{id}/follow-ups", new { outcome = "rated", rating = "satisfied" }))));
        Approved.Is("deploy/telemetry/one-order.approved.txt", story.ToString());

        async Task<string> Of(string step, Func<Task> click)
        {
            using var trace = new Activity("click").Start();
            await click();
            trace.Stop();
            await hotline.Settled();
            return $"{step}\n{Tree(trace, await Announced(hotline))}";
        }
    }

    /// <summary>What happened in this trace, each under what caused it; sorted, because listeners hear in any order.</summary>
    private string Tree(Activity click, Dictionary<string, List<string>> announced)
    {
        var all = _ended.Where(activity => activity.TraceId == click.TraceId).ToList();
        var request = Assert.Single(all, activity => activity.Source.Name == "Microsoft.AspNetCore");
        var tree = new StringBuilder();
        Write(request, 1);
        Assert.Equal(all.Count(activity => activity.Source.Name == Telemetry.Name), tree.ToString().Split('\n').Count(line => line.Contains(" hears ", StringComparison.Ordinal)));
        return tree.ToString();

        void Write(Activity activity, int depth)
        {
            tree.Append(' ', 2 * depth).Append(activity == request ? "the request" : activity.DisplayName).Append('\n');
            foreach (var fact in announced.GetValueOrDefault(activity.Id!, []))
                tree.Append(' ', (2 * depth) + 2).Append("announces ").Append(fact).Append('\n');
            foreach (var next in all.Where(next => next.ParentSpanId == activity.SpanId).OrderBy(next => next.DisplayName, StringComparer.Ordinal))
                Write(next, depth + 1);
        }
    }

    /// <summary>By the activity in which they were announced.</summary>
    private static async Task<Dictionary<string, List<string>>> Announced(TheHotline hotline)
    {
        var facts = new List<FactRow>();
        foreach (var service in Services)
            facts.AddRange(await hotline.Inside.GetRequiredKeyedService<ServiceDb>(service).List<FactRow>("SELECT Type, TraceParent FROM Facts WHERE TraceParent IS NOT NULL ORDER BY Seq"));
        return facts.GroupBy(fact => fact.TraceParent!, fact => fact.Type, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
    }
}
