using System.Text;
using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>What a caller says: title and content composed for a type, a matter and a place.</summary>
internal static class OrderTexts
{
    private static readonly string[] Since = ["最近一周", "从上个月开始", "这半个月以来", "上周末以来", "大约两个月前开始", "近期"];
    private static readonly string[] Harm =
    [
        "周围的人意见很大。", "对日常生活影响很大。", "身边好几位街坊都遇到同样的情况。", "来电人自行沟通过多次，没有结果。",
        "之前找过居委会，没有得到解决。", "来电人手上有照片和录音可以提供。", "此前拨打过一次热线，情况没有好转。", "来电人对此非常着急。",
    ];
    private static readonly string[] Faces = ["😡", "🙏", "😭", "⚠️", "👍"];
    private static readonly string[] Doubts = ["网上查到的说法不一致，", "之前到窗口问过一次没有听明白，", "本人平时上班不方便请假，", "材料已经准备了一部分，担心白跑一趟，"];
    private static readonly string[] Ways = ["电话", "短信", "书面"];

    public static (string Title, string Content) Compose(string type, Matter matter, string community, string spot, Chance chance)
    {
        var fault = chance.Below(matter.Faults.Length);
        var title = type switch
        {
            WorkOrderTypes.Consultation => $"咨询{matter.Question}",
            WorkOrderTypes.Suggestion => $"建议治理{community}{matter.Faults[fault]}问题",
            _ => $"{community}{matter.Faults[fault]}",
        };
        var content = type == WorkOrderTypes.Consultation
            ? Asked(matter, community, chance)
            : Told(type, matter, fault, (community, spot), chance);
        return (title, content);
    }

    private static string Asked(Matter matter, string community, Chance chance) =>
        $"来电人居住在{community}，咨询{matter.Question}。{chance.Of(Doubts)}希望工作人员以{chance.Of(Ways)}方式答复。";

    private static string Told(string type, Matter matter, int fault, (string Community, string Spot) where, Chance chance)
    {
        var text = new StringBuilder(matter.Personal
            ? Befell(chance.Of(Since), where.Community, matter.Faults[fault], chance)
            : Seen(chance.Of(Since), where.Community + where.Spot, matter.Faults[fault], chance));
        text.Append(matter.Details[fault % matter.Details.Length]);
        for (var spare = matter.Faults.Length; spare < matter.Details.Length; spare++)
            if (chance.PerMille(400)) text.Append(matter.Details[spare]);
        text.Append(chance.Of(Harm)).Append(CallerDetails.Say(chance));
        if (chance.PerMille(5)) text.Append(CallerDetails.Diary(matter, chance));
        text.Append(Demand(type, chance));
        return (chance.PerMille(15) ? text.Append(chance.Of(Faces)) : text).ToString();
    }

    private static string Befell(string since, string community, string fault, Chance chance) => chance.Below(3) switch
    {
        0 => $"来电人为{community}居民，反映{fault}。",
        1 => $"家住{community}的来电人反映，{since}遇到{fault}的情况。",
        _ => $"来电人（{community}）反映{fault}，{since}多次交涉没有结果。",
    };

    private static string Seen(string since, string where, string fault, Chance chance) => chance.Below(5) switch
    {
        0 => $"来电人反映，{since}，{where}{fault}。",
        1 => $"市民来电称{where}{fault}，{since}一直没有改善。",
        2 => $"{where}{fault}，{since}反复出现，来电人已经无法忍受。",
        3 => $"来电人反映{fault}，地点在{where}，{since}尤其严重。",
        _ => $"来电人住在附近，{since}发现{where}{fault}。",
    };

    private static string Demand(string type, Chance chance) => type switch
    {
        WorkOrderTypes.Help => chance.Of(["希望相关部门尽快协助解决。", "恳请上门查看并帮忙处理。", "请求给予帮助，并告知处理进度。"]),
        WorkOrderTypes.Report => chance.Of(["现举报上述行为，请依法查处，并对举报人信息保密。", "请执法部门现场检查，依法处理。"]),
        WorkOrderTypes.Suggestion => chance.Of(["建议安排专人定期巡查，建立长效机制。", "建议听取居民意见后制定整改方案并公示。"]),
        _ => chance.Of(["要求相关部门尽快处理并答复。", "要求责任单位核实情况、限期整改。", "请职能部门现场查看，给一个明确的说法。", "要求给出解决的时间，并回复来电人。"]),
    };
}
