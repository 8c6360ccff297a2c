namespace Hotline.PersonalNumbers;

/// <summary>来电人自己的资料: the caller's name, telephone and id number as given, looked for in a text letter by letter: also where no pattern would take them for a number.</summary>
public sealed class CallersOwn
{
    private const int FewestCharacters = 7;
    private const int NeverByChance = 10;
    private const int LongestGap = 3;
    private const string Signs = " .-/_,~+*·()\n";

    // What is written where the caller gave no name.
    private static readonly string[] NoNames = ["先生", "女士", "小姐", "匿名", "市民", "群众", "业主", "居民", "村民", "来电人", "无名"];

    private readonly string? _name;
    private readonly List<(string Characters, (string Kind, string Normalised) Number)> _numbers;

    /// <summary>What the agent wrote down of the caller; of a name two characters or more, of a number seven.</summary>
    public CallersOwn(string? name, string? phone, string? idNumber)
    {
        _name = HalfWidth.Of(name ?? "").Trim() is { Length: >= 2 } known && !NoNames.Contains(known) ? known : null;
        _numbers = [.. Telephones(phone ?? "").Append((Number: NumberInText.Bare(HalfWidth.Of(idNumber ?? "")), Kind: PersonalNumber.IdCard))
            .SelectMany(own => Spellings(own.Number, own.Kind))
            .Where(own => own.Characters.Length >= FewestCharacters).OrderByDescending(own => own.Characters.Length)];
    }

    /// <summary>Whether the text holds any of it.</summary>
    public bool IsIn(string text) => NumberInText.In(text, this).Any(Is);

    internal bool Is(NumberInText found) => found.Number.Kind == PersonalNumber.Name || _numbers.Any(own => own.Number == found.Number);

    internal IEnumerable<NumberInText> In(string writing)
    {
        var spoken = HalfWidth.Spoken(writing);
        return _numbers.SelectMany(own => Written(writing, own.Characters, own.Number).Concat(Written(spoken, own.Characters, own.Number))).Concat(Named(writing));
    }

    private static IEnumerable<(string Number, string Kind)> Telephones(string phone)
    {
        var telephones = NumberInText.In(phone).Where(n => n.Number.Kind == PersonalNumber.Telephone).Select(n => n.Number.Normalised).ToList();
        return (telephones.Count > 0 ? telephones : [string.Concat(HalfWidth.Of(phone).Where(char.IsAsciiDigit))]).Select(number => (Number: number, Kind: PersonalNumber.Telephone));
    }

    // 020-82220000 is also written 82220000.
    private static IEnumerable<(string Characters, (string, string) Number)> Spellings(string number, string kind)
    {
        yield return (number, (kind, number));
        if (kind == PersonalNumber.Telephone && number.Length > FewestCharacters)
            yield return (TelephoneNumber.Local(number), (kind, number));
    }

    private static IEnumerable<NumberInText> Written(string writing, string characters, (string, string) number)
    {
        for (var at = 0; at < writing.Length; at++)
            if (EndOf(writing, at, characters) is { } end && (characters.Length >= NeverByChance || BesideANumber.StandsAlone(writing, at, end)))
                yield return new NumberInText(at, end, number);
    }

    private static int? EndOf(string writing, int at, string characters)
    {
        foreach (var (i, character) in characters.Index())
        {
            for (var gap = 0; i > 0 && gap < LongestGap && at < writing.Length && Signs.Contains(writing[at], StringComparison.Ordinal); gap++)
                at++;
            if (at == writing.Length || writing[at++] != character)
                return null;
        }
        return at;
    }

    private IEnumerable<NumberInText> Named(string writing)
    {
        for (var at = _name is null ? -1 : writing.IndexOf(_name, StringComparison.Ordinal); at >= 0; at = writing.IndexOf(_name!, at + _name!.Length, StringComparison.Ordinal))
            if (IsAWord(writing, at, at + _name!.Length))
                yield return new NumberInText(at, at + _name.Length, (PersonalNumber.Name, _name));
    }

    // "Li" does not stand in "Limit"; between Chinese characters there is no telling.
    private static bool IsAWord(string writing, int start, int end) =>
        !(start > 0 && char.IsAsciiLetter(writing[start]) && char.IsAsciiLetter(writing[start - 1]))
        && !(end < writing.Length && char.IsAsciiLetter(writing[end - 1]) && char.IsAsciiLetter(writing[end]));
}
