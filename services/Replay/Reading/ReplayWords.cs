using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>The words files use for types and ratings, ours and the Chinese ones.</summary>
internal static class ReplayWords
{
    private static readonly Dictionary<string, string> TypesSaid = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = WorkOrderTypes.Help,
        [WorkOrderTypes.Consultation] = WorkOrderTypes.Consultation, ["咨询"] = WorkOrderTypes.Consultation,
        [WorkOrderTypes.Help] = WorkOrderTypes.Help, ["求助"] = WorkOrderTypes.Help,
        [WorkOrderTypes.Complaint] = WorkOrderTypes.Complaint, ["投诉"] = WorkOrderTypes.Complaint,
        [WorkOrderTypes.Report] = WorkOrderTypes.Report, ["举报"] = WorkOrderTypes.Report,
        [WorkOrderTypes.Suggestion] = WorkOrderTypes.Suggestion, ["建议"] = WorkOrderTypes.Suggestion,
    };

    private static readonly Dictionary<string, string> RatingsSaid = new(StringComparer.OrdinalIgnoreCase)
    {
        [Ratings.VerySatisfied] = Ratings.VerySatisfied, ["非常满意"] = Ratings.VerySatisfied,
        [Ratings.Satisfied] = Ratings.Satisfied, ["满意"] = Ratings.Satisfied,
        [Ratings.BasicallySatisfied] = Ratings.BasicallySatisfied, ["基本满意"] = Ratings.BasicallySatisfied,
        [Ratings.Dissatisfied] = Ratings.Dissatisfied, ["不满意"] = Ratings.Dissatisfied,
        [Ratings.VeryDissatisfied] = Ratings.VeryDissatisfied, ["非常不满意"] = Ratings.VeryDissatisfied,
    };

    /// <summary>诉求类型; null for a word nobody knows.</summary>
    public static string? Type(string word) => TypesSaid.GetValueOrDefault(word);

    /// <summary>满意度; null for a word nobody knows.</summary>
    public static string? Rating(string word) => RatingsSaid.GetValueOrDefault(word);
}
