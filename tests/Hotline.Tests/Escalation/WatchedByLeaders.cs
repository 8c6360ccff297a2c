using Hotline.Contracts;
using Hotline.Escalation;
using Hotline.Platform;
using Hotline.WorkingTime;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

/// <summary>督办.</summary>
[OnEachDatabase]
public sealed class WatchedByLeaders
{
    private static readonly Actor Coordinator = new("coordinator-01", Roles.Coordinator, []), Manager = new("manager-01", Roles.Manager, []),
        Unit = new("handler-03", Roles.Handler, [Zjj]), Other = new("handler-04", Roles.Handler, [Cgj]);

    private static Listening Escalation() => new(EscalationService.Name, typeof(EscalationService).Assembly, EscalationService.Listen, EscalationService.Ring);

    private static Task<List<Supervision>> Of(Listening service) => service.Db.List<Supervision>(Supervision.OfOrder, new { OrderId = Order });

    [Fact]
    public async Task A_unit_whose_return_was_rejected_and_that_does_not_sign_refuses_the_order()
    {
        await using var service = Escalation();
        await service.Hear(DeemedSigned(4, Zjj), HandedOver(), Dispatched(1, Zjj, handleBy: Close(30)), ReturnRequested(2, Zjj, Cgj, hour: 1), ReturnRejected(3, Zjj));
        var watched = Assert.Single(await Of(service));
        // Refused is a listed supervision, to be answered by the close of the next working day.
        Assert.Equal((SupervisionCauses.Refused, SupervisionGrades.Listed, Zjj, Close(1), Close(2)), (watched.Cause, watched.Grade, watched.Unit, watched.Since, watched.AnswerBy!.Value));
    }

    [Fact]
    public async Task A_caller_who_is_very_dissatisfied_has_the_order_watched_whichever_is_heard_first()
    {
        await using var service = Escalation();
        await service.Hear(FollowUp(6, 4, Ratings.VeryDissatisfied));
        Assert.Empty(await Of(service));
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj), Closed(4, Zjj, Close(3)));
        Assert.Equal((SupervisionCauses.BadEffect, Zjj, Close(3)), Assert.Single(await Of(service)) is var s ? (s.Cause, s.Unit, s.Since) : default);
    }

    [Fact]
    public async Task What_a_rule_opened_ends_with_the_order_and_what_a_person_opened_does_not()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), Signed(2, Zjj));
        await service.WaitUntil(Close(12));
        await service.Db.Write(tx => Supervise.Open(tx, Decided(new() { Id = Order, Unit = Zjj }), Coordinator));
        await service.Hear(Submitted(3, Zjj, Close(13)), Closed(4, Zjj, Close(13)));
        Assert.Equal([("overdue", Close(13), null), ("by-hand-1", null, "coordinator-01")], (await Of(service)).Select(s => (s.Cause, s.ClosedAt, s.OpenedBy)));
        Assert.Equal("overdue", Assert.Single(await service.Announced<SupervisionClosed>()).Supervision);
    }

    private static Supervision Decided(ClockRow order) =>
        OpenSupervision.Decide(order, [], new(SupervisionGrades.Interview, "请局领导说明", 2), WorkingCalendar.OfficeHours, Close(12).AddHours(-3), Coordinator);

    [Fact]
    public void By_hand_one_at_a_time_with_a_grade_a_reason_and_a_time_to_answer_and_only_of_an_open_order()
    {
        var order = new ClockRow { Id = Order, State = ClockStates.Signed, Unit = Zjj };
        var command = new OpenSupervision.Command(SupervisionGrades.Listed, "限期说明进展", 3);
        string? Refused(OpenSupervision.Command asked, ClockRow? of, params Supervision[] before) => OpenSupervision.Refuse(of, before, asked)?.Code;
        Assert.Null(Refused(command, order));
        Assert.Equal("unknown-word", Refused(command with { Grade = "severe" }, order));
        Assert.Equal("missing", Refused(command with { Reason = " " }, order));
        Assert.Equal("personal-number", Refused(command with { Reason = "请联系 13800138000" }, order));
        Assert.Equal("out-of-bounds", Refused(command with { Days = 0 }, order));
        Assert.Equal("not-found", Refused(command, null));
        Assert.Equal("order-ended", Refused(command, order with { Closed = true }));
        Assert.Equal("already-supervised", Refused(command, order, Decided(order)));
        Assert.Null(Refused(command, order, Decided(order) with { ClosedAt = Close(13) }, new Supervision { Cause = SupervisionCauses.Overdue }));
        Assert.Equal("by-hand-2", OpenSupervision.Decide(order, [Decided(order)], command, WorkingCalendar.OfficeHours, Monday, Coordinator).Cause);
    }

    [Fact]
    public void The_unit_answers_once_and_never_closes_what_it_is_about()
    {
        var open = Decided(new() { Id = Order, Unit = Zjj });
        string? Answered(Supervision of, Actor user) => AnswerSupervision.Refuse(of, Zjj, new("已约谈施工单位"), user)?.Code;
        Assert.Null(Answered(open, Unit));
        Assert.Equal("not-found", Answered(open, Other));
        Assert.Equal("already-answered", Answered(open with { AnsweredAt = Close(13) }, Unit));
        Assert.Equal("supervision-closed", Answered(open with { ClosedAt = Close(13) }, Unit));
        string? Closes(Supervision of, Actor user) => CloseSupervision.Refuse(of, Zjj, new("已整改"), user)?.Code;
        Assert.Equal("not-by-the-unit", Closes(open, Unit));
        Assert.Equal("not-found", Closes(open, Other));
        Assert.Equal("not-yours", Closes(open, Manager));
        Assert.Null(Closes(open, Coordinator));
        Assert.Null(Closes(open with { OpenedBy = null }, Manager));
        Assert.Equal("supervision-closed", Closes(open with { ClosedAt = Close(13) }, Coordinator));
    }

    [Fact]
    public async Task Urging_is_counted_whatever_comes_first()
    {
        await using var service = Escalation();
        await service.Hear(Urged(2), Urged(4), Urged(1), Urged(3));
        Assert.Equal(4, (await service.Db.Single<ClockRow>(ClockRow.Load, new { Id = Order }))!.Urged);
    }
}
