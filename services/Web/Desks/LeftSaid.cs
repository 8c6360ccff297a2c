namespace Hotline.Web;

/// <summary>剩余时间 as Dispatch counted it.</summary>
/// <param name="Until">UTC.</param>
/// <param name="Overdue">Whether the limit has passed.</param>
/// <param name="WorkingDays">Whole working days.</param>
/// <param name="Minutes">The rest, in minutes.</param>
/// <param name="Clock">sign, unit or caller.</param>
/// <param name="RoundTheClock">Nights and days off count too.</param>
/// <param name="Provisional">暂定: the holidays of that year are not published yet.</param>
/// <param name="Stopped">The order is closed: so much was left then.</param>
public sealed record LeftSaid(DateTime Until, bool Overdue, int WorkingDays, int Minutes, string Clock, bool RoundTheClock, bool Provisional, bool Stopped)
{
    /// <summary>剩 2 个工作日 3 小时; 超 1 个工作日; of a closed order 提前 2 个工作日.</summary>
    public string Shown(Language language) => (Overdue, Stopped) switch
    {
        (true, _) => language["超 " + Chinese, English + " over"],
        (_, true) => language["提前 " + Chinese, English + " early"],
        _ => language["剩 " + Chinese, English + " left"],
    };

    /// <summary>签收, 办理 or 诉求人.</summary>
    public string ClockShown(Language language) => Named(Clock, language);

    internal static string Named(string? clock, Language language) => clock switch
    {
        Contracts.Clocks.Sign => language["签收", "sign"],
        Contracts.Clocks.Unit => language["办理", "handle"],
        _ => language["诉求人", "caller"],
    };

    private (int Days, int Hours, int Minutes) Parts => RoundTheClock && Minutes >= 48 * 60
        ? (Minutes / 1440, Minutes % 1440 / 60, 0)
        : (WorkingDays, Minutes / 60, WorkingDays > 0 || Minutes >= 60 ? 0 : Minutes);

    private string Chinese => Said("个工作日", "天", "小时", "分钟");

    private string English => Said(WorkingDays == 1 ? "working day" : "working days", "days", "h", "min");

    private string Said(string workingDays, string days, string hours, string minutes)
    {
        var (d, h, m) = Parts;
        string[] said = [d > 0 ? $"{d} {(RoundTheClock ? days : workingDays)}" : "", h > 0 ? $"{h} {hours}" : "", m > 0 || (d == 0 && h == 0) ? $"{m} {minutes}" : ""];
        return string.Join(' ', said.Where(part => part.Length > 0));
    }
}
