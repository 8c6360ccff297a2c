using System.Text.Json;
using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Hotline.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Dispatch;

/// <summary>What the steps tell is what the commands answer, over HTTP, for each role in each state.</summary>
public sealed class WhatTheStepsTell(AHost host) : IClassFixture<AHost>
{
    private static readonly (string Role, string Step, string Route, object Command)[] Commands =
    [
        (Roles.Handler, "sign", "sign", new { }),
        (Roles.Handler, "contact", "contacts", new { note = "已联系", reached = true }),
        (Roles.Handler, "return", "return", new { reason = "不属本单位职责", basis = "三定方案", suggestedUnit = "CGJ" }),
        (Roles.Handler, "extend", "extension", new { days = 2, reason = "待联合检查", callerTold = true }),
        (Roles.Handler, "close", "closing", new { publicAnswer = "已责令停工。", solved = true }),
        (Roles.Handler, "terminate", "termination", new { ground = TerminationGrounds.OutOfScope, reason = "不在受理范围" }),
        (Roles.Dispatcher, "dispatch", "dispatch", new { unit = "CGJ", basis = "职责" }),
        (Roles.Dispatcher, "recall", "recall", new { reason = "派错" }),
        (Roles.Dispatcher, "review-return", "return/review", new { uphold = true, reason = "同意" }),
        (Roles.Dispatcher, "review-extension", "extension/review", new { grant = true }),
        (Roles.Dispatcher, "review-closing", "closing/review", new { accept = true }),
        (Roles.Dispatcher, "terminate", "termination", new { ground = TerminationGrounds.OutOfScope, reason = "不在受理范围" }),
        (Roles.Dispatcher, "merge", "merge", new { masterId = "steps-master", reason = "同一事项" }),
        (Roles.Dispatcher, "unmerge", "unmerge", new { reason = "不是同一事项" }),
        (Roles.Agent, "merge", "merge", new { masterId = "steps-master", reason = "同一事项" }),
        (Roles.Agent, "unmerge", "unmerge", new { reason = "不是同一事项" }),
    ];

    private static readonly Dictionary<string, Func<WorkOrder, WorkOrder>> Cases = new(StringComparer.Ordinal)
    {
        [States.Queued] = o => o with { Unit = null },
        [States.Dispatched] = o => o,
        [States.Signed] = o => o,
        [States.ReturnRequested] = o => o,
        [States.Held] = o => o with { HeldFor = "dispute-1" },
        [States.ClosingSubmitted] = o => o with { SubmittedAt = o.ChangedAt, PublicAnswer = "已责令停工。" },
        [States.Closed] = o => o with { SubmittedAt = o.ChangedAt, PublicAnswer = "已责令停工。", ClosingRevision = 4 },
        [States.Terminated] = o => o,
        [States.Withdrawn] = o => o,
        [States.Merged] = o => o with { StateBefore = States.Signed, MasterId = "steps-master" },
        ["binding"] = o => o with { State = States.Dispatched, Binding = true },
        ["binding, the unit ceased"] = o => o with { State = States.Signed, Binding = true, Unit = "GONE" },
        ["late"] = o => o with { State = States.Signed, ReturnBy = o.RegisteredAt, HandleBy = o.RegisteredAt },
        ["extension asked"] = o => o with { State = States.Signed, ExtensionDays = 3 },
        ["extended once"] = o => o with { State = States.Signed, Extensions = 1 },
        ["handled again"] = o => o with { State = States.Signed, Reworks = 1 },
        ["secret"] = o => o with { State = States.Signed, Confidential = true, AccusedUnit = "CGJ" },
        ["returned once"] = o => o with { State = States.Signed },
        ["with children"] = o => o with { State = States.Signed },
    };

    public static TheoryData<string> EveryCase() => [.. Cases.Keys];

    private ServiceDb Db => host.App.Services.GetRequiredKeyedService<ServiceDb>(DispatchService.Name);

    [Theory]
    [MemberData(nameof(EveryCase))]
    public async Task Each_step_is_told_as_its_command_answers(string state)
    {
        await Once();
        var allowed = 0;
        foreach (var (role, step, route, command) in Commands)
        {
            var order = await Given(state, role, step);
            if (role == Roles.Handler && order.Unit != "ZJJ")
                continue;
            var told = (await host.Read("GET", $"/api/dispatch/work-orders/{order.Id}/steps", null, host.TokenOf(role))).EnumerateArray().Single(s => s.GetProperty("step").GetString() == step);
            using var answer = await host.Send("POST", $"/api/dispatch/work-orders/{order.Id}/{route}", command, host.TokenOf(role));
            var done = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((step, answer.IsSuccessStatusCode), (step, told.GetProperty("allowed").GetBoolean()));
            Assert.Equal(answer.IsSuccessStatusCode ? (null, null, null) : (Text(done, "code"), Text(done, "detail"), Text(done, "title")), (Text(told, "code"), Text(told, "chinese"), Text(told, "english")));
            allowed += answer.IsSuccessStatusCode ? 1 : 0;
        }
        Assert.Equal(state is not (States.Held or States.Closed or States.Terminated or States.Withdrawn), allowed > 0);
    }

    [Fact]
    public async Task A_role_is_told_its_own_steps_and_one_who_only_reads_none()
    {
        await Once();
        var order = await Given(States.Signed, "any", "any");
        foreach (var role in new[] { Roles.Handler, Roles.Dispatcher, Roles.Agent, Roles.Auditor })
            Assert.Equal(Commands.Where(c => c.Role == role).Select(c => c.Step),
                (await host.Read("GET", $"/api/dispatch/work-orders/{order.Id}/steps", null, host.TokenOf(role))).EnumerateArray().Select(s => s.GetProperty("step").GetString()!));
    }

    [Fact]
    public async Task Another_units_order_is_not_even_seen()
    {
        await Once();
        var order = await Given("binding, the unit ceased", "handler", "none");
        using var answer = await host.Send("GET", $"/api/dispatch/work-orders/{order.Id}/steps", null, host.TokenOf(Roles.Handler));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var text) ? text.GetString() : null;

    private async Task<WorkOrder> Given(string state, string role, string step)
    {
        var now = host.App.Services.GetRequiredService<BusinessClock>().Now;
        var order = Cases[state](AnOrder.In(States.All.Contains(state) ? state : States.Signed) with
        {
            Id = $"steps {state} {role} {step}".Replace(' ', '-').Replace(",", "", StringComparison.Ordinal),
            Unit = "ZJJ",
            RegisteredAt = now.AddHours(-2),
            ChangedAt = now.AddHours(-1),
            DispatchedAt = now.AddHours(-2),
            SignBy = now.AddHours(20),
            ReturnBy = now.AddHours(20),
            HandleBy = now.AddDays(20),
            CallerDueBy = now.AddDays(20),
        });
        await ADispatch.Put(Db, order = order with { IncidentId = order.Id });
        await Db.Write(async tx =>
        {
            if (state == "returned once")
                await tx.Execute("INSERT INTO Stints (OrderId, Unit, Returned, Recalled) VALUES (@Id, 'ZJJ', 1, 0)", order);
            return true;
        });
        if (state == "with children")
            await ADispatch.Put(Db, order with { Id = order.Id + "-child", IncidentId = order.Id, State = States.Merged, StateBefore = States.Signed, MasterId = order.Id });
        return order;
    }

    /// <summary>The units, and an order that others are merged into.</summary>
    private async Task Once()
    {
        if (await Db.Single<Unit>("SELECT * FROM Units WHERE Code = 'GONE'") is not null)
            return;
        foreach (var code in new[] { "ZJJ", "CGJ" })
            await ADispatch.PutUnit(Db, code);
        await ADispatch.PutUnit(Db, "GONE", new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc));
        await ADispatch.Put(Db, AnOrder.In(States.Signed) with { Id = "steps-master", IncidentId = "steps-master" });
    }
}
