using Hotline.PersonalNumbers;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>自由文本: what people write here goes into facts as it is, so nobody's telephone, id-card or plate number may slip in. One that belongs to the matter, such as the office's own telephone, is named in keepNumbers.</summary>
internal static class FreeText
{
    private const int MostKept = 50;

    /// <summary>Null where no text holds a number that is not to be kept.</summary>
    public static Refusal? Refuse(IReadOnlyList<string>? keep, params (string Field, string? Text)[] texts) =>
        keep?.Count > MostKept ? TooMany
        : keep?.Any(number => number is null) == true ? Refusal.Missing("keepNumbers")
        : texts.Where(t => PersonalNumber.FirstIn(t.Text, keep ?? []) is not null).Select(t => Holds(t.Field)).FirstOrDefault();

    private static Refusal Holds(string field) => Refusal.Wrong(field, "personal-number",
        $"{field} 里有电话、身份证或车牌号码，请删去；确属公务号码的，请列入 keepNumbers。",
        $"{field} holds a telephone, id-card or plate number; take it out, or list it in keepNumbers where it is an office's own.");

    private static readonly Refusal TooMany = Refusal.Wrong("keepNumbers", "too-many", $"最多保留 {MostKept} 个号码。", $"At most {MostKept} numbers can stay in the text.");
}
