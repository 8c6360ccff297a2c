using Hotline.PersonalNumbers;
using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>诉求: what may stand in a demand, at registration and when it is corrected.</summary>
internal static class Demand
{
    public const int MostTitle = 200;
    public const int MostContent = 10_000;

    public static Refusal? Refuse(string? title, string? content, string? category, string? area, string? address, IReadOnlyList<string>? keepNumbers) =>
        (string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(content) ? NothingSaid : null)
        ?? Refusal.IfTooLong("title", title, MostTitle)
        ?? Refusal.IfTooLong("content", content, MostContent)
        ?? Refusal.IfTooLong("category", category, 200) ?? IfPersonal("category", category)
        ?? Refusal.IfTooLong("area", area, 200) ?? IfPersonal("area", area)
        ?? Refusal.IfTooLong("address", address, 500)
        ?? RefuseKept(keepNumbers);

    /// <summary>Numbers that stay in the text are few.</summary>
    public static Refusal? RefuseKept(IReadOnlyList<string>? keepNumbers) =>
        keepNumbers is null ? null
        : keepNumbers.Count > 50 ? Refusal.Wrong("keepNumbers", "too-many", "最多保留 50 个号码。", "At most 50 numbers can stay in the text.")
        : keepNumbers.Any(n => n is null) ? Refusal.Missing("keepNumbers") : null;

    /// <summary>The caller's own number is no part of the matter.</summary>
    public static Refusal? RefuseOwn(IReadOnlyList<string>? keepNumbers, Caller? caller) =>
        keepNumbers?.Any(MovedNumbers.Own(caller) is { } own ? own.IsIn : _ => false) == true ? OwnNumber : null;

    /// <summary>Who called, as long as it may be.</summary>
    public static Refusal? RefuseCaller(Caller? caller) =>
        Refusal.IfTooLong("caller.name", caller?.Name, 100)
        ?? Refusal.IfTooLong("caller.phone", caller?.Phone, 50)
        ?? Refusal.IfTooLong("caller.idNumber", caller?.IdNumber, 50)
        ?? Refusal.IfTooLong("caller.homeAddress", caller?.HomeAddress, 500);

    /// <summary>A code or reference goes into events as it is, so it must not be somebody's number.</summary>
    public static Refusal? IfPersonal(string field, string? code) =>
        PersonalNumber.FirstIn(code, []) is null ? null
        : Refusal.Wrong(field, "personal-number", $"{field} 里不能有电话、身份证或车牌号码。", $"{field} must not hold a telephone, id-card or plate number.");

    private static readonly Refusal NothingSaid = Refusal.Wrong("title", "nothing-said",
        "标题和内容至少填写一项。", "Give a title or a content.");

    private static readonly Refusal OwnNumber = Refusal.Wrong("keepNumbers", "own-number",
        "来电人自己的号码不能保留在内容里。", "The caller's own number cannot stay in the text.");

    /// <summary>An empty text is none.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
