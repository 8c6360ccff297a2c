using System.Globalization;
using System.Text;
using CsCheck;
using Hotline.PersonalNumbers;
using Xunit;

namespace Hotline.Tests.PersonalNumbers;

/// <summary>Numbers are of ranges that belong to no caller, or are the examples of GB 11643 itself.</summary>
public class FindingNumbers
{
    [Theory]
    [InlineData("13800138000", "13800138000")]
    [InlineData("138 0013 8000", "13800138000")]
    [InlineData("138-0013-8000", "13800138000")]
    [InlineData("1380 013 8000", "13800138000")]
    [InlineData("1380 0138 000", "13800138000")]
    [InlineData("138 - 0013 - 8000", "13800138000")]
    [InlineData("1 3 8 0 0 1 3 8 0 0 0", "13800138000")]
    [InlineData("１３８００１３８０００", "13800138000")]
    [InlineData("１３８－００１３－８０００", "13800138000")]
    [InlineData("+8613800138000", "13800138000")]
    [InlineData("+86 138 0013 8000", "13800138000")]
    [InlineData("0086-13800138000", "13800138000")]
    [InlineData("8613800138000", "13800138000")]
    [InlineData("（＋８６）13800138000", "13800138000")]
    [InlineData("013800138000", "13800138000")]
    [InlineData("020-82220000", "02082220000")]
    [InlineData("(020)8222 0000", "02082220000")]
    [InlineData("（０２０）８２２２００００", "02082220000")]
    [InlineData("02082220000", "02082220000")]
    [InlineData("+86 20 8222 0000", "02082220000")]
    [InlineData("+86 (0)20 8222 0000", "02082220000")]
    [InlineData("0755-82220000", "075582220000")]
    [InlineData("0763-6820000", "07636820000")]
    [InlineData("400-800-0000", "4008000000")]
    [InlineData("4008000000", "4008000000")]
    [InlineData("800-820-0000", "8008200000")]
    [InlineData("4008-823-823", "4008823823")]
    [InlineData("138.0013.8000", "13800138000")]
    [InlineData("138/0013/8000", "13800138000")]
    [InlineData("138_0013_8000", "13800138000")]
    [InlineData("138，0013，8000", "13800138000")]
    [InlineData("138～0013～8000", "13800138000")]
    [InlineData("138+0013+8000", "13800138000")]
    [InlineData("138\n0013\n8000", "13800138000")]
    [InlineData("138\r\n0013\r\n8000", "13800138000")]
    [InlineData("138\u00AD0013\u00AD8000", "13800138000")]
    [InlineData("1380.013.8000", "13800138000")]
    [InlineData("(138)00138000", "13800138000")]
    [InlineData("138 00138 000", "13800138000")]
    [InlineData("138 00138000", "13800138000")]
    [InlineData("①③⑧00138000", "13800138000")]
    [InlineData("一三八零零一三八零零零", "13800138000")]
    [InlineData("幺三八〇〇幺三八〇〇〇", "13800138000")]
    [InlineData("一三八0013八零零零", "13800138000")]
    [InlineData("+852 9123 4567", "85291234567")]
    [InlineData("0085291234567", "85291234567")]
    [InlineData("+853 6612 3456", "85366123456")]
    [InlineData("+86(20)82220000", "02082220000")]
    [InlineData("+86-0755-82220000", "075582220000")]
    [InlineData("0755）82220000", "075582220000")]
    public void A_telephone_is_found_however_it_is_written(string written, string number) => Alone(written, "telephone", number, "［电话1］");

    [Theory]
    [InlineData("11010519491231002X", "11010519491231002X")]
    [InlineData("11010519491231002x", "11010519491231002X")]
    [InlineData("440524188001010014", "440524188001010014")]
    [InlineData("110105 19491231 002X", "11010519491231002X")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X")]
    [InlineData("1101 0519 4912 3100 2X", "11010519491231002X")]
    [InlineData("110105491231002", "110105491231002")]
    [InlineData("110105194912310021", "110105194912310021")]
    public void An_id_card_is_found_also_with_a_mistyped_check_digit_and_the_old_one_by_its_birth_date(string written, string number) =>
        Alone(written, "id-card", number, "［身份证1］");

    [Theory]
    [InlineData("粤A12345", "粤A12345")]
    [InlineData("粤a12b45", "粤A12B45")]
    [InlineData("粤A·12345", "粤A12345")]
    [InlineData("粤A 12345", "粤A12345")]
    [InlineData("粤Ａ．１２３４５", "粤A12345")]
    [InlineData("粤AD12345", "粤AD12345")]
    [InlineData("粤A12345F", "粤A12345F")]
    [InlineData("粤Z1234港", "粤Z1234港")]
    [InlineData("京A1234警", "京A1234警")]
    [InlineData("粤A.12345", "粤A12345")]
    [InlineData("粤A/12345", "粤A12345")]
    [InlineData("粤A_12345", "粤A12345")]
    [InlineData("粵A12345", "粤A12345")]
    [InlineData("粤B1A2B3", "粤B1A2B3")]
    [InlineData("WJ粤12345", "WJ粤12345")]
    [InlineData("WJ·粤·1234B", "WJ粤1234B")]
    public void A_plate_is_found_new_energy_included(string written, string number) => Alone(written, "plate", number, "［车牌1］");

    [Theory]
    [InlineData("2026-03-12 14:23反映，20260312又来")]
    [InlineData("1998-05-12 123号，2026 03 12 138")]
    [InlineData("工单HP20260312000137，旧单HP13800138000，订单20260312000137")]
    [InlineData("金额13800138000元、¥13800138000、人民币：13800138000、13800138000元整、13800138000万元、1380 013 8000元")]
    [InlineData("金额150,2000,3000元、1,380,013,800元、13,800,138,000")]
    [InlineData("北纬23.13812345678，东经113.13912345678，东经131.12345678")]
    [InlineData("案号440112202603120012，一三五楼，二〇二六年一月一日，一一三五六七八九零一二三")]
    [InlineData("型号MX4008000000，图号AB02082220000，UUID 3f13800138000b2")]
    [InlineData("138/05/12，2026/03/12，138.05.12.2026，192.168.138.138")]
    [InlineData("银行卡6217000013800138000，138001380001，1380013800")]
    [InlineData("中山大道西1380号13栋8001房，邮编510700")]
    [InlineData("12800138000、10086、12345、95588、110")]
    [InlineData("11010519491331002X、110105491331002、990105491231002")]
    [InlineData("9110105194912310 02X1、11010519491231002X7")]
    [InlineData("粤A1234、粤A1234567、新iPhone8、云A4纸、京ABCDE1")]
    [InlineData("192.168.100.10、020-1222000、0200-0000")]
    public void What_only_looks_like_one_stays(string text)
    {
        var found = PersonalNumber.Find([text], []);
        Assert.Equal((text, 0), (found.Texts[0], found.Numbers.Count));
    }

    [Fact]
    public void The_same_number_has_the_same_label_over_title_content_and_address()
    {
        var found = PersonalNumber.Find(
            ["13800138000催办", "本人138 0013 8000，邻居13900139000，车粤A12345，证11010519491231002X", "粤A·12345旁，+8613900139000"], []);
        Assert.Equal(["［电话1］催办", "本人［电话1］，邻居［电话2］，车［车牌1］，证［身份证1］", "［车牌1］旁，［电话2］"], found.Texts);
        Assert.Equal(["［电话1］", "［电话2］", "［车牌1］", "［身份证1］"], found.Numbers.Select(n => n.Label));
        Assert.Equal("13800138000", found.Numbers[0].Value);
    }

    [Theory]
    [InlineData("13800138000 13900139000", "［电话1］ ［电话2］")]
    [InlineData("13800138000/13900139000", "［电话1］/［电话2］")]
    [InlineData("13800138000.13900139000", "［电话1］.［电话2］")]
    [InlineData("1.13800138000\n2.13900139000", "1.［电话1］\n2.［电话2］")]
    [InlineData("2026-03-12 13800138000", "2026-03-12 ［电话1］")]
    [InlineData("拨打10086 13800138000", "拨打10086 ［电话1］")]
    [InlineData("tel13800138000，VX13900139000", "tel［电话1］，VX［电话2］")]
    [InlineData("a13800138000", "a［电话1］")]
    [InlineData("微信lxm13800138000", "微信lxm［电话1］")]
    [InlineData("我的号码13800138000A", "我的号码［电话1］A")]
    [InlineData("13800138000元旦后再打", "［电话1］元旦后再打")]
    [InlineData("13800138000元月回", "［电话1］元月回")]
    [InlineData("020-82220000元旦休息", "［电话1］元旦休息")]
    [InlineData("13800138000.12两个", "［电话1］.12两个")]
    [InlineData("手机1380013800013900139000", "手机［电话1］［电话2］")]
    [InlineData("电话一13800138000", "电话一［电话1］")]
    [InlineData("13800138000vx同号，万先生", "［电话1］vx同号，万先生")]
    [InlineData("13800138000万先生", "［电话1］万先生")]
    [InlineData("020-82220000转8001", "［电话1］转8001")]
    [InlineData("（020-82220000）", "（［电话1］）")]
    [InlineData("139123456789vx13800138000", "139123456789vx［电话1］")]
    public void What_stands_beside_a_number_stays_as_it_is(string text, string rewritten) =>
        Assert.Equal(rewritten, PersonalNumber.Find([text], []).Texts[0]);

    [Fact]
    public void The_plate_complained_of_and_the_shops_telephone_stay_however_they_are_named()
    {
        var found = PersonalNumber.Find(["粤A12345占道，店电话020-8222 0000，本人13800138000"], ["粤a·12345", "(020)82220000"]);
        Assert.Equal("粤A12345占道，店电话020-8222 0000，本人［电话1］", found.Texts[0]);
        Assert.Equal("［电话1］", Assert.Single(found.Numbers).Label);
    }

    [Fact]
    public void A_correction_keeps_the_labels_given_before_and_numbers_on_after_them()
    {
        var before = PersonalNumber.Find(["本人13800138000"], []);
        var after = PersonalNumber.Find([before.Texts[0] + "，或13900139000，不是13800138000"], [], before.Numbers);
        Assert.Equal("本人［电话1］，或［电话2］，不是［电话1］", after.Texts[0]);
        Assert.Equal(["13800138000", "13900139000"], after.Numbers.Select(n => n.Normalised));
    }

    [Fact]
    public void Nothing_but_the_numbers_changes_in_any_text_and_a_second_look_finds_none() =>
        Gen.OneOf(Gen.OneOf("😡", "👨‍👩‍👧", "𠮷", "噪音", "，", " ", "-", "(", "+86", "0", "元", "HP", "x", ".", "\n",
                "13800138000", "一三八零零一三八零零零", "①", "～", "138", "0013", "8000", "020", "82220000", "11010519491231002X", "110105", "19491231", "粤A", "12345", "４"),
            Gen.Int[0, 999].Select(n => n.ToString(CultureInfo.InvariantCulture)), Gen.String[Gen.Char["　·–１Ａ粤港9"], 0, 3])
        .List[0, 40].Select(string.Concat).Sample(text =>
        {
            var found = PersonalNumber.Find([text], []);
            var rest = found.Texts[0].Split([.. found.Numbers.Select(n => n.Label), "\0"], StringSplitOptions.None);
            rest.Aggregate(0, (at, part) => Past(text, at, part));
            Assert.StartsWith(rest[0], text, StringComparison.Ordinal);
            Assert.EndsWith(rest[^1], text, StringComparison.Ordinal);
            Assert.DoesNotContain(Rune.ReplacementChar, found.Texts[0].EnumerateRunes());
            Assert.Empty(PersonalNumber.Find(found.Texts, []).Numbers);
        });

    [Theory]
    [InlineData("1")]
    [InlineData("13 8")]
    [InlineData("138 0013 800")]
    [InlineData("1 3 8 0 0 ")]
    [InlineData("0086 ")]
    [InlineData("(020)8")]
    [InlineData("粤A1")]
    [InlineData("噪音😡")]
    [InlineData("110105 1949")]
    [InlineData("a13800138000")]
    [InlineData("13800138000 ")]
    public void A_hostile_text_sixteen_times_the_longest_is_read_to_its_end(string hostile) =>
        Assert.Matches("。电话 ［电话[12]］$", PersonalNumber.Find([Long(hostile, 160_000) + "。电话 13900139000"], []).Texts[0][^16..]);

    private static void Alone(string written, string kind, string number, string label)
    {
        var found = PersonalNumber.Find([$"😡来电{written}，请回复🙏"], []);
        Assert.Equal(new PersonalNumber(label, kind, written, number), Assert.Single(found.Numbers));
        Assert.Equal($"😡来电{label}，请回复🙏", found.Texts[0]);
    }

    private static int Past(string text, int at, string part) => text.IndexOf(part, at, StringComparison.Ordinal) is >= 0 and var found
        ? found + part.Length
        : throw new Xunit.Sdk.XunitException($"\"{part}\" was lost from \"{text}\"");

    private static string Long(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));
}
