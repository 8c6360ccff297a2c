using Hotline.Contracts;
using Hotline.Web;
using Hotline.Web.Lists;
using Hotline.Web.Reports;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Hotline.Tests.Web;

/// <summary>日报、月报 as leaders read them.</summary>
public sealed class TheBulletin
{
    private static readonly DateOnly Today = new(2026, 3, 13);
    private static readonly Language Chinese = new(new HttpContextAccessor()) { English = false }, English = new(new HttpContextAccessor()) { English = true };
    private static readonly Period March12 = Period.Day("2026-03-12", Today).Value!, February = Period.Month(null, Today).Value!;

    private static readonly List<Bulletin.UnitSaid> Units =
        [new("ZJJ", "区住建局", "Housing", UnitKinds.Department), new("HS", "红山街道", null, UnitKinds.Street), new("GD", "供电局", null, UnitKinds.Utility), new("HP", "黄埔区", null, UnitKinds.District)];

    private static DaysSaid.OfUnit Of(string unit, int dispatched = 0, int inTime = 0, int late = 0, int satisfied = 0, int basically = 0, int dissatisfied = 0, int open = 0) =>
        new(unit, dispatched, dispatched, 0, inTime, late, satisfied, basically, dissatisfied, open);

    private static DaysSaid Days(int intake, params DaysSaid.OfUnit[] units) => new(new DateTime(2026, 3, 13, 0, 5, 0, DateTimeKind.Utc), default, default, intake, 2, 1, [.. units]);

    private static Bulletin Whole => Bulletin.Of(March12, Days(35, Of("", open: 5), Of("ZJJ", 20, 18, 2, 9, 3, 1, 7), Of("HS", 10, 9, 0, 5)), Days(30, Of("ZJJ", 22, 20, 0, 9, 0, 1), Of("GD", 8)), Units);

    [Fact]
    public void It_says_in_words_what_was_done_and_what_changed()
    {
        Assert.Equal(
        [
            "2026年3月12日，热线受理诉求 35 件（较前一日增加 5 件），其中直接办结 2 件、不予受理 1 件。",
            "向承办单位派单 30 件次（与前一日持平）；按时签收率 100.0 %（30/30），与前一日持平。",
            "办结 29 件，其中按时 27 件、逾期 2 件，按时办结率 93.1 %（27/29），较前一日下降 6.9 个百分点。",
            "有效回访 18 件，满意 14 件、基本满意 3 件、不满意 1 件，满意率 94.4 %（17/18），较前一日上升 4.4 个百分点。",
            "截至 2026-03-13 08:05，在办 12 件。",
        ], BulletinSaid.Sentences(Whole, Chinese));
        Assert.Contains("closed in time 93.1 % (27/29), 6.9 percentage points below the day before.", string.Join(' ', BulletinSaid.Sentences(Whole, English)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_of_nothing_is_a_dash_and_is_held_against_nothing()
    {
        var empty = Bulletin.Of(March12, Days(0), Days(3, Of("ZJJ", 2, 1)), Units);
        Assert.Contains("按时办结率 —。", string.Join("", BulletinSaid.Sentences(empty, Chinese)), StringComparison.Ordinal);
        Assert.Equal(("—", null), (empty.All.Now.Content.Shown, empty.All.Now.Content.Percent));
    }

    [Fact]
    public void What_has_not_ended_is_not_compared()
    {
        var running = Bulletin.Of(Period.Month("2026-03", Today).Value!, Days(35, Of("ZJJ", 20)), null, Units);
        Assert.Null(running.All.Before);
        Assert.DoesNotContain("较", string.Join("", BulletinSaid.Sentences(running, Chinese)), StringComparison.Ordinal);
        Assert.Contains("本期尚未结束", string.Join("", BulletinSaid.Notes(running, Chinese)), StringComparison.Ordinal);
    }

    [Fact]
    public void Units_stand_in_groups_with_a_sum_also_those_that_had_something_the_day_before_only()
    {
        Assert.Equal(["街道、镇", "部门", "公用企业", "其他"], Whole.Groups.Select(group => BulletinSaid.GroupShown(group.Kind, Chinese)));
        Assert.Equal(["红山街道", "区住建局", "供电局", "（未派单位）"], Whole.Groups.SelectMany(group => group.Lines).Select(line => BulletinSaid.UnitShown(line, Chinese)));
        Assert.Equal((0, 8), Whole.Groups[2].Sum is var utilities ? (utilities.Now.Dispatched, utilities.Before!.Dispatched) : default);
        Assert.Equal("ZZ", BulletinSaid.UnitShown(Bulletin.Of(March12, Days(1, Of("ZZ", 1)), null, Units).Groups.Single().Lines.Single(), Chinese));
    }

    [Fact]
    public void The_ten_units_with_most_orders_are_named()
    {
        var many = Bulletin.Of(March12, Days(0, [Of("", 99), .. Enumerable.Range(1, 12).Select(n => Of($"U{n:00}", n))]), null, Units);
        Assert.Equal(["U12", "U11", "U10"], many.Most.Take(3).Select(line => line.Now.Unit));
        Assert.Equal(10, many.Most.Count);
    }

    [Theory]
    [InlineData(null, "2026-03-12", "2026-03-11")]
    [InlineData("2026-03-01", "2026-03-01", "2026-02-28")]
    [InlineData("2026-3-1", null, null)]
    [InlineData("'; DROP", null, null)]
    [InlineData("0001-01-01", null, null)]
    public void A_day_is_yesterday_unless_another_is_asked_for(string? asked, string? day, string? before) =>
        Assert.Equal((day, before), Period.Day(asked, Today).Value is { } period ? (period.Address, period.Before.Address) : default);

    [Theory]
    [InlineData(null, "report/days?from=2026-02-01&to=2026-02-28", "2026-01")]
    [InlineData("2026-01", "report/days?from=2026-01-01&to=2026-01-31", "2025-12")]
    [InlineData("2026-13", null, null)]
    public void A_month_is_the_last_that_has_ended(string? asked, string? question, string? before) =>
        Assert.Equal((question, before), Period.Month(asked, Today).Value is { } period ? (period.Question, period.Before.Address) : default);

    [Fact]
    public void A_period_is_called_as_people_call_it() =>
        Assert.Equal(("2026年3月12日", "12 March 2026", "2026年2月", "February 2026"), (March12.Shown(Chinese), March12.Shown(English), February.Shown(Chinese), February.Shown(English)));

    [Fact]
    public async Task In_a_file_a_number_is_a_number_also_a_negative_one_and_a_text_no_formula()
    {
        using var file = new MemoryStream();
        await CsvFile.Write(file, new object?[][] { [-3, -1.5m, "-3", "=1+1", null, ""] }.ToAsyncEnumerable());
        Assert.Equal("﻿-3,-1.5,'-3,'=1+1,,\r\n", System.Text.Encoding.UTF8.GetString(file.ToArray()));
    }
}
