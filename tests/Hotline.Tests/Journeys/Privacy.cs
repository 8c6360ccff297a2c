using System.Text;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Journeys;

/// <summary>A caller's data never leaves Intake, and does not lie readable on the disk.</summary>
public sealed class Privacy
{
    private static readonly string[] Secrets = ["13800138000", "13911112222", "张三丰", "11010519491231002X", "粤A12345"];

    [Fact]
    public async Task Nothing_of_the_caller_is_readable_in_any_file_but_shown_to_who_may_see_it_and_says_why()
    {
        await using var hotline = await Opens();
        var id = await hotline.SignedBy("ZJJ", new
        {
            title = "联系 13911112222",
            content = "车牌粤A12345的渣土车，身份证 11010519491231002X，电话 139 1111 2222，找张三丰。",
            caller = new { name = "张三丰", phone = "13800138000", idNumber = "11010519491231002X", homeAddress = "永和街 1 号" },
        });

        var order = await hotline.Seen("dispatch", id);
        Assert.Equal("联系 ［电话1］", order.GetProperty("title").GetString());
        Assert.Equal("车牌［车牌1］的渣土车，身份证 ［身份证1］，电话 ［电话1］，找［来电人］。", order.GetProperty("content").GetString());

        Assert.Equal("missing", await Refused(hotline.Handler("ZJJ").Post($"/api/intake/work-orders/{id}/caller/reveal", new { })));
        Assert.Equal("not-found", await Refused(hotline.Handler("JTJ").Post($"/api/intake/work-orders/{id}/caller/reveal", new { reason = "other", note = "想看看" })));
        var shown = await Done(hotline.Handler("ZJJ").Post($"/api/intake/work-orders/{id}/caller/reveal", new { reason = "first-contact" }, "reveal-key"));
        Assert.Contains("13800138000", shown.ToString(), StringComparison.Ordinal);
        var trail = await Done(hotline.Roles("auditor").Get($"/api/intake/trail/{id}"));
        Assert.Contains("CallerRevealed", trail.EnumerateArray().Select(f => f.GetProperty("type").GetString()));

        foreach (var file in Directory.GetFiles(hotline.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            Assert.All(Secrets, secret => Assert.False(Holds(file, secret), $"{secret} stands in {Path.GetFileName(file)}"));
    }

    [Fact]
    public async Task Once_the_order_has_left_the_unit_it_may_not_see_the_caller()
    {
        await using var hotline = await Opens();
        var id = await hotline.ClosedBy("ZJJ");
        Assert.Equal("not-found", await Refused(hotline.Handler("ZJJ").Post($"/api/intake/work-orders/{id}/caller/reveal", new { reason = "first-contact" })));
    }

    private static bool Holds(string file, string secret)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0;
    }
}
