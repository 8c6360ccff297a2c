namespace Hotline.Replay;

/// <summary>The words files use for types and ratings, ours and the Chinese ones.</summary>
internal static class ReplayWords
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = "help",
        ["consultation"] = "consultation", ["咨询"] = "consultation",
        ["help"] = "help", ["求助"] = "help",
        ["complaint"] = "complaint", ["投诉"] = "complaint",
        ["report"] = "report", ["举报"] = "report",
        ["suggestion"] = "suggestion", ["建议"] = "suggestion",
    };

    private static readonly Dictionary<string, string> Ratings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["very-satisfied"] = "very-satisfied", ["非常满意"] = "very-satisfied",
        ["satisfied"] = "satisfied", ["满意"] = "satisfied",
        ["basically-satisfied"] = "basically-satisfied", ["基本满意"] = "basically-satisfied",
        ["dissatisfied"] = "dissatisfied", ["不满意"] = "dissatisfied",
        ["very-dissatisfied"] = "very-dissatisfied", ["非常不满意"] = "very-dissatisfied",
    };

    /// <summary>诉求类型; null for a word nobody knows.</summary>
    public static string? Type(string word) => Types.GetValueOrDefault(word);

    /// <summary>满意度; null for a word nobody knows.</summary>
    public static string? Rating(string word) => Ratings.GetValueOrDefault(word);
}
