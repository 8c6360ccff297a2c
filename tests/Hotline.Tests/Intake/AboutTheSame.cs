using Hotline.Contracts;
using Hotline.Intake;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class AboutTheSame : IAsyncDisposable
{
    private static readonly FindSimilarOrders.Command Written = new("工地夜间施工噪声扰民", "小区旁边的工地凌晨两点还在打桩，无法休息。", "永和街道");
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private async Task<List<FindSimilarOrders.Similar>> Finds(FindSimilarOrders.Command? command = null) =>
        AnIntake.Value<List<FindSimilarOrders.Similar>>(await FindSimilarOrders.Handle(command ?? Written, _given.Db, _given.Clock));

    private Task<RegisterWorkOrder.Registered> Registers(string title, string? content = null, string? area = null, bool keep = true) =>
        _given.Registers(new() { Type = WorkOrderTypes.Complaint, Title = title, Content = content, Area = area, Keep = keep });

    [Fact]
    public async Task The_likest_come_first_and_what_is_unlike_does_not_come()
    {
        var like = await Registers("工地夜间施工噪声很大", "小区旁边的工地凌晨一点还在打桩。");
        var same = await Registers(Written.Title!, Written.Content, Written.Area);
        await Registers("路灯不亮", "科学大道的路灯连续三天不亮");
        var found = await Finds();
        Assert.Equal([same.Id, like.Id], found.Select(f => f.Id));
        Assert.Equal(100, found[0].Similarity);
        Assert.InRange(found[1].Similarity, 30, 90);
        Assert.Equal((same.Number, Written.Title, Written.Area, States.Kept), (found[0].Number, found[0].Title, found[0].Area, found[0].State));
    }

    [Fact]
    public void A_title_alone_is_held_against_titles_and_the_same_area_counts_a_little()
    {
        var order = new WorkOrder { Title = "夜间施工噪声", Content = "与标题无关的一大段说明文字，写了很多很多。", Area = "永和街道" };
        Assert.Equal(100, FindSimilarOrders.Similarity(new("夜间施工噪声"), order));
        Assert.Equal(66, FindSimilarOrders.Similarity(new("夜间施工"), order with { Title = "夜间施工很吵闹" }));
        Assert.Equal(71, FindSimilarOrders.Similarity(new("夜间施工", Area: "永和街道"), order with { Title = "夜间施工很吵闹" }));
        Assert.Equal(0, FindSimilarOrders.Similarity(new("路灯不亮", Area: "永和街道"), order));
    }

    [Fact]
    public async Task At_most_five_are_shown()
    {
        for (var i = 0; i < 7; i++)
            await Registers(Written.Title!, Written.Content);
        Assert.Equal(5, (await Finds()).Count);
    }

    [Fact]
    public async Task An_order_is_shown_for_ninety_days_and_for_seven_after_its_end()
    {
        await Registers("工地夜间施工噪声扰民");
        var closed = await Registers("工地夜间施工噪声扰民", keep: false);
        await _given.Hears(Heard.Closed(closed.Id, 6));
        var withdrawn = await Registers("工地夜间施工噪声扰民");
        await WithdrawWorkOrder.Handle(withdrawn.Id, new("已解决", null, null), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        Assert.Equal(3, (await Finds(new(Written.Title))).Count);
        _given.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromHours(1));
        Assert.Equal(2, (await Finds(new(Written.Title))).Count);
        _given.Time.Advance(TimeSpan.FromDays(1));
        Assert.Single(await Finds(new(Written.Title)));
        _given.Time.Advance(TimeSpan.FromDays(82));
        Assert.Empty(await Finds(new(Written.Title)));
    }

    [Fact]
    public async Task Something_must_be_written() => Assert.Equal("nothing-said", await AnIntake.Refused(await FindSimilarOrders.Handle(new(" ", ""), _given.Db, _given.Clock)));
}
