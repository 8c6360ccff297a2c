using Hotline.Replay;
using Hotline.Tests.Journeys;
using Xunit;

namespace Hotline.Tests.Replay;

/// <summary>先例: the same orders with and without precedents, under a simulated clock.</summary>
public sealed class RulingsTeach
{
    private static readonly DateTime Monday = new(2025, 3, 3, 1, 30, 0, DateTimeKind.Utc);

    // Two categories that two units dispute again and again, and one nobody disputes; a new order every nine working hours or so.
    private static readonly List<ReplayRow> Orders = [.. Enumerable.Range(0, 24).Select(n => new ReplayRow
    {
        Line = n + 2,
        OpenedAt = Monday.AddHours(n * 20),
        Type = "help",
        Title = $"第 {n + 1} 件",
        Category = n % 3 == 2 ? "城市管理/环境卫生" : n % 3 == 1 ? "城市管理/噪音扰民" : "水务管理/内涝积水",
        Area = "永和街道",
        Unit = n % 3 == 0 ? "SWJ" : "CGJ",
        Transfers = n % 3 == 2 ? 0 : 2,
    })];

    [Fact]
    public async Task With_precedents_what_was_ruled_once_is_not_disputed_again()
    {
        var without = await Played(precedents: false, actors: 1);
        Assert.Equal((8, 8, 0), (without.Disputes.FirstDisputed, without.Disputes.SecondDisputed, without.Disputes.ByPrecedent));
        Assert.Equal((16, 16), (without.Line.Disputed, without.ReturnsRefused));
        var with = await Played(precedents: true, actors: 1);
        Assert.Equal(0, with.Disputes.SecondDisputed);
        Assert.InRange(with.Disputes.FirstDisputed, 2, 7);
        Assert.Equal(16 - with.Line.Disputed, with.Disputes.ByPrecedent);
        Assert.Equal(with.Line.Disputed, with.ReturnsRefused);
        var again = await Played(precedents: true, actors: 16);
        Assert.Equal((with.Report!.ToString(), with.Disputes), (again.Report!.ToString(), again.Disputes));
    }

    private static async Task<ReplayResult> Played(bool precedents, int actors)
    {
        await using var hotline = await ASimulatedHotline.Opens();
        var result = await hotline.Plays(Orders, actors, precedents);
        Assert.Equal([], result.Wrong);
        Assert.Equal((Orders.Count, 0, 0), (result.Line.Scored, result.Line.Lost, result.Line.Doubled));
        return result;
    }
}
