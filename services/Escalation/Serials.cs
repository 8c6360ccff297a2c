using Hotline.Platform;
using Hotline.WorkingTime;

namespace Hotline.Escalation;

/// <summary>案号, 裁定号: numbers of the year in Shanghai, taken in the transaction of the case, so that none is missing.</summary>
internal static class Serials
{
    public const string Case = "争议", Ruling = "裁定";

    public static async Task<string> Next(Transaction tx, string kind, DateTime at)
    {
        var serial = new { Name = $"{kind}〔{WorkingCalendar.DayOf(at).Year}〕" };
        if (await tx.Execute(Take, serial) == 0)
            await tx.Execute(Insert, serial);
        return $"{serial.Name}{await tx.Single<int>(Load, serial)}号";
    }

    private const string Insert = "INSERT INTO Serials (Name, Last) VALUES (@Name, 1)";

    private const string Take = "UPDATE Serials SET Last = Last + 1 WHERE Name = @Name";

    private const string Load = "SELECT Last FROM Serials WHERE Name = @Name";
}
