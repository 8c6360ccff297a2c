using System.Collections.Concurrent;
using System.Globalization;

namespace Hotline.Web;

/// <summary>拼音首字母: a name is found by a few of its characters, or by the pinyin initials of them (yhjd finds 永和街道).</summary>
internal static class Initials
{
    private static readonly ConcurrentDictionary<char, char> Known = [];
    private static readonly CompareInfo Pinyin = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    // The first character of each letter in the order of pinyin; no syllable begins with I, U or V.
    private const string First = "阿八嚓哒妸发旮哈丌咔垃呣拿噢趴七呥仨他屲夕丫帀";
    private const string Letters = "ABCDEFGHJKLMNOPQRSTWXYZ";

    // 多音字 in names of places and offices: the reading that the order of pinyin does not give.
    private static readonly Dictionary<char, char> Also = new()
    {
        ['埔'] = 'P', ['长'] = 'C', ['重'] = 'C', ['行'] = 'H', ['乐'] = 'Y', ['朝'] = 'C', ['会'] = 'K', ['厦'] = 'X', ['曾'] = 'Z',
        ['单'] = 'S', ['盛'] = 'C', ['调'] = 'T', ['参'] = 'S', ['传'] = 'Z', ['藏'] = 'Z', ['车'] = 'J', ['石'] = 'D', ['区'] = 'O', ['弄'] = 'L', ['涌'] = 'C',
    };

    /// <summary>Whether what was typed stands in the name, or is how its characters begin, one letter each, anywhere in it.</summary>
    public static bool Match(string typed, string name)
    {
        var wanted = typed.Trim();
        return wanted.Length == 0 || name.Contains(wanted, StringComparison.OrdinalIgnoreCase)
            || Enumerable.Range(0, Math.Max(0, name.Length - wanted.Length + 1)).Any(from => Begins(wanted, name.AsSpan(from)));
    }

    private static bool Begins(string wanted, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < wanted.Length; i++)
            if (!IsInitial(char.ToUpperInvariant(wanted[i]), name[i]))
                return false;
        return true;
    }

    private static bool IsInitial(char letter, char of) =>
        of < '㐀' ? char.ToUpperInvariant(of) == letter : Of(of) == letter || (Also.TryGetValue(of, out var other) && other == letter);

    // A list of thousands is looked through at every key.
    private static char Of(char character) => Known.GetOrAdd(character, Compared);

    private static char Compared(char character)
    {
        var place = 0;
        while (place < First.Length && Pinyin.Compare(character.ToString(), First[place].ToString()) >= 0)
            place++;
        return place == 0 ? '\0' : Letters[place - 1];
    }
}
