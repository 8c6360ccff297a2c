using Hotline.Platform;

namespace Hotline.PersonalNumbers;

/// <summary>What people write about a case is read by many: nobody's telephone, id-card or plate number may stand in it, unless it is part of the matter.</summary>
public static class FreeText
{
    private const int MostKept = 50;

    /// <summary>Null where the text is there, is not too long (UTF-16 units), and holds no number but those to be kept.</summary>
    public static Refusal? Refuse(string field, string? text, IReadOnlyList<string>? keep, int most = 2000) =>
        Refusal.IfNotText(field, text, most)
        ?? (keep?.Count > MostKept ? TooMany : null)
        ?? keep?.Select(number => Refusal.IfNotText("keepNumbers", number, 100)).FirstOrDefault(r => r is not null)
        ?? (PersonalNumber.FirstIn(text, [.. keep ?? []]) is null ? null : Personal(field));

    private static Refusal Personal(string field) => Refusal.Wrong(field, "personal-number",
        $"{field} 里不能有电话、身份证或车牌号码；若号码属于诉求本身，请列入 keepNumbers。",
        $"{field} must not hold a telephone, id-card or plate number; one that is part of the matter goes into keepNumbers.");

    private static readonly Refusal TooMany = Refusal.Wrong("keepNumbers", "too-many", $"最多保留 {MostKept} 个号码。", $"At most {MostKept} numbers can stay in the text.");
}
