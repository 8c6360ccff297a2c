using System.Reflection;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Hotline.Tests.Web;

public sealed class WhatPeopleRead
{
    [Theory]
    [InlineData("yhjd", "永和街道")]
    [InlineData("YH", "永和街道")]
    [InlineData("和街", "永和街道")]
    [InlineData("hpjd", "黄埔街道")]
    [InlineData("hbjd", "黄埔街道")]
    [InlineData("czjd", "长洲街道")]
    [InlineData("gcsg", "城乡建设/工程施工")]
    [InlineData("zfhcx", "区住房和城乡建设局")]
    [InlineData("xlz", "新龙镇")]
    public void A_name_is_found_by_a_few_characters_or_initials(string typed, string name) => Assert.True(Initials.Match(typed, name));

    [Theory]
    [InlineData("yhjx", "永和街道")]
    [InlineData("永街", "永和街道")]
    [InlineData("yhjdx", "永和街道")]
    [InlineData("'; DROP", "永和街道")]
    [InlineData("😀", "永和街道")]
    public void Another_name_is_not(string typed, string name) => Assert.False(Initials.Match(typed, name));

    [Theory]
    [InlineData(false, 2, 180, false, "剩 2 个工作日 3 小时", "2 working days 3 h left")]
    [InlineData(false, 1, 0, false, "剩 1 个工作日", "1 working day left")]
    [InlineData(false, 0, 45, false, "剩 45 分钟", "45 min left")]
    [InlineData(false, 0, 0, false, "剩 0 分钟", "0 min left")]
    [InlineData(true, 3, 59, false, "超 3 个工作日", "3 working days over")]
    [InlineData(false, 0, 100, true, "剩 1 小时", "1 h left")]
    [InlineData(true, 0, 4500, true, "超 3 天 3 小时", "3 days 3 h over")]
    public void Time_left_is_said_in_both_languages(bool overdue, int days, int minutes, bool roundTheClock, string chinese, string english)
    {
        var left = new LeftSaid(default, overdue, days, minutes, "unit", roundTheClock, Provisional: false, Stopped: false);
        Assert.Equal((chinese, english), (left.Shown(Reader(false)), left.Shown(Reader(true))));
    }

    [Theory]
    [InlineData(false, "提前 3 个工作日", "3 working days early")]
    [InlineData(true, "超 3 个工作日", "3 working days over")]
    public void Of_a_closed_order_it_is_said_how_it_ended(bool overdue, string chinese, string english)
    {
        var left = new LeftSaid(default, overdue, 3, 0, "caller", RoundTheClock: false, Provisional: false, Stopped: true);
        Assert.Equal((chinese, english), (left.Shown(Reader(false)), left.Shown(Reader(true))));
    }

    [Theory]
    [InlineData("2026-03-12T06:23:00Z", "14:23")]
    [InlineData("2026-03-11T17:00:00Z", "01:00")]
    [InlineData("2026-03-11T15:59:00Z", "3-11 23:59")]
    [InlineData("2025-12-31T16:00:00Z", "1-1 00:00")]
    [InlineData("2025-12-31T15:00:00Z", "2025-12-31 23:00")]
    public void A_time_is_that_of_the_clock_on_the_wall_in_China(string at, string shown) =>
        Assert.Equal(shown, Moments.Short(Utc(at), Utc("2026-03-12T08:00:00Z")));

    [Fact]
    public void Every_word_of_the_trade_reads_in_both_languages()
    {
        var words = new[] { typeof(WorkOrderTypes), typeof(Urgencies), typeof(Ratings), typeof(Diversions), typeof(TerminationGrounds), typeof(Roles), typeof(UnitKinds), typeof(CallKinds), typeof(RevealReasons), typeof(ScoreItems), typeof(ScoreCharges), typeof(ExclusionGrounds), typeof(ReplyFaults), typeof(DisputeCauses), typeof(DisputeRungs) }
            .SelectMany(vocabulary => vocabulary.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!));
        Assert.All(words.Append(FollowUpOutcomes.NotReached).Append(FollowUpOutcomes.TriesUsedUp), word => Assert.Contains(word, TradeWords.All));
        Assert.All(Hotline.Dispatch.DispatchRules.All.Concat(["gap", "overlap", "ceased-unit"]), word => Assert.Contains(word, TradeWords.All));
        Assert.All(TradeWords.All.Values, said => Assert.True(said.Chinese.Length > 0 && said.English.Length > 0));
    }

    [Fact]
    public void Every_message_and_whoever_hears_it_has_a_name_that_people_read()
    {
        var listeners = Hotline.Host.Role.AllListeners().All.ToList();
        Assert.All(listeners, listener => Assert.NotEqual(listener.Name, BusWords.Listener(listener.Name).Chinese));
        Assert.All(listeners, listener => Assert.NotEqual(listener.Fact.Name, BusWords.Fact(listener.Fact.Name).Chinese));
        Assert.All(Neighbours.Names, service => Assert.NotEqual(service, BusWords.Service(service).Chinese));
    }

    [Fact]
    public void What_the_reviewer_said_stands_in_the_story_and_never_the_units_reply_in_the_reviewers_mouth()
    {
        Assert.Equal(["已督促整改。"], FactTexts.Of(Fact(nameof(ClosingSubmitted), """{"publicAnswer":"已督促整改。"}""")));
        Assert.Empty(FactTexts.Of(Fact(nameof(WorkOrderClosed), """{"publicAnswer":"已督促整改。"}""")));
        Assert.Equal(["答复清楚。"], FactTexts.Of(Fact(nameof(WorkOrderClosed), """{"publicAnswer":"已督促整改。","reason":"答复清楚。"}""")));
    }

    [Theory]
    [InlineData(nameof(ClosingSubmitted), """{"solved":true}""", "单位说明：问题已解决")]
    [InlineData(nameof(ClosingSubmitted), """{"solved":false}""", "单位没有说明问题已解决")]
    [InlineData(nameof(CallerContacted), """{"reached":false}""", "没有联系上来电人")]
    [InlineData(nameof(FollowUpRecorded), """{"solved":null}""", "")]
    [InlineData(nameof(WorkOrderClosed), """{"solved":true}""", "")]
    public void Whether_it_is_solved_and_the_caller_was_reached_stands_in_the_story(string fact, string body, string said) =>
        Assert.Equal(said, string.Concat(FactTexts.YesOrNo(Fact(fact, body)).Select(one => one.Chinese)));

    [Fact]
    public void What_an_assisting_unit_did_and_by_which_entry_an_order_went_stands_in_the_story()
    {
        Assert.Equal(["已清理排水口。"], FactTexts.Of(Fact(nameof(AssistanceReported), """{"report":"已清理排水口。"}""")));
        Assert.Equal("协办反馈", PathStep.InStory(nameof(AssistanceReported)).Chinese);
        var dispatched = Fact(nameof(WorkOrderDispatched), """{"entry":"HP-021","precedent":"d1","assisting":["ZJJ","GAJ"]}""");
        Assert.Equal(("目录条目 HP-021，先例", "entry HP-021, a precedent"), (FactTexts.ByCatalogue(dispatched, Reader(false)), FactTexts.ByCatalogue(dispatched, Reader(true))));
        Assert.Equal(["ZJJ", "GAJ"], FactTexts.Several(dispatched.Body, "assisting"));
        Assert.Null(FactTexts.ByCatalogue(Fact(nameof(WorkOrderDispatched), "{}"), Reader(false)));
    }

    [Theory]
    [InlineData("", false, "a,b,c")]
    [InlineData("category", false, "a,c")]
    [InlineData("unit", false, "a,b")]
    [InlineData("area", false, "b")]
    [InlineData("entries", false, "d")]
    [InlineData("", true, "a,b,c,d")]
    public void Of_the_catalogue_those_entries_are_shown_that_the_address_asks_for(string by, bool ended, string shown)
    {
        var now = new DateTime(2026, 3, 9, 4, 0, 0, DateTimeKind.Utc);
        var a = new CatalogueLine("a", 1, "x/y", null, null, "ZJJ", null, null, now.AddDays(-1), null, null, null, null);
        List<CatalogueLine> all = [a, a with { Entry = "b", Category = "z", Area = "1", Unit = "CGJ", Assisting = ["ZJJ"] }, a with { Entry = "c", Category = "x", Unit = "CGJ" }, a with { Entry = "d", CeasedAt = now }];
        var filter = new CatalogueFilter(by == "category" ? "x" : null, by == "unit" ? "ZJJ" : null, by == "area" ? "1" : null, by == "entries" ? "d,e" : null, null, ended);
        Assert.Equal(shown, string.Join(',', filter.Of(all, (one, other) => one.StartsWith(other, StringComparison.Ordinal), now).Select(line => line.Entry)));
    }

    [Theory]
    [InlineData("first-sheet@1", "本系统计分规则第 1 版", "our own score rules, version 1")]
    [InlineData("of-another-time", "of-another-time", "of-another-time")]
    public void The_rules_of_a_score_have_a_name_that_people_read(string rules, string chinese, string english) =>
        Assert.Equal((chinese, english), (OrderStory.RulesShown(rules, Reader(false)), OrderStory.RulesShown(rules, Reader(true))));

    [Fact]
    public void Why_one_reads_another_number_of_facts_than_a_colleague_is_said()
    {
        Assert.Equal("留痕 9 条，校验通过", TrailSaid.Of([new("intake", 3, 3, null), new("dispatch", 6, 6, null)], ["intake", "dispatch"], Reader(false)));
        Assert.Equal("留痕 4 条，校验通过；其中 1 条不是步骤（如查看号码、交接），只在留痕里；派单部分的留痕不由您的岗位核对，不计在内", TrailSaid.Of([new("intake", 4, 3, null)], ["intake", "dispatch"], Reader(false)));
        Assert.Contains("the trail is checked by dispatchers", TrailSaid.Of([], ["intake"], Reader(true)), StringComparison.Ordinal);
        Assert.Equal("留痕校验不通过：第 2 条", TrailSaid.Of([new("intake", 4, 3, "第 2 条")], ["intake"], Reader(false)));
    }

    [Theory]
    [InlineData("""{"cause":"calendar","calendar":"office","calendarVersion":3}""", "因发布了全市工作日历第 3 版", "because version 3 of the office's calendar was published")]
    [InlineData("""{"cause":"calendar","calendar":"SWJ","calendarVersion":2}""", "因发布了区水务局的工作日历第 2 版", "because version 2 of the calendar of 区水务局 was published")]
    [InlineData("""{"cause":"calendar"}""", "因发布了新的工作日历", "because a new calendar was published")]
    [InlineData("""{"cause":"extension"}""", "因同意延期", "because an extension was granted")]
    public void Why_a_limit_moved_stands_in_the_story(string body, string chinese, string english)
    {
        var moved = FactTexts.Moved(Fact(nameof(DeadlineMoved), body.Replace("}", ""","clock":"unit","from":"2026-03-16T10:00:00Z","to":"2026-03-17T10:00:00Z"}""", StringComparison.Ordinal)))!;
        Assert.Equal((chinese, english), (moved.Because(Reader(false), _ => "区水务局"), moved.Because(Reader(true), _ => "区水务局")));
    }

    [Theory]
    [InlineData("/orders?q=x", "/orders?q=x")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void After_signing_in_nobody_is_sent_to_another_house(string? to, string local) => Assert.Equal(local, Forms.Local(to));

    [Fact]
    public void A_notice_is_listed_once_the_newest_first_and_the_count_ends_when_the_list_is_opened()
    {
        var noon = new DateTime(2026, 3, 9, 4, 0, 0, DateTimeKind.Utc);
        var list = new NoticeList();
        var notice = new NoticeNow { Kind = nameof(WorkOrderDispatched), At = noon, OrderId = "o1", Number = "HP1", Title = "路灯" };
        Assert.True(list.Add(notice, unseen: false));
        Assert.False(list.Add(notice with { Title = "路灯（更正）" }, unseen: true));
        Assert.True(list.Add(notice with { Kind = nameof(WorkOrderUrged), At = noon.AddHours(1) }, unseen: true));
        Assert.Equal([nameof(WorkOrderUrged), nameof(WorkOrderDispatched)], list.All.Select(one => one.Kind));
        Assert.Equal(1, list.Unseen);
        list.See();
        Assert.Equal((2, 0), (list.All.Count, list.Unseen));
    }

    [Theory]
    [InlineData("handed-over", null, "queued")]
    [InlineData("handed-over", "signed", "signed")]
    [InlineData("archived", "closed", "archived")]
    [InlineData("kept", null, "kept")]
    public void Orders_are_filtered_by_the_very_word_that_stands_in_their_row(string state, string? progress, string word)
    {
        Assert.Equal(word, Progress.Of(state, progress));
        Assert.Contains(word, Progress.All);
        Assert.Equal(Hotline.Intake.Steps.All.Order(), Progress.All.Order());
    }

    [Fact]
    public void What_somebody_has_dealt_with_counts_as_read_and_stays_where_it_stands()
    {
        var noon = new DateTime(2026, 3, 9, 4, 0, 0, DateTimeKind.Utc);
        var list = new NoticeList();
        NoticeNow[] both = [new() { Kind = nameof(WorkOrderDispatched), At = noon, OrderId = "o1" }, new() { Kind = nameof(WorkOrderDispatched), At = noon, OrderId = "o2" }];
        Assert.All(both, notice => list.Add(notice, unseen: true));
        Assert.False(list.Settle(both, both));
        Assert.True(list.Settle(both, both[1..]));
        Assert.Equal((2, 1), (list.All.Count, list.Unseen));
        Assert.Equal(["o2"], list.Lit);
    }

    [Fact]
    public void Of_many_notices_the_newest_fifty_stay_and_the_count_is_never_above_the_rows()
    {
        var noon = new DateTime(2026, 3, 9, 4, 0, 0, DateTimeKind.Utc);
        var list = new NoticeList();
        for (var i = 0; i < 60; i++)
            list.Add(new NoticeNow { Kind = nameof(WorkOrderDispatched), At = noon.AddMinutes(i), OrderId = $"o{i}" }, unseen: true);
        Assert.Equal((50, 50, "o59", "o10"), (list.All.Count, list.Unseen, list.All[0].OrderId, list.All[^1].OrderId));
    }

    [Fact]
    public void Whoever_was_away_for_long_is_told_from_then_on()
    {
        var now = new DateTime(2026, 3, 9, 4, 0, 0, DateTimeKind.Utc);
        Assert.Equal(now.AddDays(-1), NoticeList.Since(null, now));
        Assert.Equal(now.AddDays(-1), NoticeList.Since(now.AddHours(-2), now));
        Assert.Equal(now.AddDays(-9), NoticeList.Since(now.AddDays(-9), now));
    }

    [Fact]
    public void Somebody_is_told_only_what_is_theirs_to_do()
    {
        Assert.NotNull(NoticeKinds.For(nameof(WorkOrderDispatched), role => role == Roles.Handler));
        Assert.Null(NoticeKinds.For(nameof(WorkOrderDispatched), role => role == Roles.Agent));
        Assert.NotNull(NoticeKinds.For(nameof(ClosingSubmitted), role => role == Roles.Dispatcher));
        Assert.Null(NoticeKinds.For(nameof(WorkOrderRegistered), _ => true));
    }

    [Fact]
    public void A_draft_comes_back_as_it_was_written_and_what_is_no_draft_is_none()
    {
        var draft = new Hotline.Web.Agents.Draft { Title = "带表情😀和\"引号\"", Phone = "13800000000", KeepNumbers = ["020-1"] };
        var back = Hotline.Web.Agents.Draft.Read(draft.Id, draft.Body)!;
        Assert.Equal((draft.Title, draft.Phone, "020-1"), (back.Title, back.Phone, back.KeepNumbers[0]));
        Assert.Null(Hotline.Web.Agents.Draft.Read("another", draft.Body));
        Assert.Null(Hotline.Web.Agents.Draft.Read("x", "not json"));
    }

    private static TimelineEntry Fact(string type, string body) => new() { At = default, Service = "dispatch", Revision = 1, Type = type, ActorId = "a", ActorRole = "handler", Body = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(body) };

    private static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);

    private static Language Reader(bool english) => new(new HttpContextAccessor()) { English = english };
}
