using System.Text;
using Hotline.Replay;
using Xunit;
using static Hotline.Tests.Replay.ReplayTexts;

namespace Hotline.Tests.Replay;

public class RowsThatCannotBePlayed
{
    [Theory]
    [InlineData("opened_at,title", ",路灯不亮", "no time: opened_at is empty")]
    [InlineData("opened_at,title", "昨天,路灯不亮", "unreadable time: opened_at is \"昨天\"")]
    [InlineData("opened_at,title", "2026-02-30 10:00,路灯不亮", "unreadable time: opened_at is \"2026-02-30 10:00\"")]
    [InlineData("opened_at,title", "14/2/2026 5:59:00 PM,路灯不亮", "unreadable time: opened_at is \"14/2/2026 5:59:00 PM\"")]
    [InlineData("opened_at,title", "0001-01-01 00:00,路灯不亮", "unreadable time: opened_at is \"0001-01-01 00:00\"")]
    [InlineData("opened_at,title,closed_at", "2026-02-14,路灯不亮,soon", "unreadable time: closed_at is \"soon\"")]
    [InlineData("opened_at,title,closed_at", "2026-02-14 09:00,路灯不亮,2026-02-14 08:59", "closed before opened")]
    [InlineData("opened_at,title,content", "2026-02-14, ,", "nothing to say: no title and no content")]
    [InlineData("opened_at,title,type", "2026-02-14,路灯不亮,表扬信", "unknown type: \"表扬信\"")]
    [InlineData("opened_at,title,satisfaction", "2026-02-14,路灯不亮,5", "unknown rating: satisfaction is \"5\"")]
    [InlineData("opened_at,title,transfers", "2026-02-14,路灯不亮,-1", "transfers is no count: \"-1\"")]
    [InlineData("opened_at,title,transfers", "2026-02-14,路灯不亮,两次", "transfers is no count: \"两次\"")]
    [InlineData("opened_at,title,transfers", "2026-02-14,路灯不亮,99999999999", "transfers is no count: \"99999999999\"")]
    [InlineData("opened_at,title", "2026-02-14,路灯\0不亮", "title holds a NUL character")]
    [InlineData("opened_at,title", "2026-02-14,路灯不亮,rest of it", "3 columns where the header has 2")]
    [InlineData("opened_at,title", "2026-02-14,a 5\" pipe", "quotation marks that do not match")]
    public void A_row_is_refused_with_its_reason(string header, string cells, string reason) =>
        Assert.Equal(reason, Refusal(header, cells));

    [Fact]
    public void Half_a_character_is_refused_and_a_whole_emoji_is_not()
    {
        Assert.Equal("content holds half a character (a lone surrogate)", Refusal("opened_at,content", "2026-02-14,路\uD83D灯"));
        Assert.Equal("路😡灯", Row("opened_at,content", "2026-02-14,路😡灯").Content);
    }

    [Fact]
    public void Ten_thousand_characters_are_taken_and_one_more_is_not()
    {
        Assert.Equal(10_000, Row("opened_at,content", "2026-02-14," + new string('路', 10_000)).Content.Length);
        Assert.Equal("content has 10001 characters, over 10000", Refusal("opened_at,content", "2026-02-14," + new string('路', 10_001)));
    }

    [Fact]
    public void A_row_is_named_by_the_line_it_begins_on_and_the_rest_goes_on()
    {
        var lines = Lines("opened_at,content\r\n2026-02-14,\"一\r\n二\"\r\n\r\n,三\r\n2026-02-14,四\r\n2026-02-14,\"never closed\r\n2026-02-15,五\r\n");
        Assert.Equal([2, 5, 6, 7], lines.Select(line => line.Line));
        Assert.Equal([null, "no time: opened_at is empty", null, "quotation marks that do not match"], lines.Select(line => line.Refused));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_cost_their_own_row_only()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes("opened_at,title\n2026-02-14,"), 0xC2, 0xB7, 0xB5, 0xC6, .. "\n2026-02-14,路灯\n"u8]);
        var lines = ReplayFile.Read(path, ColumnNames.Ours, Shanghai).ToList();
        Assert.Equal(["title holds bytes that are not UTF-8", null], lines.Select(line => line.Refused));
        File.Delete(path);
    }
}
