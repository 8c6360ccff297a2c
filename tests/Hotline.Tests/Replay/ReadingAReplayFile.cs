using System.Text;
using Hotline.Contracts;
using Hotline.Replay;
using Xunit;
using static Hotline.Tests.Replay.ReplayTexts;

namespace Hotline.Tests.Replay;

public class ReadingAReplayFile
{
    [Fact]
    public void An_order_is_read_with_all_it_says()
    {
        var row = Row(
            "opened_at,type,category,title,content,area,address,unit,channel,closed_at,transfers,satisfaction",
            "2026-02-14 17:59,投诉,城市管理/占道经营,占道,\"人行道，被占\n半米宽\",大沙街道,横沙社区1号,CGJ,电话,2026-02-16 09:00,2,基本满意");
        Assert.Equal(new ReplayRow
        {
            Line = 2, OpenedAt = Utc(2026, 2, 14, 9, 59), Type = "complaint", Category = "城市管理/占道经营", Title = "占道",
            Content = "人行道，被占\n半米宽", Area = "大沙街道", Address = "横沙社区1号", Unit = "CGJ", Channel = "电话",
            ClosedAt = Utc(2026, 2, 16, 1, 0), Transfers = 2, Rating = "basically-satisfied",
        }, row);
    }

    [Fact]
    public void What_a_file_leaves_out_is_a_request_for_help_by_somebody_not_reached()
    {
        var row = Row("opened_at,title", "2026-02-14T17:59,路灯不亮");
        Assert.Equal(("help", null, null, 0, ""), (row.Type, row.Rating, row.ClosedAt, row.Transfers, row.Unit));
    }

    [Theory]
    [InlineData("2026-02-14T17:59:00+08:00")]
    [InlineData("2026-02-14T09:59:00Z")]
    [InlineData("2026-02-14T09:59Z")]
    [InlineData("2026-02-14 17:59:00.000+0800")]
    [InlineData("2026-02-14T17:59:00+08")]
    [InlineData("2026-02-14T17:59")]
    [InlineData("2026-02-14 17:59")]
    [InlineData("2026-02-14 17:59:00")]
    [InlineData("2/14/2026 5:59:00 PM")]
    [InlineData("02/14/2026 05:59:00 PM")]
    public void The_same_instant_is_written_in_many_ways(string opened) =>
        Assert.Equal(Utc(2026, 2, 14, 9, 59), Row("opened_at,title", $"{opened},路灯不亮").OpenedAt);

    [Fact]
    public void Every_word_of_ours_and_its_Chinese_one_are_the_same_type()
    {
        string[] chinese = ["咨询", "求助", "投诉", "举报", "建议"];
        Assert.Equal(WorkOrderTypes.All, chinese.Select(word => Row("opened_at,title,type", $"2026-02-14,x,{word}").Type));
        Assert.Equal(WorkOrderTypes.All, WorkOrderTypes.All.Select(word => Row("opened_at,title,type", $"2026-02-14,x,{word}").Type));
    }

    [Fact]
    public void Every_word_of_ours_and_its_Chinese_one_are_the_same_rating()
    {
        string[] chinese = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"];
        Assert.Equal(Ratings.All, chinese.Select(word => Row("opened_at,title,satisfaction", $"2026-02-14,x,{word}").Rating));
        Assert.Equal(Ratings.All, Ratings.All.Select(word => Row("opened_at,title,satisfaction", $"2026-02-14,x,{word}").Rating));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_is_read_with_and_without_a_byte_order_mark(bool mark)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "opened_at,title\r\n2026-02-14,路灯不亮\r\n", new UTF8Encoding(mark));
        var lines = ReplayFile.Read(path, ColumnNames.Ours, Shanghai);
        Assert.Equal(["路灯不亮"], lines.Select(line => line.Row?.Title));
        Assert.Equal(lines, lines);
        File.Delete(path);
    }

    [Fact]
    public void An_hour_the_clocks_skip_is_still_a_time()
    {
        var line = Assert.Single(Lines("opened_at,title\n2023-03-12 02:30,x\n", zone: NewYork));
        Assert.Equal(Utc(2023, 3, 12, 7, 30), line.Row?.OpenedAt);
    }

    [Fact]
    public void In_an_hour_the_clocks_show_twice_nothing_closes_before_it_opened()
    {
        var line = Assert.Single(Lines("opened_at,closed_at,title\n2023-11-05 01:50,2023-11-05 01:10,x\n", zone: NewYork));
        Assert.Equal((Utc(2023, 11, 5, 5, 50), Utc(2023, 11, 5, 6, 10)), (line.Row?.OpenedAt, line.Row?.ClosedAt));
    }

    [Fact]
    public void Half_a_day_of_New_York_is_read_but_for_two_orders_closed_before_they_were_created()
    {
        var lines = ReplayFile.Read(Shared("nyc311/nyc311_20230228_12h.csv"), ColumnNames.Parse(NewYorkColumns), NewYork).ToList();
        Assert.Equal(4999, lines.Count);
        Assert.Equal(
            [(2, "closed before opened"), (3, "closed before opened")],
            lines.Where(line => line.Row is null).Select(line => (line.Line, line.Refused)));
        var pothole = lines[2].Row!;
        Assert.Equal(
            (4, Utc(2023, 3, 1, 4, 44).AddSeconds(53), "help", "Street Condition", "Street Condition", "Pothole", "DOT", "MANHATTAN"),
            (pothole.Line, pothole.OpenedAt, pothole.Type, pothole.Category, pothole.Title, pothole.Content, pothole.Unit, pothole.Area));
        Assert.Equal(5000, lines[^1].Line);
    }

    private static DateTime Utc(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
