using System.Globalization;
using System.Text;
using CsvHelper;

namespace Hotline.Web.Lists;

/// <summary>CSV as Excel reads it: UTF-8 with a mark in front, without which it takes Chinese for another encoding. What would be a formula is a text (OWASP, CSV injection: an apostrophe in front).</summary>
internal static class CsvFile
{
    // The wide ones, too: Excel in East Asian languages takes them for the narrow ones.
    private const string BeginsAFormula = "=+-@\t\r\n＝＋－＠";

    public static async Task Write(Stream file, IAsyncEnumerable<object?[]> rows)
    {
        await using var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        await foreach (var row in rows)
        {
            foreach (var cell in row)
                csv.WriteField(cell is string said ? Defused(said) : Convert.ToString(cell, CultureInfo.InvariantCulture));
            await csv.NextRecordAsync();
        }
    }

    // CsvHelper would do it to negative numbers, too.
    private static string Defused(string said) => said.Length > 0 && BeginsAFormula.Contains(said[0], StringComparison.Ordinal) ? "'" + said : said;
}
