using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>表格文件: a CSV text by the names of its columns, in English or Chinese and in any order: every line that is not empty, with its number and what its cells say. Times are those of a clock in China.</summary>
internal sealed class Sheet(IReadOnlyList<(string Name, string Chinese)> columns, IReadOnlyList<string> needed)
{
    public const int MostLines = 10_000, MostCharacters = 2_000_000;
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy/M/d", "yyyy/M/d H:mm"];

    /// <summary>One line.</summary>
    internal sealed class Line(int number, Func<string, string?> cell, bool broken)
    {
        public int Number => number;

        /// <summary>What is wrong with the line as it is written, or null.</summary>
        public Refusal? Wrong { get; private set; } = broken ? Broken : null;

        /// <summary>What the cell says, without spaces at its ends; null where it is empty or there is no such column.</summary>
        public string? this[string column] => cell(column);

        /// <summary>A moment, UTC; null where the cell is empty or wrong.</summary>
        public DateTime? Time(string column)
        {
            if (this[column] is not { } said)
                return null;
            if (DateTime.TryParseExact(said, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return DateTime.SpecifyKind(time - Shanghai, DateTimeKind.Utc);
            Wrong ??= BadTime with { Field = column };
            return null;
        }
    }

    /// <summary>The lines, or why the file cannot be read at all.</summary>
    public (List<Line> Lines, Refusal? No) Read(string text)
    {
        var broken = false;
        using var csv = new CsvParser(new StringReader(text.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false, BadDataFound = _ => broken = true });
        if (!csv.Read()) return ([], Header(needed[0]));
        var names = Array.ConvertAll(csv.Record!, cell => columns.FirstOrDefault(column => column.Name.Equals(cell.Trim(), StringComparison.OrdinalIgnoreCase) || column.Chinese == cell.Trim()).Name);
        if (Array.FindIndex(names, name => name is null) is var strange and >= 0) return ([], Strange(csv.Record![strange]));
        if (needed.FirstOrDefault(name => !names.Contains(name)) is { } missing) return ([], Header(missing));
        var lines = new List<Line>();
        for (var before = csv.RawRow; csv.Read(); before = csv.RawRow, broken = false)
        {
            if (csv.Record!.All(string.IsNullOrWhiteSpace)) continue;
            if (lines.Count == MostLines) return ([], TooLarge);
            var cells = csv.Record!;
            lines.Add(new Line(before + 1, name => Array.IndexOf(names, name) is var at and >= 0 && at < cells.Length && cells[at].Trim() is { Length: > 0 } cell ? cell : null, broken));
        }
        return (lines, null);
    }

    /// <summary>The same columns, so that what is exported can be imported; what would be a formula is a text.</summary>
    public string Write<T>(IEnumerable<T> rows, Func<T, string?[]> cells)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        foreach (var row in rows.Select(cells).Prepend([.. columns.Select(column => column.Name)]))
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            csv.NextRecord();
        }
        csv.Flush();
        return text.ToString();
    }

    /// <summary>A moment, UTC, as a cell says it.</summary>
    public static string? Shown(DateTime? at) => (at + Shanghai)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private string Names => string.Join(',', columns.Select(one => one.Name));

    private Refusal Header(string column) => Refusal.Wrong("csv", "header", $"第 1 行必须是列名，缺少 {column}。列名：{Names}，或{string.Join('、', columns.Select(one => one.Chinese))}。", $"Line 1 must name the columns; {column} is missing. They are: {Names}.");

    private Refusal Strange(string cell) => Refusal.Wrong("csv", "header", $"第 1 行有不认识的列名“{(cell.Length > 40 ? cell[..40] : cell)}”。列名：{Names}。", $"Line 1 names a column that is not known. They are: {Names}.");

    internal static readonly Refusal TooLarge = Refusal.Wrong("csv", "file-too-large", $"文件太大：最多 {MostLines} 行，请分成几个文件。", $"The file is too large: at most {MostLines} lines; divide it.");

    private static readonly Refusal Broken = Refusal.Wrong("csv", "quotes", "引号不成对，请检查这一行。", "Quotation marks do not match; look at this line.");

    private static readonly Refusal BadTime = Refusal.Wrong("validFrom", "bad-time", "时间应写成 2026-01-01 或 2026-01-01 08:30（北京时间）。", "A time is written 2026-01-01 or 2026-01-01 08:30 (time in China).");
}
