using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Hotline.Replay;

/// <summary>The CSV behind a replay file: where its columns stand, and on which line each row begins.</summary>
internal sealed class ReplayTable
{
    private readonly CsvParser csv;
    private readonly int[] places;
    private readonly int width;
    private bool quotesBroken;

    public ReplayTable(TextReader text, ColumnNames columns)
    {
        csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            IgnoreBlankLines = false,
            BadDataFound = _ => quotesBroken = true,
        });
        if (!csv.Read()) throw new ReplayInputException("The file is empty; its first line must name the columns.");
        places = ReplayHeader.Places(csv.Record!, columns);
        width = csv.Count;
    }

    public IEnumerable<ReplayLine> Rows(TimeZoneInfo zone)
    {
        for (var before = csv.RawRow; csv.Read(); before = csv.RawRow)
        {
            if (csv.Count == 1 && string.IsNullOrWhiteSpace(csv[0])) continue;
            yield return Row(before + 1, zone);
        }
    }

    private ReplayLine Row(int line, TimeZoneInfo zone)
    {
        quotesBroken = false;
        var cells = Array.ConvertAll(places, place => place >= 0 && place < csv.Count ? csv[place].Trim() : "");
        var extra = Enumerable.Range(width, Math.Max(0, csv.Count - width)).Any(place => csv[place] != "");
        if (quotesBroken) return ReplayLine.Refuse(line, "quotation marks that do not match");
        return extra
            ? ReplayLine.Refuse(line, $"{csv.Count} columns where the header has {width}")
            : RowReader.Read(line, cells, zone);
    }
}
