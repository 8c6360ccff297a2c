using System.Globalization;
using System.Text;

namespace Hotline.Replay;

/// <summary>What callers add: numbers that intake must find in the text, and now and then a whole diary.</summary>
internal static class CallerDetails
{
    /// <summary>A phone number, a plate, or mostly nothing.</summary>
    public static string Say(Chance chance) => chance.Below(1000) switch
    {
        < 60 => $"联系电话{Phone(chance)}，上午方便接听。",
        < 85 => $"涉事车辆车牌{Plate(chance)}。",
        < 100 => $"对方电话{Phone(chance)}，一直不接。",
        _ => "",
    };

    /// <summary>Day after day of the same: the long texts that a screen and a search must cope with.</summary>
    public static string Diary(Matter matter, Chance chance)
    {
        var diary = new StringBuilder("来电人补充经过如下：");
        var last = 10 + chance.Below(15);
        for (var day = 1; day <= last; day++)
            diary.Append(CultureInfo.InvariantCulture, $"第{day}天，{chance.Of(matter.Details)}{chance.Of(Answers)}");
        return diary.ToString();
    }

    private static readonly string[] Answers = ["当天没有人处理。", "打电话得到的答复是已经登记。", "晚上情况又出现了一次。", "有人来看过，拍照后就走了。"];

    /// <summary>Of the range 1380013xxxx, which belongs to an operator's own services and to no caller.</summary>
    private static string Phone(Chance chance) => $"1380013{chance.Below(10)}{chance.Below(10)}{chance.Below(10)}{chance.Below(10)}";

    private static string Plate(Chance chance) =>
        $"粤A{"BCDEFGHJKLMNPQRSTUVWXYZ"[chance.Below(23)]}{chance.Below(10)}{chance.Below(10)}{chance.Below(10)}{chance.Below(10)}";
}
