using Hotline.Contracts;
using Hotline.Intake;
using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class WhoCalled : IAsyncDisposable
{
    private static readonly string[] Secret = ["13812342207", "138 1234 2207", "张三丰", "440101199003072519", "科学大道1号3栋502", "15911112222"];
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<Microsoft.AspNetCore.Http.IResult> Reveals(string id, Actor user, string? reason = RevealReasons.FirstContact, string? note = null) =>
        RevealCaller.Handle(id, new(reason, note), _given.Db, _given.Clock, user, _given.Safe);

    [Fact]
    public async Task Cannot_be_read_in_the_database_nor_in_any_fact()
    {
        var order = await _given.Registers();
        await SupplementWorkOrder.Handle(order.Id, new("他又说可打15911112222", null, null), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        await Reveals(order.Id, AnIntake.Agent, RevealReasons.Other, "回访 15911112222 张三丰");
        var disk = _given.OnDisk();
        Assert.Contains("夜间施工噪声", disk, StringComparison.Ordinal);
        Assert.All(Secret, secret => Assert.DoesNotContain(secret, disk, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_in_the_text_is_moved_out_and_one_that_belongs_to_the_matter_stays()
    {
        var moved = await _given.Registers();
        var kept = await _given.Registers(AnIntake.Noise with { Content = "工地挂牌电话15911112222，请致电13812342207", KeepNumbers = ["159 1111 2222"] });
        Assert.Contains("［电话1］", moved.Content, StringComparison.Ordinal);
        Assert.Equal(new MovedNumber("［电话1］", "telephone"), Assert.Single(moved.Numbers));
        Assert.Equal("工地挂牌电话15911112222，请致电［电话1］", kept.Content);
    }

    [Theory]
    [InlineData("13812342207")]
    [InlineData("张三丰")]
    public void What_the_caller_is_known_by_cannot_be_kept_in_the_text(string keep)
    {
        var refusal = RegisterWorkOrder.Refuse(AnIntake.Noise with { KeepNumbers = [keep] }, _given.Clock.Now);
        Assert.Equal(("own-number", "keepNumbers"), (refusal?.Code, refusal?.Field));
        Assert.Equal("own-number", CheckText.Refuse(new("t", null, null, [keep], AnIntake.Noise.Caller))?.Code);
    }

    [Fact]
    public async Task Their_name_and_their_number_without_its_area_are_moved_out_of_every_text()
    {
        var landline = AnIntake.Noise with { Content = "请回电 82220000 找张三丰", Caller = new Caller("张三丰", "020-82220000", null, null) };
        Assert.Equal("请回电 ［电话1］ 找［来电人］", (await _given.Registers(landline)).Content);
        Assert.Equal("请回电 ［电话1］ 找［来电人］", CheckText.Decide(new(null, landline.Content, null, null, landline.Caller)).Content);
        var order = await _given.Registers(landline with { Content = "夜间施工" });
        var added = AnIntake.Value<WorkOrderSupplemented>(await SupplementWorkOrder.Handle(order.Id, new("张三丰又打来，请回82220000", ["82220000"], null), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe));
        Assert.Equal("［来电人］又打来，请回［电话1］", added.Text);
    }

    [Fact]
    public async Task Two_additions_at_once_never_give_one_label_to_two_numbers()
    {
        var order = await _given.Registers();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            SupplementWorkOrder.Handle(order.Id, new($"或打1591111222{i}", null, null), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe)));
        var labels = answers.OfType<Microsoft.AspNetCore.Http.IValueHttpResult>().Select(a => ((WorkOrderSupplemented)a.Value!).Text).ToList();
        Assert.Equal(labels.Distinct().Count(), labels.Count);
        Assert.Equal(labels.Count + 1, AnIntake.Value<Revealed>(await Reveals(order.Id, AnIntake.Agent)).Numbers.Select(n => n.Label).Distinct().Count());
    }

    [Fact]
    public async Task One_label_is_one_number_however_often_something_is_added()
    {
        var order = await _given.Registers();
        var added = AnIntake.Value<WorkOrderSupplemented>(await SupplementWorkOrder.Handle(order.Id, new("打15911112222或13812342207", null, null), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe));
        Assert.Equal("打［电话2］或［电话1］", added.Text);
        var caller = AnIntake.Value<Revealed>(await Reveals(order.Id, AnIntake.Agent));
        Assert.Equal(["13812342207", "15911112222"], caller.Numbers.Select(n => n.Value));
    }

    [Fact]
    public async Task Is_revealed_with_a_reason_which_is_recorded_and_never_sent()
    {
        var order = await _given.Registers();
        Assert.Equal("missing", await AnIntake.Refused(await Reveals(order.Id, AnIntake.Agent, "")));
        Assert.Equal("unknown-word", await AnIntake.Refused(await Reveals(order.Id, AnIntake.Agent, "首次联系")));
        Assert.Equal("missing", await AnIntake.Refused(await Reveals(order.Id, AnIntake.Agent, RevealReasons.Other, " ")));
        var caller = AnIntake.Value<Revealed>(await Reveals(order.Id, AnIntake.Agent));
        Assert.Equal(("张三丰", "138 1234 2207", "科学大道1号3栋502"), (caller.Name, caller.Phone, caller.HomeAddress));
        var recorded = Assert.Single(await _given.Facts(), f => f.Type == nameof(CallerRevealed));
        Assert.False(recorded.Sends);
        Assert.Contains(RevealReasons.FirstContact, recorded.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reveal_is_not_kept_for_the_same_request_again()
    {
        var order = await _given.Registers();
        Idempotent.Ask(new Idempotent.Question("agent-07", "k", "reveal"));
        AnIntake.Value<Revealed>(await Reveals(order.Id, AnIntake.Agent));
        Assert.Empty(await _given.Db.List<string>("SELECT Answer FROM Requests"));
    }

    [Fact]
    public async Task A_handler_learns_it_only_while_the_order_is_with_their_unit()
    {
        var order = await _given.Registers();
        Assert.Equal("not-found", await AnIntake.Refused(await Reveals(order.Id, AnIntake.Handler)));
        await _given.Hears(Heard.Dispatched(order.Id, 1));
        AnIntake.Value<Revealed>(await Reveals(order.Id, AnIntake.Handler));
        await _given.Hears(Heard.Dispatched(order.Id, 2, "JTJ"));
        Assert.Equal("not-found", await AnIntake.Refused(await Reveals(order.Id, AnIntake.Handler)));
    }

    [Fact]
    public async Task Is_masked_on_the_order_s_page()
    {
        var order = await _given.Registers();
        var page = AnIntake.Value<ShowWorkOrder.Page>(await ShowWorkOrder.Handle(order.Id, _given.Db, AnIntake.Agent, _given.Safe));
        Assert.Equal(("张**", "138 **** 2207", "440***********19", true), (page.Caller!.Name, page.Caller.Phone, page.Caller.IdNumber, page.Caller.HomeAddress));
    }

    [Theory]
    [InlineData("+86 138-1234-2207")]
    [InlineData("１３８１２３４２２０７")]
    public async Task Earlier_orders_are_found_however_the_number_is_written(string phone)
    {
        var order = await _given.Registers();
        var found = AnIntake.Value<List<FindEarlierOrders.Earlier>>(await FindEarlierOrders.Handle(new(phone), _given.Db, _given.Safe));
        Assert.Equal(order.Number, Assert.Single(found).Number);
        Assert.Empty(AnIntake.Value<List<FindEarlierOrders.Earlier>>(await FindEarlierOrders.Handle(new("13812342208"), _given.Db, _given.Safe)));
    }

    [Fact]
    public async Task An_earlier_order_tells_what_can_still_be_done_with_it()
    {
        var order = await _given.Registers(AnIntake.Noise with { Urgency = "urgent" });
        var open = Assert.Single(AnIntake.Value<List<FindEarlierOrders.Earlier>>(await FindEarlierOrders.Handle(new("13812342207"), _given.Db, _given.Safe)));
        Assert.Equal(("complaint", "urgent", null, 2, false), (open.Type, open.Urgency, open.Unit, open.Revision, open.IsEnded));
        await _given.Hears(Heard.Closed(order.Id, 6));
        var closed = Assert.Single(AnIntake.Value<List<FindEarlierOrders.Earlier>>(await FindEarlierOrders.Handle(new("13812342207"), _given.Db, _given.Safe)));
        Assert.Equal(("ZJJ", Heard.At, true, true), (closed.Unit, closed.ClosedAt, closed.AwaitsFollowUp, closed.IsEnded));
        await RecordFollowUp.Handle(order.Id, new() { Outcome = "rated", Rating = "dissatisfied", Reopen = true, ReopenReason = "仍在施工" }, _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        Assert.False(Assert.Single(AnIntake.Value<List<FindEarlierOrders.Earlier>>(await FindEarlierOrders.Handle(new("13812342207"), _given.Db, _given.Safe))).IsEnded);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_caller_who_said_nothing_of_themselves()
    {
        await _given.Registers(new() { Type = "help", Title = "路灯不亮", Caller = new Caller(" ", null, null, null) });
        Assert.Equal(0, await _given.Db.Single<int>("SELECT COUNT(*) FROM Callers"));
    }

    [Theory]
    [InlineData("020-82220000", "020 **** 0000")]
    [InlineData("8222000", "**** 00")]
    [InlineData("110", "****")]
    [InlineData(null, null)]
    public void Short_numbers_show_even_less(string? phone, string? masked) => Assert.Equal(masked, Masks.Phone(phone));

    [Fact]
    public void A_name_shows_its_first_character_even_a_rare_one() => Assert.Equal(("欧**", "𠮷**"), (Masks.Name("欧阳娜"), Masks.Name("𠮷田")));
}
