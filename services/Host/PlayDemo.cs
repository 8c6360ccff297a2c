using Hotline.Replay;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

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
            Url = Here(services),
            Key = key,
            Units = HuangpuUnits.All,
            WithCatalogue = true,
        }, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        foreach (var wrong in result.Wrong)
            await answers.WriteLineAsync(wrong);
        await answers.WriteLineAsync($"{result.Line.Closed} demo orders played, {result.Line.Disputed} of them with a dispute.");
    }

    /// <summary>Where this process listens, as seen from itself.</summary>
    private static Uri Here(IServiceProvider services)
    {
        var address = BindingAddress.Parse(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}");
    }
}
