using Hotline.Web.Lists;

namespace Hotline.Web.Departments;

/// <summary>协办清单: the orders that a department assists in, on its page and as they are taken away.</summary>
internal static class AssistingListing
{
    private const int Most = 1000;

    public sealed record Assisted(string Id, string? Number, string? Title, string State, string? Lead, string Unit, DateTime? ReportedAt, DateTime? HandleBy);

    public static readonly Listing<Assisted> All = new(typeof(AssistingPage), "assisting", "协办", "Assisting",
    [
        new("工单号", "Number", (row, _) => row.Number, 20),
        new("标题", "Title", (row, _) => row.Title, 48),
        new("主办单位", "Leads", (row, told) => told.Unit(row.Lead), 24),
        new("协办单位", "Assists", (row, told) => told.Unit(row.Unit), 24),
        new("状态", "State", (row, told) => told.L[row.State]),
        new("反馈", "Reported", (row, _) => row.ReportedAt, 18),
        new("主办办结不晚于", "The lead closes by", (row, _) => row.HandleBy, 18),
    ], (desk, _, _) => Of(desk));

    /// <summary>All of them, those first that have not reported.</summary>
    public static async Task<Answer<Rows<Assisted>>> Of(Desk desk) =>
        (await desk.Ask<List<Assisted>>("dispatch", $"assisting?limit={Most}")).As(found => new Rows<Assisted>(found, null));
}
