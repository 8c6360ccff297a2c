using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Hotline.Replay;

/// <summary>Writes rows under our own column names. Times bear Beijing's offset, so that <c>--zone</c> cannot move them.</summary>
internal sealed class ReplayWriter : IDisposable
{
    private readonly CsvWriter csv;

    public ReplayWriter(TextWriter file)
    {
        csv = new CsvWriter(file, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        WriteLine(ReplayColumns.Names);
    }

    public void Write(ReplayRow row) => WriteLine(
        Time(row.OpenedAt), row.Type, row.Category, row.Title, row.Content, row.Area, row.Address, row.Unit, row.Channel,
        row.ClosedAt is { } closed ? Time(closed) : "",
        row.Transfers.ToString(CultureInfo.InvariantCulture), row.Rating ?? "");

    public void Dispose() => csv.Dispose();

    private void WriteLine(params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.NextRecord();
    }

    private static string Time(DateTime utc) =>
        utc.AddHours(8).ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture);
}
