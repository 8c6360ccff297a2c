using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Tests.Processes;
using Xunit;

namespace Hotline.Tests.Host;

/// <summary>What an administrator carries into a network without internet, unpacks and starts.</summary>
public sealed partial class StartingFromTheArchive(AnArchive archive) : IClassFixture<AnArchive>
{
    private static readonly object ByTelephone = new { type = "complaint", title = "路灯不亮", caller = new { name = "王芳", phone = "13800138000" } };

    [Fact]
    public async Task Its_unit_starts_it_with_no_SDK_on_the_path_and_hears_when_it_serves_and_when_it_stops()
    {
        await using var hotline = await AnInstalledHotline.Starts(archive.Program, archive.Empty("served"));
        Assert.Equal("READY=1", await hotline.Notice());
        using var caller = await FirstCaller(hotline);
        await caller.Register();
        await caller.Settled();
        Assert.Contains(archive.Program, hotline.Loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("/dotnet/", hotline.Loaded, StringComparison.Ordinal);
        Assert.Equal(0, await hotline.Stop());
        Assert.Equal("STOPPING=1", await hotline.Notice());
    }

    [Fact]
    public async Task Its_pages_have_all_they_need_beside_them()
    {
        await using var hotline = await AnInstalledHotline.Starts(archive.Program, archive.Empty("pages"));
        using var browser = new HttpClient { BaseAddress = hotline.Address };
        var page = await browser.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        Assert.Contains("lang=\"zh-CN\"", page, StringComparison.Ordinal);
        foreach (var file in new[] { "_content/Hotline.Web/desk.css", "_content/Hotline.Web/desk.js", "_framework/blazor.web.js" })
        {
            Assert.Contains(file, page, StringComparison.Ordinal);
            Assert.True((await browser.GetStringAsync(file, TestContext.Current.CancellationToken)).Length > 1000);
        }
        await hotline.Stop();
    }

    [Fact]
    public async Task A_copy_of_its_data_serves_elsewhere_but_not_without_the_keys()
    {
        var (data, copy) = (archive.Empty("first"), archive.Empty("copy"));
        string id, key;
        await using (var hotline = await AnInstalledHotline.Starts(archive.Program, data))
        {
            key = await FirstKey(hotline);
            using var caller = await Caller.At(hotline.Address, key);
            id = (await caller.Ask(HttpMethod.Post, "/api/intake/work-orders", "agent", ByTelephone)).GetProperty("id").GetString()!;
            await hotline.Stop();
        }
        Assert.Equal(0, (await AnArchive.Run("cp", "-a", data + "/.", copy)).Code);
        await using (var hotline = await AnInstalledHotline.Starts(archive.Program, copy))
        {
            using var caller = await Caller.At(hotline.Address, key);
            Assert.Equal("王芳", await NameOf(caller, id));
            await hotline.Stop();
        }
        Directory.Delete(Path.Combine(copy, "keys"), recursive: true);
        var refused = await Refused(archive.Program, copy);
        Assert.Equal((2, "hotline: the keys are not those that intake's callers were protected with: put back the folder keys and the databases of one backup"), refused);
    }

    [Fact]
    public async Task Where_the_library_of_SQLite_does_not_load_one_sentence_says_so()
    {
        var broken = archive.Empty("broken");
        File.CreateSymbolicLink(Path.Combine(broken, "libe_sqlite3.so"), "/dev/null");
        File.Copy(Path.Combine(archive.Program, "hotline"), Path.Combine(broken, "hotline"));
        var (code, said) = await Refused(broken, archive.Empty("nothing"));
        Assert.Equal(2, code);
        Assert.Matches("^hotline: a library of this machine or of the program cannot be loaded; on Linux, SQLite's needs glibc 2.34 or newer: [^\n]+$", said);
    }

    [Fact]
    public async Task Its_checksum_is_right_and_every_package_in_it_has_its_licence()
    {
        Assert.Equal(0, (await AnArchive.Run("/bin/sh", "-c", $"cd '{archive.Built}' && sha256sum -c SHA256SUMS")).Code);
        var packages = await File.ReadAllLinesAsync(Path.Combine(archive.Program, "licences", "packages.txt"), TestContext.Current.CancellationToken);
        Assert.Contains(packages, line => line.StartsWith("masstransit 8.5.12: Apache-2.0; ", StringComparison.Ordinal));
        Assert.Contains(packages, line => line.StartsWith("microsoft.netcore.app.runtime.linux-x64 ", StringComparison.Ordinal));
        Assert.All(packages, line => Assert.Matches(@"^[\w.-]+ \d[\w.-]*: \w[^;]*; [^;]", line));
        Assert.True(File.Exists(Path.Combine(archive.Program, "INSTALL.md")));
    }

    private static async Task<Caller> FirstCaller(AnInstalledHotline hotline) => await Caller.At(hotline.Address, await FirstKey(hotline));

    /// <summary>As the hint says, with the roles that the test needs.</summary>
    private static async Task<string> FirstKey(AnInstalledHotline hotline)
    {
        Assert.Matches(@"^No administrator has a password yet\. Set it within 24 hours at http://127\.0\.0\.1:\d+/welcome\?code=\S+$", await hotline.Says());
        var hint = Hint().Match(await hotline.Says());
        var roles = string.Join(',', Hotline.Contracts.Roles.All);
        var (code, key) = await AnArchive.Run(AnInstalledHotline.Alone(hint.Groups["program"].Value, "key", "--name", "replay", "--role", roles, "--act-for", "--data", hint.Groups["data"].Value));
        return code == 0 ? key : throw new InvalidOperationException(key);
    }

    private static async Task<string?> NameOf(Caller caller, string id)
    {
        JsonElement revealed = await caller.Ask(HttpMethod.Post, $"/api/intake/work-orders/{id}/caller/reveal", "agent", new { reason = "call-back" });
        return revealed.GetProperty("name").GetString();
    }

    private static Task<(int Code, string Said)> Refused(string program, string data) =>
        AnArchive.Run(AnInstalledHotline.Alone(Path.Combine(program, "hotline"), "--urls", "http://127.0.0.1:0", "--data", data));

    [GeneratedRegex("""^There is no key yet\. Make the first: "(?<program>[^"]+)" key --name admin --role administrator --data "(?<data>[^"]+)"$""")]
    private static partial Regex Hint();
}
