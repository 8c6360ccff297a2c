using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Hotline.Web.Lists;

/// <summary>XLSX: one sheet whose headings stay in sight. A text is a text, whatever it begins with, and never a formula or a link; numbers are numbers.</summary>
internal static class Workbook
{
    /// <summary>Row by row into the answer. MiniExcel writes a sound sheet only where it is asked synchronously, so a thread of its own waits for the rows.</summary>
    public static Task Write(Stream file, IAsyncEnumerable<object?[]> rows, int[] widths, HttpContext http)
    {
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        var sheet = new OpenXmlConfiguration
        {
            AutoFilter = false,
            TableStyles = TableStyles.None,
            DynamicColumns = [.. widths.Select((width, at) => new DynamicExcelColumn(Key(at)) { Index = at, Width = width })],
        };
        return Task.Factory.StartNew(() => file.SaveAs(rows.ToBlockingEnumerable().Select(Keyed), printHeader: false, configuration: sheet),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static Dictionary<string, object?> Keyed(object?[] row) => row.Select((cell, at) => (Key: Key(at), cell)).ToDictionary(one => one.Key, one => one.cell, StringComparer.Ordinal);

    private static string Key(int at) => at.ToString(CultureInfo.InvariantCulture);
}
