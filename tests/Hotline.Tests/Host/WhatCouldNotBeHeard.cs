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
        Assert.Equal(nameof(UndeliveredSentAgain), (await Trail.Of(Intake, "undelivered:unreadable")).Single().Type);
        Assert.Equal((0, "0 undelivered"), await Undelivered(key));
    }

    [Fact]
    public async Task Does_not_say_what_stands_in_it_until_somebody_asks_and_that_is_recorded()
    {
        await Plant("with-text", """{"workOrderId":"o-7","content":"她家的灯"}""");
        var administrator = host.TokenOf("administrator");
        var row = (await host.Read("GET", "/api/intake/undelivered?after=with", null, administrator)).EnumerateArray().Single(one => one.GetProperty("fact").GetString() == "with-text");
        Assert.Equal("o-7", row.GetProperty("workOrderId").GetString());
        Assert.DoesNotContain("灯", row.GetRawText(), StringComparison.Ordinal);
        var read = await host.Read("POST", "/api/intake/undelivered/with-text/KeepUnits/read", new { }, administrator, idempotencyKey: "read-1");
        Assert.Contains("她家的灯", read.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal("somebody", (await Trail.Of(Intake, "undelivered:with-text")).Single().ActorId);
        Assert.Equal(0, await Intake.Single<long>("SELECT COUNT(*) FROM Requests WHERE Answer LIKE '%灯%'"));
        await Intake.Run(tx => tx.Execute("DELETE FROM Undelivered"), new Origin(default, null));
    }

    [Fact]
    public async Task What_nothing_hears_any_more_is_said_to_be_so()
    {
        await Plant("orphan", "{}", listener: "Formerly");
        Assert.Equal("nobody-listens", (await host.Read("POST", "/api/intake/undelivered/orphan/Formerly/send-again", new { }, host.TokenOf("administrator"))).GetProperty("code").GetString());
        await Intake.Run(tx => tx.Execute("DELETE FROM Undelivered"), new Origin(default, null));
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_with_the_next_when_somebody_says_so()
    {
        var administrator = host.TokenOf("administrator");
        await host.Send("PUT", "/api/dispatch/units/PARKED", new { name = "搁置", kind = "department" }, administrator);
        var dispatch = host.App.Services.GetRequiredKeyedService<ServiceDb>("dispatch");
        await Sent(dispatch);
        await dispatch.Run(tx => tx.Execute("UPDATE Facts SET SentAt = NULL, ParkedAt = At WHERE Subject = 'unit:PARKED'"), new Origin(default, null));
        var parked = (await host.Read("GET", "/api/dispatch/parked", null, administrator)).EnumerateArray().Single();
        Assert.Equal(1, (await host.Read("GET", "/api/dispatch/waiting", null, administrator)).GetProperty("parked").GetInt64());
        var path = $"/api/dispatch/parked/{parked.GetProperty("fact").GetString()}/send-again";
        Assert.True((await host.Send("POST", path, new { }, administrator)).IsSuccessStatusCode);
        await Sent(dispatch);
        Assert.Equal("not-found", (await host.Read("POST", path, new { }, administrator)).GetProperty("code").GetString());
        Assert.Equal("[]", (await host.Read("GET", "/api/dispatch/parked", null, administrator)).GetRawText());
    }

    private static async Task Sent(ServiceDb db)
    {
        while (await db.Single<long>("SELECT COUNT(*) FROM Facts WHERE Subject = 'unit:PARKED' AND SentAt IS NOT NULL") == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
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

    private Task Plant(string fact, string body, string listener = "KeepUnits") => Intake.Run(tx => tx.Execute("""
        INSERT INTO Undelivered (Fact, Listener, Type, Body, At, Reason)
        VALUES (@Fact, @Listener, 'UnitChanged', @Body, @At, 'JsonException: planted')
        """, new { Fact = fact, Listener = listener, Body = body, At = new DateTime(2026, 3, 12, 6, 0, 0, DateTimeKind.Utc) }), new Origin(default, null));

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
