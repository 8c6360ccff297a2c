using System.Text;

namespace Hotline.Replay;

/// <summary>The written form of <c>--columns</c>: <c>ours=theirs,…</c>. A comma belongs to a name only inside quotes; <c>""</c> is one quote.</summary>
internal static class ColumnOption
{
    public static List<(string Ours, string File)> Pairs(string option)
    {
        var pairs = new List<(string, string)>();
        for (var at = 0; at < option.Length; at++)
            pairs.Add((Ours(option, ref at), File(option, ref at)));
        return pairs;
    }

    private static string Ours(string option, ref int at)
    {
        var equals = option.IndexOf('=', at);
        var comma = option.IndexOf(',', at);
        if (equals < 0 || (comma >= 0 && comma < equals))
            throw new ReplayInputException($"--columns: \"{option[at..(comma < 0 ? option.Length : comma)]}\" is neither ours=theirs nor a JSON file that exists.");
        var ours = option[at..equals].Trim();
        at = equals + 1;
        return ours;
    }

    /// <summary>Leaves <paramref name="at"/> on the comma, or at the end.</summary>
    private static string File(string option, ref int at)
    {
        var name = new StringBuilder();
        var quoted = false;
        for (; at < option.Length && (quoted || option[at] != ','); at++)
        {
            if (option[at] != '"') name.Append(option[at]);
            else if (quoted && at + 1 < option.Length && option[at + 1] == '"') name.Append(option[at++]);
            else quoted = !quoted;
        }
        return quoted ? throw new ReplayInputException($"--columns: the quotes around \"{name}\" are not closed.") : name.ToString();
    }
}
