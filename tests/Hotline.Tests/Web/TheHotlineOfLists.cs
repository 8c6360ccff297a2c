using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using CsvHelper;
using Hotline.Contracts;
using Hotline.Tests.Journeys;
using MiniExcelLibs;
using Xunit;
using static Hotline.Tests.Journeys.TheHotline;

namespace Hotline.Tests.Web;

/// <summary>A few orders of two units on one afternoon, and people who have signed in by the door of the pages.</summary>
public sealed class TheHotlineOfLists : IAsyncLifetime
{
    public const string Formula = "=HYPERLINK(\"http://evil.example\",\"请点开\")", OfAnotherUnit = "城管局的路灯不亮", CalledBack = "打过回访的一件";
    private readonly Dictionary<string, HttpClient> _people = [];

    public TheHotline Hotline { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Hotline = await Opens();
        await Hotline.SignedBy("ZJJ", new { title = Formula });
        // None is urgent: its half hour to be signed would pass between a number and its list.
        await Hotline.DispatchedTo("ZJJ", new { title = "-1+1" });
        await Hotline.SignedBy("CGJ", new { title = OfAnotherUnit, area = "440112002" });
        await Hotline.ClosedBy("ZJJ");
        await Hotline.ClosedBy("ZJJ", new { title = "\t工地扬尘" });
        var calledBack = await Hotline.ClosedBy("ZJJ", new { title = CalledBack });
        await Done(Hotline.Agent.Post($"/api/intake/work-orders/{calledBack}/follow-ups", new { outcome = "rated", rating = "dissatisfied", solved = false, contacted = true }));
        await Hotline.Registered(new { title = "占道经营" });
        await Disputed(await Hotline.DispatchedTo("ZJJ", new { title = "围挡外的道路没人清扫" }));
    }

    private async Task Disputed(string id)
    {
        await Done(Hotline.Coordinator.Post("/api/escalation/disputes", new { workOrderId = id, units = new[] { "ZJJ", "CGJ" }, reason = "权属不清" }));
        await Hotline.Settled();
    }

    /// <summary>Somebody of these roles at a browser, signed in once.</summary>
    public async Task<HttpClient> SignedIn(string name, string[] roles, params string[] units)
    {
        if (_people.TryGetValue(name, out var known))
            return known;
        var account = (await Done(Hotline.Roles(Roles.Administrator).Post("/api/web/accounts", new { name, roles, units }))).GetProperty("accountId").GetString();
        var link = (await Done(Hotline.Roles(Roles.Administrator).Post($"/api/web/accounts/{account}/invitation", new { }))).GetProperty("path").GetString()!;
        var browser = Browser();
        var token = (await browser.GetStringAsync(link)).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var answer = await browser.PostAsync("/welcome/password", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("code", link.Split("code=")[1]), new("password", "calm-morning-7"), new("again", "calm-morning-7")]));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return _people[name] = browser;
    }

    /// <summary>The browser of somebody who has not signed in.</summary>
    public HttpClient Browser()
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Hotline.Client.BaseAddress };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        return browser;
    }

    /// <summary>The rows of a file, its headings first; numbers of a workbook are numbers.</summary>
    public static async Task<List<object?[]>> Rows(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        var file = await answer.Content.ReadAsByteArrayAsync();
        return address.Contains(".csv", StringComparison.Ordinal) ? [.. OfCsv(file)] : [.. MiniExcel.Query(new MemoryStream(file)).Cast<IDictionary<string, object?>>().Select(row => row.Values.ToArray())];
    }

    private static IEnumerable<object?[]> OfCsv(byte[] file)
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        using var csv = new CsvParser(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        while (csv.Read())
            yield return csv.Record!;
    }

    /// <summary>The sheet of a workbook as it is written.</summary>
    public static async Task<string> Sheet(HttpClient browser, string address)
    {
        using var book = new ZipArchive(new MemoryStream(await browser.GetByteArrayAsync(address)));
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return await sheet.ReadToEndAsync();
    }

    public Task<JsonElement> Asked(string who, string path) => Done(Hotline.Roles(who).Get(path));

    public ValueTask DisposeAsync()
    {
        foreach (var browser in _people.Values)
            browser.Dispose();
        return Hotline.DisposeAsync();
    }
}
