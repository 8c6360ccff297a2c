using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

/// <summary>通知 of what came while no page stood open.</summary>
[OnEachDatabase]
public sealed class WhatCameSince : IAsyncDisposable
{
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private async Task<List<NoticeNow>> Told(Actor user, TimeSpan back) =>
        Value<List<NoticeNow>>(await ListNotices.Handle(_given.Db, user, _given.Clock.Now - back));

    private async Task Dispatched(string id, string unit)
    {
        await _given.Has(new WorkOrder { Id = id, IncidentId = id, State = States.Queued, Number = "HP" + id, Title = "路灯不亮", Type = WorkOrderTypes.Complaint, Urgency = Urgencies.Ordinary, RegisteredAt = _given.Clock.Now });
        Value<WorkOrderDispatched>(await DispatchWorkOrder.Handle(id, new(unit, "三定方案", null), _given.Db, _given.Clock, Dispatcher));
    }

    [Fact]
    public async Task A_department_is_told_of_new_orders_and_of_the_callers_words_the_newest_first()
    {
        await _given.HasUnit("ZJJ");
        await Dispatched("1", "ZJJ");
        _given.Time.Advance(TimeSpan.FromMinutes(10));
        await _given.Db.Write(async tx => { await NoteCallersWord.Hear(Urged("1"), tx); return true; });
        _given.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([nameof(WorkOrderUrged), nameof(WorkOrderDispatched)], (await Told(Handler, TimeSpan.FromHours(1))).Select(notice => notice.Kind));
        Assert.Equal([nameof(WorkOrderUrged)], (await Told(Handler, TimeSpan.FromMinutes(15))).Select(notice => notice.Kind));
        Assert.Empty(await Told(Handler, TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task Another_departments_orders_are_not_told_of()
    {
        await _given.HasUnit("CGJ");
        await Dispatched("1", "CGJ");
        Assert.Empty(await Told(Handler, TimeSpan.FromHours(1)));
        Assert.Single(await Told(Handler with { Units = ["CGJ"] }, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task What_a_colleague_has_signed_is_no_news_any_more_and_the_callers_words_are_until_it_is_closed()
    {
        await _given.HasUnit("ZJJ");
        await Dispatched("1", "ZJJ");
        await _given.Db.Write(async tx => { await NoteCallersWord.Hear(Urged("1"), tx); return true; });
        Value<WorkOrderSigned>(await SignWorkOrder.Handle("1", new(null), _given.Db, _given.Clock, Handler with { Id = "a colleague" }));
        Assert.Equal([nameof(WorkOrderUrged)], (await Told(Handler, TimeSpan.FromHours(1))).Select(notice => notice.Kind));
        Value<ClosingSubmitted>(await SubmitClosing.Handle("1", new("已修复。", null, true, null), _given.Db, _given.Clock, Handler));
        Assert.Empty(await Told(Handler, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Dispatchers_are_told_of_what_is_to_be_reviewed_until_it_is()
    {
        await _given.HasUnit("ZJJ");
        await Dispatched("1", "ZJJ");
        Value<WorkOrderSigned>(await SignWorkOrder.Handle("1", new(null), _given.Db, _given.Clock, Handler));
        Value<ClosingSubmitted>(await SubmitClosing.Handle("1", new("已修复。", null, true, null), _given.Db, _given.Clock, Handler));
        Assert.Equal([nameof(ClosingSubmitted)], (await Told(Dispatcher, TimeSpan.FromHours(1))).Select(notice => notice.Kind));
        await ReviewClosing.Handle("1", new(true, null, null), _given.Db, _given.Clock, Dispatcher);
        Assert.Equal(States.Closed, (await _given.Db.Single<WorkOrder>(WorkOrder.Load, new { Id = "1" }))!.State);
        Assert.Empty(await Told(Dispatcher, TimeSpan.FromHours(1)));
    }

    private WorkOrderUrged Urged(string id) => new() { WorkOrderId = id, IncidentId = id, Revision = 3, At = _given.Clock.Now, ActorId = "a", ActorRole = Roles.Agent, Times = 1 };
}
