using System.Net;
using Hotline.Intake;
using Hotline.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Web;

/// <summary>The disk becomes full while it runs: what cannot be stored is answered with 503 and leaves nothing behind; with room again it goes on.</summary>
public sealed class OnAFullDisk(AHost host) : IClassFixture<AHost>
{
    [Fact]
    public async Task Registering_is_answered_with_503_and_nothing_is_half_done()
    {
        var intake = host.App.Services.GetRequiredKeyedService<ServiceDb>(IntakeService.Name);
        Assert.Equal(HttpStatusCode.Created, (await Register("先登记的")).StatusCode);
        var before = await Stored(intake);

        await intake.Write(async tx => await tx.Single<long>($"PRAGMA max_page_count = {await tx.Single<long>("PRAGMA page_count")}"));
        using var refused = await Register(new string('工', 9_000));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("\"database-away\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(refused.Headers.Contains("Retry-After"));
        Assert.Equal(before, await Stored(intake));

        await intake.Write(tx => tx.Single<long>("PRAGMA max_page_count = 1073741823"));
        Assert.Equal(HttpStatusCode.Created, (await Register(new string('工', 9_000))).StatusCode);
    }

    private Task<HttpResponseMessage> Register(string content) =>
        host.Send("POST", "/api/intake/work-orders", new { type = "complaint", title = "永和街道某工地凌晨持续施工", content, caller = new { name = "张三", phone = "13800138000" } }, host.TokenOf("agent"));

    private static async Task<(long, long, long, long)> Stored(ServiceDb intake) => (
        await intake.Single<long>("SELECT COUNT(*) FROM WorkOrders"),
        await intake.Single<long>("SELECT COUNT(*) FROM Callers"),
        await intake.Single<long>("SELECT COUNT(*) FROM Facts"),
        await intake.Single<long>("SELECT COUNT(*) FROM Timers"));
}
