using Hotline.Host;
using Hotline.Platform;
using Hotline.Tests.Web;
using Hotline.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>The command `undelivered`: a listener could not hear a fact; it is listed with the reason, and heard again.</summary>
public sealed class WhatCouldNotBeHeard(AHost host) : IClassFixture<AHost>
{
    [Fact]
    public async Task Is_listed_with_its_reason_and_heard_again_once_it_can_be()
    {
        var key = await KeyOf("administrator");
        Assert.Equal((0, "0 undelivered"), await Undelivered(key));

        await Plant("unreadable", "{}");
        var (code, said) = await Undelivered(key, "--send-again");
        Assert.Equal(1, code);
        Assert.Matches("^intake +KeepUnits +UnitChanged .* JsonException: planted\n1 undelivered$", said);

        await Repair();
        Assert.Matches("heard now\n0 undelivered$", (await Undelivered(key, "--send-again")).Said);
        Assert.Equal((0, "0 undelivered"), await Undelivered(key));
    }

    [Fact]
    public async Task Is_told_to_administrators_only()
    {
        Assert.Equal(2, (await Undelivered("hk_nobodys")).Code);
        Assert.Equal(2, (await Undelivered(await KeyOf("agent"))).Code);
    }

    private async Task<string> KeyOf(string role) => (await MakeKey.OfAccountNamed(host.App.Services.GetRequiredKeyedService<ServiceDb>("web"),
        host.App.Services.GetRequiredService<BusinessClock>(), role, new Rights([role], [], false))).Secret;

    private ServiceDb Intake => host.App.Services.GetRequiredKeyedService<ServiceDb>("intake");

    private Task Plant(string fact, string body) => Intake.Run(tx => tx.Execute("""
        INSERT INTO Undelivered (Fact, Listener, Type, Body, At, Reason)
        VALUES (@Fact, 'KeepUnits', 'UnitChanged', @Body, @At, 'JsonException: planted')
        """, new { Fact = fact, Body = body, At = new DateTime(2026, 3, 12, 6, 0, 0, DateTimeKind.Utc) }), new Origin(default, null));

    /// <summary>What a real one looks like.</summary>
    private async Task Repair()
    {
        await host.Send("PUT", "/api/dispatch/units/ZJJ", new { name = "住建局", kind = "department" }, host.TokenOf("administrator"));
        var body = await host.App.Services.GetRequiredKeyedService<ServiceDb>("dispatch").Single<string>("SELECT Body FROM Facts WHERE Type = 'UnitChanged'");
        await Intake.Run(tx => tx.Execute("UPDATE Undelivered SET Body = @Body", new { Body = body }), new Origin(default, null));
    }

    private async Task<(int Code, string Said)> Undelivered(string key, params string[] more)
    {
        await using var answers = new StringWriter { NewLine = "\n" };
        var code = await Commands.Run(["undelivered", "--url", host.Client.BaseAddress!.ToString(), "--key", key, .. more], answers, TextWriter.Null);
        return (code, answers.ToString().TrimEnd());
    }
}
