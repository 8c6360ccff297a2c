using Hotline.Contracts;
using Hotline.Escalation;
using Hotline.Platform;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Escalation;

/// <summary>案卷, 协调层级, 先例.</summary>
[OnEachDatabase]
public sealed class TheCaseOfADispute
{
    private static readonly Actor Coordinator = new("coordinator-01", Roles.Coordinator, []), Housing = new("handler-03", Roles.Handler, [Zjj]);

    private static readonly Dispute Open = new() { Id = "d", OrderId = Order, IncidentId = Order, CaseNumber = "争议〔2026〕1号", State = DisputeStates.Open, Cause = DisputeCauses.ByHand, OpenedAt = Monday, Rung = DisputeRungs.Hotline, Units = """["ZJJ","CGJ"]""" };

    private static Listening Escalation() => new(EscalationService.Name, typeof(EscalationService).Assembly, EscalationService.Listen, EscalationService.Ring);

    private static async Task<Dispute> TheOnly(Listening service) => Assert.Single(await service.Db.List<Dispute>(Dispute.LoadOfOrder, new { OrderId = Order }));

    private static DisputeMovedUp Moved(string to, DateTime at) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = 2, At = at, ActorId = "c", ActorRole = Roles.Coordinator, Dispute = "d", From = DisputeRungs.Hotline, To = to, Reason = "两家各执一词", StateBy = at, RuleBy = at,
    };

    [Fact]
    public void Each_rung_counts_in_the_offices_time_from_when_the_case_came_to_it()
    {
        var hotline = RungFold.Of(Open, urgent: false, [], TimeRules.Shipped);
        // Opened on Monday at 10:00: four working hours are 15:00, for noon is closed for one hour; the next working day closes at 18:00.
        Assert.Equal((DisputeRungs.Hotline, Monday, Hour(5), Close(1)), (hotline.Name, hotline.Since, hotline.StateBy, hotline.RuleBy));
        var meeting = RungFold.Of(Open, urgent: false, [Moved(DisputeRungs.BureauMeeting, Hour(4))], TimeRules.Shipped);
        Assert.Equal((DisputeRungs.BureauMeeting, Hour(4), Close(1), Close(3)), (meeting.Name, meeting.Since, meeting.StateBy, meeting.RuleBy));
        var urgent = RungFold.Of(Open, urgent: true, [], TimeRules.Shipped);
        Assert.Equal((Hour(0.5), Hour(2)), (urgent.StateBy, urgent.RuleBy));
    }

    [Fact]
    public void A_case_keeps_the_ladder_it_was_opened_under()
    {
        var two = DisputeLadder.Shipped with { Version = 2, ValidFrom = Close(1), Ordinary = [new(DisputeRungs.GovernmentOffice, "1 hours", "2 hours")] };
        var rules = TimeRules.Shipped.And(two);
        Assert.Equal(DisputeRungs.Hotline, RungFold.Of(Open, false, [], rules).Name);
        Assert.Equal(DisputeRungs.GovernmentOffice, RungFold.Of(Open with { OpenedAt = Close(2) }, false, [], rules).Name);
    }

    [Fact]
    public void First_the_units_are_to_act_then_the_coordinator()
    {
        var open = Open with { StateBy = Hour(5), StateSoon = Hour(4), RuleBy = Close(1), RuleSoon = Hour(7) };
        Assert.Equal(new Turn(DisputeActors.Units, Hour(5), "green"), RungFold.TurnOf(open, [Cgj], Hour(1)));
        Assert.Equal(new Turn(DisputeActors.Coordinator, Close(1), "green"), RungFold.TurnOf(open, [], Hour(1)));
        Assert.Equal(new Turn(DisputeActors.Coordinator, Close(1), "green"), RungFold.TurnOf(open, [Cgj], Hour(6)));
        Assert.Equal("red", RungFold.TurnOf(open, [Cgj], Close(2)).Light);
        Assert.Equal(DisputeActors.Dispatch, RungFold.TurnOf(open with { State = DisputeStates.Ruled }, [], Hour(1)).Actor);
        Assert.Null(RungFold.TurnOf(open with { State = DisputeStates.Ended }, [], Hour(1)).Actor);
    }

    [Fact]
    public async Task Who_returned_the_order_has_stated_and_the_one_they_suggest_has_not()
    {
        await using var service = Escalation();
        await service.Hear(ReturnContested(5, Cgj, Swj), Dispatched(4, Cgj, hour: 4), Dispatched(1, Zjj), ReturnRequested(2, Zjj, Cgj));
        Assert.Empty(await service.Db.List<CaseUnit>(CaseUnit.OfDispute, new { Id = "dispute-1" }));
        await service.Hear(HandedOver());
        Assert.Equal([(Cgj, Hour(5)), (Swj, null), (Zjj, (DateTime?)Hour(2))], (await service.Db.List<CaseUnit>(CaseUnit.OfDispute, new { Id = "dispute-1" })).Select(u => (u.Unit, u.StatedAt)));
        var stands = await TheOnly(service);
        // Opened at 15:00: four working hours end at 10:00 of the next day.
        Assert.Equal((DisputeRungs.Hotline, Hour(24), Close(1)), (stands.Rung, stands.StateBy, stands.RuleBy));
    }

    [Fact]
    public async Task Of_a_confidential_order_the_accused_unit_takes_no_part()
    {
        await using var service = Escalation();
        await service.Hear(Dispatched(1, Zjj), ReturnRequested(2, Zjj, Swj), Dispatched(4, Cgj, hour: 4), ReturnContested(5, Cgj, Swj), HandedOver(confidential: true, accused: Swj));
        Assert.Equal([Cgj, Zjj], (await service.Db.List<CaseUnit>(CaseUnit.OfDispute, new { Id = "dispute-1" })).Select(u => u.Unit));
        Assert.Empty(await service.Db.Write(tx => CaseUnits.Theirs(tx, new Dispute { Id = "dispute-1", Accused = Swj }, new Actor("h", Roles.Handler, [Swj, Zjj]))));
        Assert.Equal([Zjj], await service.Db.Write(tx => CaseUnits.Theirs(tx, new Dispute { Id = "dispute-1", Accused = Swj }, Housing)));
    }

    [Fact]
    public async Task A_rung_that_nobody_rules_on_is_said_to_be_late_once_and_the_case_stays_on_it()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), ReturnRequested(2, Zjj, Cgj), Dispatched(4, Cgj, hour: 4), ReturnContested(5, Cgj, Zjj));
        await service.WaitUntil(Close(1).AddMinutes(-1));
        Assert.Empty(await service.Announced<DisputeOverdue>());
        await service.WaitUntil(Close(9));
        var late = Assert.Single(await service.Announced<DisputeOverdue>());
        Assert.Equal((DisputeRungs.Hotline, Close(1), Close(1)), (late.Rung, late.DueAt, late.At));
        Assert.Equal((DisputeStates.Open, DisputeRungs.Hotline), await TheOnly(service) is var d ? (d.State, d.Rung!) : default);
    }

    [Fact]
    public async Task A_case_that_was_ruled_on_in_time_is_never_late()
    {
        await using var service = Escalation();
        await service.Hear(HandedOver(), Dispatched(1, Zjj), ReturnRequested(2, Zjj, Cgj), Dispatched(4, Cgj, hour: 4), ReturnContested(5, Cgj, Zjj), Dispatched(6, Zjj, hour: 6, dispute: "dispute-1"));
        await service.WaitUntil(Close(9));
        Assert.Empty(await service.Announced<DisputeOverdue>());
    }

    [Fact]
    public async Task An_order_reworked_three_times_is_disputed_once_whatever_comes_first_or_twice()
    {
        object[] facts =
        [
            HandedOver(), Dispatched(1, Zjj), Closed(2, Zjj, Close(1)), Reworked(3, Zjj, Close(1), Close(5)), Closed(4, Zjj, Close(2)), Reworked(5, Zjj, Close(2), Close(5), times: 2),
            Closed(6, Zjj, Close(3)), Reworked(7, Zjj, Close(3), Close(5), times: 3),
        ];
        for (var seed = 0; seed < 6; seed++)
        {
            object[] twice = [.. facts, .. facts];
            new Random(seed).Shuffle(twice);
            await using var service = Escalation();
            await service.Hear(twice);
            var opened = Assert.Single(await service.Announced<DisputeOpened>());
            Assert.Equal((DisputeCauses.Reworked, Zjj, Close(3)), (opened.Cause, Assert.Single(opened.Units), opened.At));
            Assert.Equal(DisputeStates.Opening, (await TheOnly(service)).State);
            await service.Hear(Held(8, opened.Dispute, hour: 73));
            Assert.Equal(DisputeStates.Open, (await TheOnly(service)).State);
        }
    }

    [Fact]
    public void The_first_receiver_is_who_was_sent_it_first_and_not_recalled()
    {
        Assert.Equal(Zjj, CaseFile.FirstReceiver(Heard(Dispatched(1, Zjj), ReturnUpheld(3, Zjj), Dispatched(4, Cgj))));
        Assert.Null(CaseFile.FirstReceiver(Heard(HandedOver())));
    }

    [Fact]
    public void A_units_last_statement_counts_and_all_are_kept()
    {
        var file = CaseFile.Of(Open with { OpenedAt = Hour(5) }, Heard(ReturnRequested(2, Zjj, Cgj)), Heard(Stated(Zjj, ours: true, hour: 6), Stated(Cgj, ours: false, hour: 7, revision: 2), Stated(Swj, ours: false, hour: 8, revision: 3) with { Dispute = "another" }));
        Assert.Equal([(Zjj, false), (Zjj, true), (Cgj, false)], file.Statements.Select(s => (s.Unit, s.Ours)));
        Assert.Equal((true, Hour(6)), file.LastOf(Zjj) is { } last ? (last.Ours, last.At) : default);
        Assert.Null(file.LastOf(Swj));
    }

    private static UnitStated Stated(string unit, bool ours, double hour, int revision = 1) => new()
    {
        WorkOrderId = Order, IncidentId = Order, Revision = revision, At = Hour(hour), ActorId = "h", ActorRole = Roles.Handler, Dispute = "d", Unit = unit, Ours = ours, Reason = "r", Basis = "三定方案",
    };

    [Fact]
    public void A_statement_is_for_a_unit_of_the_case_before_it_is_ruled_on()
    {
        var command = new StateForUnit.Command(null, false, "围挡外不归我们", "三定方案第 5 条", Cgj);
        string? Refused(StateForUnit.Command asked, Dispute? of = null, params string[] theirs) => StateForUnit.Refuse(of ?? Open, theirs.Length == 0 ? [Zjj] : theirs, asked)?.Code;
        Assert.Null(Refused(command));
        Assert.Equal("missing", Refused(command, Open, Zjj, Cgj));
        Assert.Equal("not-in-the-case", Refused(command with { Unit = Swj }));
        Assert.Equal("missing", Refused(command with { Ours = null }));
        Assert.Equal("missing", Refused(command with { Basis = "" }));
        Assert.Equal("personal-number", Refused(command with { Reason = "来电人 13800138000" }));
        Assert.Equal("too-long", Refused(command with { Reason = new string('长', 10_000) }));
        Assert.Equal("suggests-itself", Refused(command with { SuggestedUnit = Zjj }));
        Assert.Equal("ours-already", Refused(command with { Ours = true }));
        Assert.Equal("dispute-ruled", Refused(command, Open with { State = DisputeStates.Ruled }));
        Assert.Equal("dispute-ended", Refused(command, Open with { State = DisputeStates.Ended }));
    }

    [Fact]
    public void It_goes_up_with_a_reason_by_who_saw_it_last_and_not_above_the_top()
    {
        var above = DisputeLadder.Shipped.Above(DisputeRungs.Hotline, urgent: false);
        Assert.Equal(DisputeRungs.BureauMeeting, above!.Name);
        Assert.Null(DisputeLadder.Shipped.Above(DisputeRungs.GovernmentOffice, urgent: false));
        var command = new MoveUp.Command("两家各执一词", 3);
        string? Refused(MoveUp.Command asked, Dispute of, bool top = false) => MoveUp.Refuse(of with { Revision = 3 }, top ? null : above, asked)?.Code;
        Assert.Null(Refused(command, Open));
        Assert.Equal("missing", Refused(command with { Reason = " " }, Open));
        Assert.Equal("missing", Refused(command with { Revision = null }, Open));
        Assert.Equal("changed-meanwhile", Refused(command with { Revision = 2 }, Open));
        Assert.Equal("top-rung", Refused(command, Open, top: true));
        Assert.Equal("not-held-yet", Refused(command, Open with { State = DisputeStates.Opening }));
        Assert.Equal("dispute-ended", Refused(command, Open with { State = DisputeStates.Ended }));
    }

    [Fact]
    public void Documents_and_minutes_are_kept_until_the_case_ends()
    {
        var document = new FileDocument.Command(null, "三定方案", "穗埔编〔2019〕12 号第 5 条", "负责市政道路的清扫保洁。");
        Assert.Null(FileDocument.Refuse(Open, null, 0, document)?.Code);
        Assert.Equal("too-many-documents", FileDocument.Refuse(Open, null, 100, document)?.Code);
        Assert.Equal("dispute-ended", FileDocument.Refuse(Open with { State = DisputeStates.Ended }, null, 0, document)?.Code);
        Assert.Equal("not-found", FileDocument.Refuse(Open, [Zjj], 0, document with { Unit = Cgj })?.Code);
        Assert.Equal(("missing", "passage"), FileDocument.Refuse(Open, null, 0, document with { Passage = null }) is { } no ? (no.Code, no.Field) : default);
        var minutes = new KeepMinutes.Command(Monday, "住建局、城管局、编办", "由城管局牵头");
        Assert.Null(KeepMinutes.Refuse(Open, 0, minutes, Monday)?.Code);
        Assert.Equal("in-the-future", KeepMinutes.Refuse(Open, 0, minutes with { HeldAt = Close(1) }, Monday)?.Code);
        Assert.Equal(("personal-number", "tookPart"), KeepMinutes.Refuse(Open, 0, minutes with { TookPart = "张三 13800138000" }, Monday) is { } bad ? (bad.Code, bad.Field) : default);
        Assert.Equal("dispute-ended", KeepMinutes.Refuse(Open with { State = DisputeStates.Ended }, 0, minutes, Monday)?.Code);
    }

    private static readonly Dispute CarriedOut = Open with { State = DisputeStates.Ended, Ruling = "裁定〔2026〕1号", RuledUnit = Cgj, Assisting = """["ZJJ"]""", Basis = "会议纪要" };

    [Fact]
    public void A_precedent_is_taken_from_a_ruling_that_was_carried_out_once()
    {
        var order = HandedOver() with { Category = "市容环卫/道路保洁", Area = "440112002" };
        var command = new SetPrecedent.Command(null, null, null, null, null, null);
        string? Refused(SetPrecedent.Command asked, Dispute? of = null, WorkOrderHandedOver? handed = null) => SetPrecedent.Refuse(of ?? CarriedOut, handed ?? order, asked, Monday)?.Code;
        Assert.Null(Refused(command));
        Assert.Equal("not-carried-out", Refused(command, Open));
        Assert.Equal("not-carried-out", Refused(command, CarriedOut with { State = DisputeStates.Ruled }));
        Assert.Equal("not-carried-out", Refused(command, CarriedOut with { Code = "withdrawn", Ruling = null }));
        Assert.Equal("precedent-set", Refused(command, CarriedOut with { PrecedentAt = Monday }));
        var kept = SetPrecedent.Refuse(CarriedOut with { PrecedentAt = Monday, PrecedentEntry = "entry-7" }, order, command, Monday)!;
        Assert.Equal("precedent-kept", kept.Code);
        Assert.Contains("entry-7", kept.Chinese, StringComparison.Ordinal);
        Assert.Null(Refused(command, CarriedOut with { PrecedentAt = Monday, PrecedentCode = "unknown-category" }));
        Assert.Equal("unreadable-hours", Refused(command with { Hours = "22-6" }));
        Assert.Null(Refused(command with { Hours = "22:00-06:00" }));
        Assert.Equal("every-area-or-one", Refused(command with { EveryArea = true, Area = "440112002" }));
        Assert.Equal("in-the-past", Refused(command with { ValidFrom = Monday.AddDays(-1) }));
        Assert.Equal("missing", Refused(command, null, HandedOver()));
        var set = SetPrecedent.Decide(CarriedOut, order, new ClockRow { Revision = 9 }, command with { EveryArea = true }, Monday, Coordinator);
        Assert.Equal(("市容环卫/道路保洁", null, Cgj, Zjj), (set.Category, set.Area, set.Unit, Assert.Single(set.Assisting!)));
    }

    [Fact]
    public void What_became_of_a_precedent_follows_from_the_answers_whichever_came_first()
    {
        CatalogueChanged entry = new() { At = Monday, ActorId = "s", ActorRole = Roles.System, Entry = "entry-7", Version = 1, Category = "c", Unit = Cgj, ValidFrom = Monday, Precedent = "d" };
        PrecedentNotKept not = new() { WorkOrderId = Order, IncidentId = Order, Revision = 9, At = Monday, ActorId = "s", ActorRole = Roles.System, Dispute = "d", Code = "unknown-category" };
        HeardFacts Answers(params object[] facts) => new([.. facts.Select((fact, i) => new HeardFacts.Row { Type = fact.GetType().Name, Revision = i, Body = System.Text.Json.JsonSerializer.Serialize(fact, fact.GetType(), Wire.Json) })]);
        Assert.Equal(new PrecedentFold.Kept(null, null), PrecedentFold.Of(1, Answers()));
        Assert.Equal(new PrecedentFold.Kept(null, "unknown-category"), PrecedentFold.Of(1, Answers(not)));
        Assert.Equal(new PrecedentFold.Kept(null, null), PrecedentFold.Of(2, Answers(not)));
        Assert.Equal(new PrecedentFold.Kept("entry-7", null), PrecedentFold.Of(2, Answers(entry, not)));
    }

    [Fact]
    public void A_ladder_has_each_rung_once_from_the_lowest_up_with_time_left_to_rule()
    {
        DisputeLadder.Rung hotline = new(DisputeRungs.Hotline, "4 working-hours", "1 working-days"), meeting = new(DisputeRungs.BureauMeeting, "1 working-days", "3 working-days");
        string? Refused(params DisputeLadder.Rung?[] rungs) => PublishDisputeLadder.Refuse(new(rungs, [hotline], null, 1), 1, Monday)?.Code;
        Assert.Null(Refused(hotline, meeting));
        Assert.Equal("missing", Refused());
        Assert.Equal("missing", Refused(hotline, null));
        Assert.Equal("rung-twice", Refused(hotline, hotline));
        Assert.Equal("ladder-not-rising", Refused(meeting, hotline));
        Assert.Equal("unknown-word", Refused(hotline with { Name = "court" }));
        Assert.Equal("unreadable-allowance", Refused(hotline with { Limit = "soon" }));
        Assert.Equal("no-time-to-rule", Refused(hotline with { State = "2 working-days" }));
        Assert.Equal("changed-meanwhile", PublishDisputeLadder.Refuse(new([hotline], [hotline], null, 0), 1, Monday)?.Code);
        Assert.Equal("valid-too-soon", PublishDisputeLadder.Refuse(new([hotline], [hotline], Monday, 1), 1, Monday)?.Code);
        Assert.Null(PublishDisputeLadder.Refuse(new([.. DisputeLadder.Shipped.Ordinary], [.. DisputeLadder.Shipped.Urgent], null, 1), 1, Monday));
    }
}
