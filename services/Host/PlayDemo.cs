using Hotline.Replay;
using Hotline.Web;
using Microsoft.AspNetCore.Hosting.Server;

namespace Hotline.Host;

/// <summary>演示工单: Huangpu's units, the categories with their owners, and the shipped 200 orders, played through the front door like any others.</summary>
internal static class PlayDemo
{
    public static async Task Run(IServiceProvider services, string key, TextWriter answers)
    {
        using var file = DemoOrders.Open();
        var result = await ReplayRun.Play(new ReplayOrder
        {
            Lines = () => DemoOrders.Rows().Select(ReplayLine.Usable),
            Mark = FileMark.Of(file),
            Url = new Uri(ThisMachine.Address(services.GetRequiredService<IServer>())),
            Key = key,
            Units = HuangpuUnits.All,
            WithCatalogue = true,
        }, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        foreach (var wrong in result.Wrong)
            await answers.WriteLineAsync(wrong);
        await answers.WriteLineAsync($"{result.Line.Closed} demo orders played, {result.Line.Disputed} of them with a dispute.");
    }
}
