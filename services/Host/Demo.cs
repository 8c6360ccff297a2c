using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;

namespace Hotline.Host;

/// <summary>演示: an account and a key for each role, the keys printed, the passwords on the sign-in page. Each start makes new ones and ends the former.</summary>
internal static class Demo
{
    private const string Unit = "ZJJ";

    public static async Task Prepare(IServiceProvider services, TextWriter answers)
    {
        if (services.GetKeyedService<ServiceDb>(WebService.Name) is not { } db)
            throw new WrongSetting("--demo makes keys, which web keeps: --services leaves out web");
        var clock = services.GetRequiredService<BusinessClock>();
        await answers.WriteLineAsync($"{"account",-20} {"units",-6} key");
        foreach (var role in Roles.All)
            await Print(db, clock, DemoPeople.NameOf(role), new Rights([role], role == Roles.Handler ? [Unit] : [], false), answers);
        await services.GetRequiredService<DemoPeople>().Prepare(db, clock);
        if (await Print(db, clock, "replay", new Rights(Roles.All, [], true), answers) is { } key)
            await PlayDemo.Run(services, key, Unit, answers);
    }

    private static async Task<string?> Print(ServiceDb db, BusinessClock clock, string name, Rights rights, TextWriter answers)
    {
        await RevokeKey.AllOfAccountNamed(db, clock, name);
        var key = await MakeKey.OfAccountNamed(db, clock, name, rights);
        await answers.WriteLineAsync($"{name,-20} {string.Join(',', rights.Units),-6} {key.Refused?.English ?? key.Secret}");
        return key.Refused is null ? key.Secret : null;
    }
}
