using Hotline.Contracts;
using Hotline.Dispatch;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

/// <summary>派单目录: whom it names for a matter, by category, area and time of day.</summary>
[OnEachDatabase]
public sealed class TheCatalogue : IAsyncDisposable
{
    private const string Noise = "城市管理/噪音扰民", Yonghe = "440112015";
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private async Task<string?> Put(string entry, string unit, string category = Noise, string? area = null, string? hours = null, string[]? assisting = null, DateTime? from = null, DateTime? until = null) =>
        await Answered(await ChangeCatalogue.Handle(entry, new(category, area, unit, "三定方案", from, until, assisting, hours), _given.Db, _given.Clock, Administrator));

    private async Task HasHuangpu() => Value<ShippedCatalogue.Taken>(await ShippedCatalogue.Handle(_given.Db, _given.Clock, Administrator));

    /// <summary>Who is named for noise there and then: the lead, and after it those who assist.</summary>
    private async Task<string> Owner(string? area = null, int hour = 12, string category = Noise)
    {
        var named = (await Catalogue.Load(_given.Db)).Find(category, area, new DateTime(2026, 3, 12, 0, 0, 0, DateTimeKind.Utc).AddHours(hour + 24 - 8), _given.Clock.Now);
        return named.Lead is { } lead ? string.Join('+', [lead.Unit, .. named.Assisting]) : string.Join('?', named.Entries.Select(entry => entry.Unit));
    }

    [Fact]
    public async Task Huangpu_ships_with_its_seventeen_streets_its_departments_and_an_owner_for_each_category()
    {
        Assert.Equal(new ShippedCatalogue.Taken(40, 66, 46), Value<ShippedCatalogue.Taken>(await ShippedCatalogue.Handle(_given.Db, _given.Clock, Administrator)));
        Assert.Equal(new ShippedCatalogue.Taken(0, 0, 0), Value<ShippedCatalogue.Taken>(await ShippedCatalogue.Handle(_given.Db, _given.Clock, Administrator)));
        var catalogue = await Catalogue.Load(_given.Db);
        Assert.Equal(17, catalogue.Units.Values.Count(unit => unit is { Kind: UnitKinds.Street, Parent: "HPQ" }));
        Assert.Equal("CGJ", await Owner(Yonghe));
        Assert.Empty(CheckCatalogue.Of(catalogue, await _given.Db.List<Category>("SELECT Code, Version, Name, EnglishName, Parent, ValidFrom, CeasedAt FROM Categories"), _given.Clock.Now));
    }

    [Fact]
    public async Task What_stands_nearest_counts()
    {
        await HasHuangpu();
        Assert.Equal("done", await Put("street", Yonghe, area: Yonghe));
        Assert.Equal("done", await Put("night", "GAJ", area: Yonghe, hours: "22:00-06:00", assisting: ["CGJ", Yonghe]));
        Assert.Equal(["CGJ", Yonghe, $"GAJ+CGJ+{Yonghe}", $"GAJ+CGJ+{Yonghe}", Yonghe],
            [await Owner(), await Owner(Yonghe), await Owner(Yonghe, 23), await Owner(Yonghe, 5), await Owner(Yonghe, 6)]);
    }

    [Fact]
    public async Task A_category_without_an_entry_is_owned_by_who_owns_the_one_above_it()
    {
        await HasHuangpu();
        Value<CategoryChanged>(await ChangeCategory.Handle("城市管理/噪音扰民/广场舞", new("广场舞", null, Noise, null, null), _given.Db, _given.Clock, Administrator));
        Assert.Equal("CGJ", await Owner(category: "城市管理/噪音扰民/广场舞"));
        Assert.Equal("done", await Put("dance", "GAJ", "城市管理/噪音扰民/广场舞"));
        Assert.Equal(("GAJ", "CGJ", ""), (await Owner(category: "城市管理/噪音扰民/广场舞"), await Owner(), await Owner(category: "城市管理")));
    }

    [Fact]
    public async Task A_community_belongs_to_its_street()
    {
        await HasHuangpu();
        Value<UnitChanged>(await ChangeUnit.Handle("440112015001", new("新庄社区", null, UnitKinds.Community, Yonghe, "440112015001", null, null), _given.Db, _given.Clock, Administrator));
        Assert.Equal("done", await Put("street", Yonghe, area: Yonghe));
        Assert.Equal((Yonghe, "CGJ"), (await Owner("440112015001"), await Owner("440112013")));
    }

    [Fact]
    public async Task Two_entries_never_count_for_the_same_matter()
    {
        await HasHuangpu();
        Assert.Equal("catalogue-overlap", await Put("second", "GAJ"));
        Assert.Equal("done", await Put("day", "GAJ", area: Yonghe, hours: "06:00-22:00"));
        Assert.Equal("catalogue-overlap", await Put("evening", "CGJ", area: Yonghe, hours: "21:00-23:00"));
        Assert.Equal("done", await Put("night", "CGJ", area: Yonghe, hours: "22:00-06:00"));
        Assert.Equal("catalogue-overlap", await Put("later", "ZJJ", from: _given.Clock.Now.AddDays(30)));
    }

    [Fact]
    public async Task Noise_at_night_in_Yonghe_with_two_owners_is_found_and_waits_for_a_person()
    {
        await HasHuangpu();
        Assert.Equal("done", await Put("night", "GAJ", hours: "22:00-06:00"));
        Assert.Equal("done", await Put("yonghe", "STHJ", area: Yonghe));
        Assert.Equal("GAJ?STHJ", await Owner(Yonghe, 23));
        var found = Assert.Single(CheckCatalogue.Of(await Catalogue.Load(_given.Db), [new() { Code = Noise, Name = "噪音扰民" }], _given.Clock.Now));
        Assert.Equal(("overlap", "噪音扰民，永和街道，22:00-06:00：2 个承办单位：区公安分局、区生态环境分局"), (found.Fault, found.Chinese));
    }

    [Fact]
    public async Task A_category_nobody_owns_is_found() =>
        Assert.Equal(("gap", "噪音扰民：没有承办单位"), Assert.Single(CheckCatalogue.Of(await Catalogue.Load(_given.Db), [new() { Code = Noise, Name = "噪音扰民" }], _given.Clock.Now)) is var found ? (found.Fault, found.Chinese) : default);

    [Fact]
    public async Task The_department_leads_before_the_street_and_the_street_assists_unless_the_rules_are_others()
    {
        await HasHuangpu();
        Assert.Equal("done", await Put("night", "GAJ", hours: "22:00-06:00"));
        Assert.Equal("done", await Put("yonghe", Yonghe, area: Yonghe));
        Assert.Equal($"GAJ+{Yonghe}", await Owner(Yonghe, 23));
        Value<DispatchRules>(await PublishDispatchRules.Handle(new([DispatchRules.CityOverDistrict], 1), _given.Db, _given.Clock, Administrator));
        Assert.Equal($"GAJ?{Yonghe}", await Owner(Yonghe, 23));
        Assert.Equal("rule-twice", await Refused(await PublishDispatchRules.Handle(new([DispatchRules.CityOverDistrict, DispatchRules.CityOverDistrict], 2), _given.Db, _given.Clock, Administrator)));
    }

    [Fact]
    public async Task An_entry_counts_while_it_is_in_force_and_keeps_every_version_and_its_author()
    {
        await HasHuangpu();
        var first = (await _given.Db.Single<CatalogueEntry>(CatalogueEntry.All + " WHERE Category = @Noise", new { Noise }))!;
        Assert.Equal("done", await Put(first.Entry, "CGJ", until: _given.Clock.Now.AddDays(1)));
        Assert.Equal("done", await Put("next", "GAJ", from: _given.Clock.Now.AddDays(1)));
        Assert.Equal("CGJ", await Owner());
        _given.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("GAJ", await Owner());
        Assert.Equal((2, Administrator.Id), (await _given.Db.Single<CatalogueEntry>(CatalogueEntry.Load, new { first.Entry })) is { } now ? (now.Version, now.Author) : default);
        Assert.Equal(2, (await Hotline.Platform.Trail.Of(_given.Db, ChangeCatalogue.Subject(first.Entry))).Count);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_and_changes_nothing()
    {
        await HasHuangpu();
        Assert.Equal("done", await Put("night", "GAJ", area: Yonghe, hours: "22:00-06:00", assisting: ["CGJ", Yonghe], until: _given.Clock.Now.AddDays(40)));
        var before = (await Catalogue.Load(_given.Db)).Entries.ToList();
        var csv = CatalogueTable.Write(before);
        Assert.All(await Imports(csv), line => Assert.Null(line.Code));
        Assert.Equal(before.Select(entry => entry.Version), (await Catalogue.Load(_given.Db)).Entries.Select(entry => entry.Version));
    }

    [Fact]
    public async Task Each_line_of_a_file_has_its_own_answer()
    {
        await HasHuangpu();
        var lines = await Imports("""
            编号,事项分类,区域,时段,主办单位,协办单位,依据,生效
            n1,噪音扰民,永和街道,22:00-06:00,区公安分局,区城市管理和综合执法局；永和街道,会议纪要,
            n2,噪音扰民,,,区公安分局,,,
            n3,没有的分类,,,CGJ,,,
            n4,供水问题,红山街道,晚上,GSGS,,,
            n5,供水问题,红山街道,,没有的单位,,,昨天

            ,违法停车,红山街道,,区公安分局,,,2026-03-01
            """);
        Assert.Equal([(2, null), (3, "catalogue-overlap"), (4, "unknown-category"), (5, "bad-hours"), (6, "bad-time"), (8, null)], lines.Select(line => (line.Line, line.Code)));
        Assert.Equal($"GAJ+CGJ+{Yonghe}", await Owner(Yonghe, 23));
        Assert.Equal("header", await Refused(await ImportCatalogue.Handle(new("编号,主办单位\n", null, null), _given.Db, _given.Clock, Administrator)));
    }

    [Fact]
    public async Task Units_and_categories_come_from_a_file_those_above_first_and_go_into_one()
    {
        const string units = """
            代码,名称,类别,上级单位,区域
            Y1,新庄社区,社区、村,YH,Y1
            YH,永和街道,street,HPQ,YH
            HPQ,黄埔区,区、县,,
            X1,谁也不知道,社区、村,NOBODY,
            X2,不知类别,大队,HPQ,
            """;
        var said = Value<Imported>(await ImportUnits.Handle(new(units, null, null), _given.Db, _given.Clock, Administrator)).Lines;
        Assert.Equal([(2, null, 1), (3, null, 1), (4, null, 1), (5, "unknown-unit", null), (6, "unknown-word", null)], said.Select(line => (line.Line, line.Code, line.Version)));
        Assert.Equal(["Y1", "YH", "HPQ"], (await Catalogue.Load(_given.Db)).LineOf("Y1").Select(unit => unit.Code));
        var categories = Value<Imported>(await ImportCategories.Handle(new("code,name,parent\n0102,道路,01\n01,交通,\n", null, null), _given.Db, _given.Clock, Administrator)).Lines;
        Assert.All(categories, line => Assert.Null(line.Code));
        var all = (await Catalogue.Load(_given.Db)).Units.Values.ToList();
        Assert.Equal([1, 1, 1], Value<Imported>(await ImportUnits.Handle(new(null, all, null), _given.Db, _given.Clock, Administrator)).Lines.Select(line => line.Version!.Value));
    }

    private async Task<IReadOnlyList<Imported.LineSaid>> Imports(string csv) => Value<Imported>(await ImportCatalogue.Handle(new(csv, null, null), _given.Db, _given.Clock, Administrator)).Lines;
}
