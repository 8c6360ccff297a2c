namespace Hotline.Intake;

/// <summary>What stands beside a number tells whether it is one: not part of a longer run, a code, an amount or a coordinate.</summary>
internal static class Surroundings
{
    // "vx13800138000" and "tel13800138000" are written so; any other letters make it a code such as HP20260312000137.
    private static readonly HashSet<string> Words =
        ["TEL", "PHONE", "MOBILE", "CELL", "T", "M", "P", "V", "VX", "WX", "WECHAT", "WEIXIN", "QQ", "ID", "NO"];

    /// <summary>Whether what stands there may be a number of its own.</summary>
    public static bool Allow(string writing, int start, int end) =>
        IsFreeAfter(writing, end)
        && (!char.IsAsciiDigit(writing[start]) || (IsFreeBefore(writing, start) && !IsAmount(writing, start, end) && !IsFraction(writing, start)));

    /// <summary>The first place after the digits that begin here, or after the one character.</summary>
    public static int EndOfRun(string writing, int at) => Math.Max(at + 1, Past(writing, at, char.IsAsciiDigit));

    private static bool IsFreeAfter(string writing, int end)
    {
        var word = writing[end..Past(writing, end, char.IsAsciiLetter)];
        return word.Length > 0 ? Words.Contains(word) : end == writing.Length || !char.IsAsciiDigit(writing[end]);
    }

    private static bool IsFreeBefore(string writing, int start)
    {
        var begin = Before(writing, start, char.IsAsciiLetter);
        return begin < start ? Words.Contains(writing[begin..start]) : start == 0 || !char.IsAsciiDigit(writing[start - 1]);
    }

    private static bool IsAmount(string writing, int start, int end)
    {
        var after = writing.AsSpan(end);
        return (start > 0 && "¥￥$€".Contains(writing[start - 1]))
            || after is ['元', ..] or ['万' or '亿' or '美', '元', ..] || IsCents(writing, end);
    }

    private static bool IsCents(string writing, int point)
    {
        if (point == writing.Length || writing[point] != '.')
            return false;
        var past = Past(writing, point + 1, char.IsAsciiDigit);
        return past - point is 2 or 3 && (past == writing.Length || writing[past] != '.');
    }

    // 23.13812345678 is a latitude; 1.13812345678 is the first line of a list.
    private static bool IsFraction(string writing, int start) =>
        start > 0 && writing[start - 1] == '.' && start - 1 - Before(writing, start - 1, char.IsAsciiDigit) is (2 or 3);

    private static int Past(string writing, int at, Func<char, bool> kind)
    {
        while (at < writing.Length && kind(writing[at]))
            at++;
        return at;
    }

    private static int Before(string writing, int at, Func<char, bool> kind)
    {
        while (at > 0 && kind(writing[at - 1]))
            at--;
        return at;
    }
}
