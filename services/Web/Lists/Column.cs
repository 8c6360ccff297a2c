namespace Hotline.Web.Lists;

/// <summary>栏: a column of a list that is taken away.</summary>
/// <param name="Chinese">Its heading.</param>
/// <param name="English">The same.</param>
/// <param name="Of">What stands in it: a text, a whole number, a moment in UTC, or nothing.</param>
/// <param name="Width">In characters, for a workbook.</param>
internal sealed record Column<T>(string Chinese, string English, Func<T, Told, object?> Of, int Width = 16);

/// <summary>Columns that several lists have.</summary>
internal static class Columns
{
    // A cell of Excel takes no more, and offers to repair a workbook that has one.
    private const int MostInACell = 32_767;

    /// <summary>两个时限: of each what is left, until when, and its light.</summary>
    public static Column<T>[] Clocks<T>(Func<T, ClocksSaid?> of) =>
    [
        new("单位时限", "Unit's clock", (row, told) => of(row) is { UnitLeft: { } unit } ? $"{unit.ClockShown(told.L)} {Left(unit, told.L)}" : of(row)?.State == "held" ? told.L["暂停", "stands still"] : null, 24),
        new("单位时限截止", "Unit's limit", (row, _) => of(row)?.UnitLeft?.Until, 18),
        new("单位时限灯", "Unit's light", (row, told) => of(row)?.UnitLeft is null ? null : Light(of(row)?.Light, told.L), 10),
        new("诉求人时限", "Caller's clock", (row, told) => of(row)?.CallerLeft is { } caller ? Left(caller, told.L) : null, 24),
        new("诉求人时限截止", "Caller's limit", (row, _) => of(row)?.CallerLeft?.Until, 18),
        new("诉求人时限灯", "Caller's light", (row, told) => of(row)?.CallerLeft is null ? null : Light(of(row)?.CallerLight, told.L), 10),
    ];

    /// <summary>红黄灯 in a word.</summary>
    public static string? Light(string? light, Language language) => light switch
    {
        null => null,
        "red" => language["红", "red"],
        "yellow" => language["黄", "yellow"],
        _ => language["绿", "green"],
    };

    /// <summary>As it stands in a file: moments in Beijing time, texts no longer than a cell, numbers as they are.</summary>
    public static object? Cell(object? value) => value switch
    {
        DateTime utc => Moments.Full(utc),
        string { Length: > MostInACell } text => text[..MostInACell],
        _ => value,
    };

    private static string Left(LeftSaid left, Language language) => left.Shown(language) + (left.Provisional ? language["（暂定）", " (provisional)"] : "");
}
