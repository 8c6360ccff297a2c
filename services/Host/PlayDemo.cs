using Hotline.Replay;
using Hotline.Web;
using Microsoft.AspNetCore.Hosting.Server;

namespace Hotline.Host;

/// <summary>演示工单: Huangpu's units, categories and catalogue, the shipped 200 orders, and some that are left for every desk to go on with, played through the front door like any others.</summary>
internal static class PlayDemo
{
    public static async Task Run(IServiceProvider services, string key, string unit, TextWriter answers)
    {
        var (url, stopping) = (new Uri(ThisMachine.Address(services.GetRequiredService<IServer>())), services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        using var file = DemoOrders.Open();
        var result = await ReplayRun.Play(new ReplayOrder
        {
            Lines = () => DemoOrders.Rows().Select(ReplayLine.Usable),
            Mark = FileMark.Of(file),
            Url = url,
            Key = key,
            WithShipped = true,
        }, stopping);
        var open = await OpenOrders.Play(url, key, unit, stopping);
        foreach (var wrong in result.Wrong)
            await answers.WriteLineAsync(wrong);
        await answers.WriteLineAsync($"{result.Line.Closed} demo orders played, {result.Line.Disputed} of them with a dispute; {open} more are left open for the desks.");
    }
}
