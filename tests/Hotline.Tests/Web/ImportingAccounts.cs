using System.Text;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;
using Xunit;

namespace Hotline.Tests.Web;

[OnEachDatabase]
public sealed class ImportingAccounts : IAsyncDisposable
{
    private const string Header = "name,full_name,roles,units\n";
    private static readonly UnitSaid[] Units = [new("ZJJ", "区住房和城乡建设局", "Housing bureau", null), new("CGJ", "区城管局", null, null), new("OLD", "原建委", null, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc))];
    private readonly AWeb _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private static (List<AccountLine> Lines, Refusal? No) Read(string csv) => new AccountTable(Units).Read(csv);

    private async Task<List<ImportAccounts.LineSaid>> Imports(string csv, bool check = false) => await ImportAccounts.Carry(Read(csv).Lines, check, _given.Db, _given.Clock, AWeb.Administrator);

    private static string Said(IEnumerable<ImportAccounts.LineSaid> lines) => string.Join(' ', lines.Select(line => $"{line.Line}:{line.Code ?? line.Outcome}"));

    [Fact]
    public async Task Good_lines_are_opened_with_a_link_each_and_a_bad_one_stops_none_of_them()
    {
        const string file = Header + "lin,林工,承办人,区住房和城乡建设局\nhe,何,飞行员,\nchen,陈静,agent; dispatcher,\n";
        Assert.Equal("2:opened 3:unknown-role 4:opened", Said(await Imports(file, check: true)));
        Assert.Null(await _given.Named("lin"));
        var lines = await Imports(file);
        Assert.Equal("2:opened 3:unknown-role 4:opened", Said(lines));
        Assert.Equal(("林工", "handler", "ZJJ"), await _given.Named("lin") is { } lin ? (lin.FullName, lin.Roles, lin.Units) : default);
        Assert.Equal("agent,dispatcher", (await _given.Named("chen"))!.Roles);
        Assert.Equal(2, lines.Where(line => line.Link is not null).Select(line => line.Link).Distinct().Count());
        Assert.Equal([nameof(AccountMade), nameof(Invited)], (await Trail.Of(_given.Db, "account:" + lines[0].AccountId)).Select(fact => fact.Type));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_two_at_once_open_each_account_once()
    {
        var file = Header + string.Concat(Enumerable.Range(0, 60).Select(i => $"p{i},第{i}人,坐席,\n"));
        var both = await Task.WhenAll(Imports(file), Imports(file));
        Assert.Equal(60, both.SelectMany(lines => lines).Count(line => line.Outcome == ImportAccounts.Outcomes.Opened));
        var facts = await _given.Db.Single<long>("SELECT COUNT(*) FROM Facts");
        Assert.All(await Imports(file), line => Assert.Equal((ImportAccounts.Outcomes.Unchanged, null), (line.Outcome, line.Link)));
        Assert.Equal(facts, await _given.Db.Single<long>("SELECT COUNT(*) FROM Facts"));
    }

    [Fact]
    public async Task An_account_that_is_there_is_changed_and_what_the_file_does_not_say_stays()
    {
        var id = await _given.HasAccount("lin", Roles.Handler, "ZJJ");
        Assert.Equal("2:changed", Said(await Imports("name,roles\nlin,承办人、派单员\n")));
        Assert.Equal(("handler,dispatcher", "ZJJ", null), await _given.Account(id) is var lin ? (lin.Roles, lin.Units, lin.FullName) : default);
        Assert.Equal("2:changed", Said(await Imports("units,name,roles,full_name\nCGJ；ZJJ,lin,handler,林工\n")));
        Assert.Equal("2:unchanged", Said(await Imports("units,name,roles\nZJJ;CGJ,lin,handler\n")));
        Assert.Equal("2:handler-without-unit", Said(await Imports("units,name,roles\n,lin,handler\n")));
    }

    [Fact]
    public async Task Who_is_disabled_and_the_last_administrator_are_not_changed_by_a_file()
    {
        var (gone, admin) = (await _given.HasAccount("gone", Roles.Agent), await _given.HasAccount("admin", Roles.Administrator));
        await _given.Db.Write(async tx => (await ChangeAccount.Change(tx, await tx.Single<Account>(Account.Load, new { Id = gone }), new(null, null, null, true, null), _given.Clock.Now, AWeb.Administrator)).No);
        const string file = "name,roles\ngone,dispatcher\nadmin,agent\n";
        Assert.Equal("2:account-disabled 3:last-administrator", Said(await Imports(file, check: true)));
        Assert.Equal("2:account-disabled 3:last-administrator", Said(await Imports(file)));
        Assert.Equal("administrator", (await _given.Account(admin)).Roles);
    }

    [Theory]
    [InlineData("lin,林,,ZJJ", "missing", "roles")]
    [InlineData(",林,坐席,", "missing", "name")]
    [InlineData("lin,林,承办人,", "handler-without-unit", "units")]
    [InlineData("lin,林,承办人,卫健局", "unknown-unit", "units")]
    [InlineData("lin,林,承办人,OLD", "unknown-unit", "units")]
    [InlineData("lin,林,坐席,,,x", "too-wide", "csv")]
    [InlineData("lin,林,飞行员,,,", "unknown-role", "roles")]
    [InlineData("\"lin\"x,林,坐席,", "quotes", "csv")]
    [InlineData("first,另一个,坐席,", "name-twice", "name")]
    public async Task A_line_that_is_wrong_says_which_field_and_why(string line, string code, string field)
    {
        var said = (await Imports(Header + "first,头一个,坐席,\n\n" + line + "\n", check: true))[^1];
        Assert.Equal((4, code, field), (said.Line, said.Code, said.Field));
        Assert.True(said.Chinese!.Length > 5 && said.English!.Length > 5);
    }

    [Theory]
    [InlineData("", "header")]
    [InlineData("name,role\na,agent\n", "header")]
    [InlineData("full_name,roles\na,agent\n", "header")]
    [InlineData("name,roles,name\na,agent,b\n", "header")]
    public void A_file_whose_first_line_is_not_the_names_of_the_columns_is_refused(string csv, string code) => Assert.Equal(code, Read(csv).No?.Code);

    [Fact]
    public void A_file_that_is_too_large_is_refused_in_a_sentence()
    {
        Assert.Equal("too-many-lines", Read(Header + string.Concat(Enumerable.Range(0, 5001).Select(i => $"p{i},,agent,\n"))).No?.Code);
        Assert.Null(Read(Header + string.Concat(Enumerable.Range(0, 5000).Select(i => $"p{i},,agent,\n"))).No);
        Assert.Equal("file-too-large", ImportAccounts.Refuse(new(new string('x', 900_001), null))?.Code);
    }

    [Fact]
    public void A_table_copied_out_of_Excel_and_Chinese_column_names_are_read()
    {
        var line = Assert.Single(Read("账号\t姓名\t角色\t单位\r\nlin\t林工\t承办人\t区城管局、ZJJ\r\n").Lines);
        Assert.Equal(("lin", "林工", "handler", "CGJ,ZJJ", null), (line.Name, line.FullName, string.Join(',', line.Roles), string.Join(',', line.Units!), line.Wrong));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("gb18030", false)]
    [InlineData("utf-16", true)]
    public void A_file_is_read_as_whatever_saved_it(string encoding, bool marked)
    {
        var bytes = (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes((marked ? "\uFEFF" : "") + "账号,角色\n𠮷田,坐席\n");
        Assert.Equal("账号,角色\n𠮷田,坐席\n", CsvText.Of(bytes));
    }

    [Fact]
    public void What_no_program_saves_as_text_is_none() => Assert.Null(CsvText.Of([0x81, 0x20, 0xFF, 0xFF]));
}
