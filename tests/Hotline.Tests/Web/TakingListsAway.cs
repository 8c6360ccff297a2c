using System.Net;
using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;
using Hotline.Web.Lists;
using Hotline.Web.Orders;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Hotline.Tests.Web.TheHotlineOfLists;

namespace Hotline.Tests.Web;

/// <summary>导出清单.</summary>
public sealed class TakingListsAway(TheHotlineOfLists given) : IClassFixture<TheHotlineOfLists>
{
    private Task<HttpClient> SignedIn(string role) => role == Roles.Handler ? given.SignedIn(role, [role], "ZJJ") : given.SignedIn(role, [role]);

    [Theory]
    [InlineData(Roles.Manager, "manager")]
    [InlineData(Roles.Handler, "handler@ZJJ")]
    [InlineData(Roles.Dispatcher, "dispatcher")]
    public async Task Every_number_of_the_board_opens_a_file_of_exactly_that_many_rows(string role, string actsAs)
    {
        var person = await SignedIn(role);
        var board = (await given.Asked(actsAs, "/api/escalation/board")).Deserialize<BoardSaid>(Wire.Json)!;
        var numbers = board.Numbers.Select(one => ($"measure={one.Measure}", one.Today)).Append(("measure=yellow", board.Now.Yellow)).Append(("measure=turning-red", board.Now.TurningRed))
            .Concat(board.Units.Select(line => ($"measure=open&unit={line.Name}", line.Open))).Concat(board.Streets.Select(line => ($"measure=open&area={line.Name}", line.Open))).Append(("measure=open", board.Now.Open)).Where(one => one.Item2 > 0).Append(("measure=diverted", 0)).ToList();
        Assert.True(numbers.Count > 4, "the board is empty");
        foreach (var (asked, count) in numbers)
        {
            Assert.Equal((asked, count), (asked, (await Rows(person, $"/lists/board.csv?{asked}")).Count - 1));
            Assert.Equal((asked, count), (asked, (await Rows(person, $"/lists/board.xlsx?{asked}")).Count - 1));
        }
    }

    [Theory]
    [InlineData(Roles.Handler, "handler@ZJJ", "department")]
    [InlineData(Roles.Dispatcher, "dispatcher", "dispatch")]
    public async Task So_does_every_number_of_a_desk(string role, string actsAs, string desk)
    {
        var counts = (await given.Asked(actsAs, "/api/dispatch/desk/counts")).EnumerateArray().Select(one => (State: one.GetProperty("state").GetString(), Count: one.GetProperty("count").GetInt32())).ToList();
        Assert.Contains(counts, one => one.Count > 1);
        foreach (var (state, count) in counts)
            Assert.Equal((state, count), (state, (await Rows(await SignedIn(role), $"/lists/{desk}.csv?state={state}")).Count - 1));
    }

    [Fact]
    public async Task A_handler_takes_away_nothing_of_another_unit()
    {
        var handler = await SignedIn(Roles.Handler);
        foreach (var list in new[] { "department.csv?state=signed", "department.xlsx", "board.csv?measure=intake", "board.xlsx?measure=dispatched" })
            Assert.DoesNotContain(await Rows(handler, $"/lists/{list}"), row => row.Contains(OfAnotherUnit));
        using var another = await handler.GetAsync("/lists/board.csv?measure=open&unit=CGJ", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, another.StatusCode);
    }

    [Fact]
    public async Task A_month_and_the_sheets_behind_it_are_taken_away_and_a_handler_takes_only_their_own()
    {
        var assessor = await SignedIn(Roles.Assessor);
        var month = await Rows(assessor, "/lists/month.xlsx?month=2026-03");
        var (unit, sheets) = (month.Single(row => Equals(row[1], "ZJJ")), Array.IndexOf(month[0], "考核件"));
        Assert.Equal((1.0, "0.00"), ((double)unit[sheets]!, (string)unit[Array.IndexOf(month[0], "来电人评价（得分）")]!));
        var behind = await Rows(assessor, "/lists/sheets.csv?month=2026-03&kind=department&item=rating&found=missed");
        Assert.Equal([CalledBack], behind.Skip(1).Select(row => row[1]));
        Assert.Contains("来电人评价 0.00/40.00", (string)behind[1][6]!, StringComparison.Ordinal);
        var another = await given.SignedIn("handler-of-another", [Roles.Handler], "CGJ");
        Assert.Single(await Rows(another, "/lists/sheets.csv?month=2026-03"));
        Assert.DoesNotContain(await Rows(another, "/lists/month.csv?month=2026-03"), row => Equals(row[1], "ZJJ"));
    }

    [Fact]
    public async Task What_looks_like_a_formula_is_a_text_in_both()
    {
        var dispatcher = await SignedIn(Roles.Dispatcher);
        var csv = (await Rows(dispatcher, "/lists/dispatch.csv")).Select(row => row[1]).ToList();
        Assert.Contains("'" + Formula, csv);
        Assert.Contains("'-1+1", csv);
        Assert.Contains(Formula, (await Rows(dispatcher, "/lists/dispatch.xlsx")).Select(row => row[1]));
        var sheet = await Sheet(dispatcher, "/lists/dispatch.xlsx");
        Assert.Contains(" t=\"str\"", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f", sheet, StringComparison.Ordinal);
        Assert.Contains("</x:row></x:sheetData>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_reads_as_the_page_does_with_names_and_the_time_in_Beijing()
    {
        var agent = await SignedIn(Roles.Agent);
        var rows = await Rows(agent, "/lists/orders.csv?q=永和街道");
        Assert.Equal(["工单号", "标题", "类型", "进度", "单位", "登记"], rows[0].Take(6));
        Assert.Equal(["永和街道某工地凌晨持续施工", "投诉", "已办结", "ZJJ"], rows[1].Skip(1).Take(4));
        Assert.Matches("^2026-03-12 1[45]:[0-9]{2}$", (string)rows[1][5]!);
        Assert.Equal("Number", (await Rows(await English(), "/lists/orders.xlsx"))[0][0]);
        Assert.Equal(0.0, (await Rows(agent, "/lists/follow-ups.xlsx"))[1][4]);
        using var file = await agent.GetAsync("/lists/orders.xlsx", TestContext.Current.CancellationToken);
        Assert.Matches(@"^工单查询-20260312-1[0-9]{3}\.xlsx$", file.Content.Headers.ContentDisposition!.FileNameStar!);
    }

    private async Task<HttpClient> English()
    {
        var agent = await given.SignedIn("reads-english", [Roles.Agent]);
        agent.DefaultRequestHeaders.Add("Cookie", "hotline-language=en");
        return agent;
    }

    [Fact]
    public async Task Of_the_accounts_those_are_taken_away_that_the_page_finds()
    {
        await SignedIn(Roles.Handler);
        var found = await Rows(await SignedIn(Roles.Administrator), "/lists/accounts.csv?q=zjj&standing=in-use");
        Assert.Equal(["handler", "", "承办人", "ZJJ", "可用"], Assert.Single(found.Skip(1)));
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_page_and_another_role_is_told_no()
    {
        using var stranger = given.Browser();
        using var answer = await stranger.GetAsync("/lists/board.csv?measure=red", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?to=%2Flists%2Fboard.csv%3Fmeasure%3Dred"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        using var agents = await (await SignedIn(Roles.Agent)).GetAsync("/lists/board.csv", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, agents.StatusCode);
    }

    [Fact]
    public async Task Over_several_pages_each_row_comes_once_and_in_the_same_order()
    {
        await given.SignedIn("everybody", [.. Roles.All.Except([Roles.Handler])]);
        await using var scope = given.Hotline.Inside.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(WebService.Name);
        var person = (await db.Single<Person>(Person.LoadNamed, new { Name = "everybody" }))!;
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(new AuthenticationState(new(Session.IdentityOf(person)))));
        // What only handlers have is of their own units.
        foreach (var list in TakeAway.All.Where(list => list.Roles.Any(role => role != Roles.Handler)))
            Assert.Equal((list.Name, await All(list, scope.ServiceProvider, 400)), (list.Name, await All(list, scope.ServiceProvider, 1)));
    }

    private static async Task<string> All(IListing list, IServiceProvider services, int limit)
    {
        var (desk, told, asked) = (services.GetRequiredService<Desk>(), Told(services.GetRequiredService<Language>()), new Asked(new QueryCollection(), limit));
        var first = await list.Read(desk, told, asked);
        Assert.Null(first.No);
        return string.Join('\n', await WholeList.Cells(list, first.Value!, asked, desk, told).Select(row => string.Join('|', row)).ToListAsync());
    }

    private static Told Told(Language language) => new(language, new DateTime(2026, 3, 12, 8, 0, 0, DateTimeKind.Utc), [], []);

    private static readonly Language Chinese = new(new HttpContextAccessor());

    [Fact]
    public async Task A_list_that_is_too_long_says_so_in_its_last_row()
    {
        static async Task<List<string>> Of(int rows) => await WholeList.Bounded(AsyncEnumerable.Range(0, rows).Select(n => new object?[] { n, "" }), ["工单号", "标题"], Chinese, 2).Select(row => $"{row[0]}").ToListAsync();
        Assert.Equal(["工单号", "0", "1"], await Of(2));
        Assert.Equal(["工单号", "0", "1", "清单不止 2 行，这里只有前 2 行。请缩小筛选范围后再导出。"], await Of(3));
    }

    [Fact]
    public async Task A_list_that_breaks_off_is_no_list()
    {
        var list = new Listing<int>(typeof(OrdersPage), "orders", "", "", [new("", "", (row, _) => row)], (_, _, asked) => Task.FromResult(asked.After is null ? new Answer<Rows<int>>(new([1], "1"), null) : new(null, No.Away)));
        var asked = new Asked(new QueryCollection(), 1);
        var first = await list.Read(null!, Told(Chinese), asked);
        await Assert.ThrowsAsync<HttpRequestException>(() => WholeList.Cells(list, first.Value!, asked, null!, Told(Chinese)).ToListAsync().AsTask());
    }
}
