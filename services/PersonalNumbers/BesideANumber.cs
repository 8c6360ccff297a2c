namespace Hotline.PersonalNumbers;

/// <summary>What stands beside a number tells whether it is one: not part of a longer run, a code, an amount or a coordinate.</summary>
internal static class BesideANumber
{
    private const string OrderNumber = "HP";

    // "vx02082220000" and "tel4008000000" are written so; any other letters make a code of it.
    private static readonly HashSet<string> Words =
        ["TEL", "PHONE", "MOBILE", "CELL", "T", "M", "P", "V", "VX", "WX", "WECHAT", "WEIXIN", "QQ", "ID", "NO"];

    private static readonly string[] AmountsBefore = ["¥", "￥", "$", "€", "金额", "人民币"];
    private static readonly string[] AmountsAfter = ["元整", "万元", "亿元", "美元"];
    private static readonly string[] Feasts = ["元旦", "元宵", "元月"];

    /// <summary>Whether what stands there may be a number of its own.</summary>
    public static bool Allow(string writing, int start, int end) =>
        IsFreeAfter(writing, end)
        && (!char.IsAsciiDigit(writing[start]) || (IsFreeBefore(writing, start) && !IsAmount(writing, start, end) && !IsFraction(writing, start)));

    /// <summary>Whether a mobile number may stand there: "lxm13800138000" is one, only a code mixes letters and digits; and 11 such digits in one are seldom an amount.</summary>
    public static bool AllowMobile(string writing, int start, int end) =>
        IsNoCodeAfter(writing, end)
        && (!char.IsAsciiDigit(writing[start]) || (IsNoCodeBefore(writing, start) && !IsFraction(writing, start)
            && !(IsInOne(writing, end) ? IsCertainlyAmount(writing, start, end) : IsAmount(writing, start, end))));

    /// <summary>Whether a plate ends there: no letter or digit goes on.</summary>
    public static bool EndsThere(string writing, int end) => end == writing.Length || !char.IsAsciiLetterOrDigit(writing[end]);

    /// <summary>Whether no digit touches it.</summary>
    public static bool StandsAlone(string writing, int start, int end) =>
        (start == 0 || !char.IsAsciiDigit(writing[start - 1])) && (end == writing.Length || !char.IsAsciiDigit(writing[end]));

    /// <summary>The first place after the digits that begin here, or after the one character.</summary>
    public static int EndOfRun(string writing, int at) => Math.Max(at + 1, Past(writing, at, char.IsAsciiDigit));

    private static bool IsInOne(string writing, int end) => end - Before(writing, end, char.IsAsciiDigit) >= 11;

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

    private static bool IsNoCodeAfter(string writing, int end)
    {
        var past = Past(writing, end, char.IsAsciiLetter);
        return past == writing.Length || !char.IsAsciiDigit(writing[past]) || Words.Contains(writing[end..past]);
    }

    private static bool IsNoCodeBefore(string writing, int start)
    {
        var begin = Before(writing, start, char.IsAsciiLetter);
        var word = writing[begin..start];
        return word != OrderNumber && (begin == 0 || !char.IsAsciiDigit(writing[begin - 1]) || Words.Contains(word));
    }

    private static bool IsAmount(string writing, int start, int end) =>
        IsCertainlyAmount(writing, start, end) || IsCents(writing, end) || (writing.AsSpan(end) is ['元', ..] && !Follows(writing, end, Feasts));

    private static bool IsCertainlyAmount(string writing, int start, int end)
    {
        var before = writing[Math.Max(0, start - 6)..start].TrimEnd(' ', ':', '为', '是', '约', '共');
        return AmountsBefore.Any(word => before.EndsWith(word, StringComparison.Ordinal)) || Follows(writing, end, AmountsAfter);
    }

    private static bool Follows(string writing, int end, string[] words) => words.Any(word => writing.AsSpan(end).StartsWith(word));

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
