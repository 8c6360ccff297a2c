using Hotline.PersonalNumbers;
using Xunit;

namespace Hotline.Tests.PersonalNumbers;

/// <summary>The caller's own data are looked for as given, also where no pattern takes them for a number.</summary>
public class WhatTheCallerGave
{
    [Theory]
    [InlineData("020-82220000", "请回电 82220000", "请回电 ［电话1］")]
    [InlineData("020-82220000", "请回电 8222-0000 或020-82220000", "请回电 ［电话1］ 或［电话1］")]
    [InlineData("020-82220000", "请回电八二二二〇〇〇〇", "请回电［电话1］")]
    [InlineData("0763-6820000", "座机6820000", "座机［电话1］")]
    [InlineData("82220000", "请回电 82220000", "请回电 ［电话1］")]
    [InlineData("13800138000", "¥13800138000，金额13800138000元", "¥［电话1］，金额［电话1］元")]
    [InlineData("13800138000", "HP13800138000，138。1 3 8-00 13/8000", "HP［电话1］，138。［电话1］")]
    [InlineData("+852 9123 4567", "香港电话91234567", "香港电话［电话1］")]
    [InlineData("13800138000/020-82220000", "82220000、13800138000", "［电话1］、［电话2］")]
    public void The_telephone_is_moved_out_also_without_its_area(string phone, string text, string rewritten) =>
        Assert.Equal(rewritten, Moved(text, new CallersOwn(null, phone, null)));

    [Theory]
    [InlineData("020-82220000", "店0755-82220000，单号HP82220000123、1822200001")]
    [InlineData("110", "110已到场，房号110")]
    public void What_only_looks_like_it_stays(string phone, string text) =>
        Assert.Equal(text, PersonalNumber.Find([text], ["0755-82220000"], own: new CallersOwn(null, phone, null)).Texts[0]);

    [Theory]
    [InlineData("张三", "张三反映夜间施工，请回复张三。", "［来电人］反映夜间施工，请回复［来电人］。")]
    [InlineData(" Li Lei ", "li lei lives near Li Leiting", "［来电人］ lives near Li Leiting")]
    [InlineData("张", "张三反映", "张三反映")]
    [InlineData("市民", "市民反映", "市民反映")]
    [InlineData("𠮷田", "𠮷田反映", "［来电人］反映")]
    public void The_name_is_moved_out_where_it_is_one(string name, string text, string rewritten) =>
        Assert.Equal(rewritten, Moved(text, new CallersOwn(name, null, null)));

    [Theory]
    [InlineData("E12345678", "护照e1234 5678", "护照［身份证1］")]
    [InlineData("440101209003072519", "证件440101209003072519", "证件［身份证1］")]
    public void So_is_any_document_s_number(string id, string text, string rewritten) => Assert.Equal(rewritten, Moved(text, new CallersOwn(null, null, id)));

    [Fact]
    public void It_cannot_be_kept_but_a_shops_number_can()
    {
        var own = new CallersOwn(null, "020-82220000", null);
        Assert.Equal((true, true, false), (own.IsIn("82220000"), own.IsIn("(020)8222 0000"), own.IsIn("0755-82220000")));
        Assert.Equal("［电话1］，店0755-82220000", PersonalNumber.Find(["020-82220000，店0755-82220000"], ["02082220000", "0755-82220000"], own: own).Texts[0]);
    }

    [Theory]
    [InlineData("8")]
    [InlineData("8 2 2 ")]
    [InlineData("8222000")]
    [InlineData("张")]
    public void A_hostile_text_is_read_to_its_end(string hostile) => Assert.EndsWith("。［来电人］［电话1］",
        Moved(string.Concat(Enumerable.Repeat(hostile, 160_000 / hostile.Length)) + "。张三82220000", new CallersOwn("张三", "82220000", null)), StringComparison.Ordinal);

    private static string Moved(string text, CallersOwn own) => PersonalNumber.Find([text], [], own: own).Texts[0];
}
