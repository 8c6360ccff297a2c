using Hotline.Web.Lists;

namespace Hotline.Web.Coordinators;

/// <summary>督办清单 as it is taken away.</summary>
internal static class SupervisionsListing
{
    public static readonly Listing<SupervisionSaid> All = new(typeof(SupervisionsPage), "supervisions", "督办", "Supervision",
    [
        new("工单号", "Order", (row, _) => row.Number, 20),
        new("原因", "Cause", (row, told) => told.L[row.CauseWord]),
        new("级别", "Grade", (row, told) => told.L[row.Grade]),
        new("单位", "Unit", (row, told) => told.Unit(row.Unit), 20),
        new("要求", "Asked", (row, _) => row.Reason, 40),
        new("答复", "Answer", (row, _) => row.Answer, 40),
        new("结果", "Result", (row, _) => row.Result, 40),
        new("发起", "Since", (row, _) => row.Since, 18),
        new("答复不晚于", "Answer by", (row, _) => row.AnswerBy, 18),
        new("状态", "State", Stands),
    ], Read);

    private static string Stands(SupervisionSaid row, Told told)
    {
        var (_, chinese, english) = row.Stands(told.Now);
        return told.L[chinese, english];
    }

    private static async Task<Answer<Rows<SupervisionSaid>>> Read(Desk desk, Told told, Asked asked) =>
        (await desk.Ask<SupervisionSaid.PageOf>("escalation", "supervisions" + asked.Query(["state"])))
            .As(page => new Rows<SupervisionSaid>(page.Rows, page.Next));
}
