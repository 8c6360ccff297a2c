using System.Text.Json;
using Hotline.Platform;

namespace Hotline.Web.Agents;

/// <summary>草稿: a demand as far as the agent has written it. Intake keeps it, protected, so that it survives a closed browser.</summary>
public sealed class Draft
{
    /// <summary>Its id, made at this desk.</summary>
    public string Id { get; init; } = Ids.New();
    /// <summary>The caller's telephone.</summary>
    public string? Phone { get; set; }
    /// <summary>The caller's name.</summary>
    public string? CallerName { get; set; }
    /// <summary>The recording of the call.</summary>
    public string? CallId { get; set; }
    /// <summary>诉求类型.</summary>
    public string Type { get; set; } = Contracts.WorkOrderTypes.Complaint;
    /// <summary>紧急程度.</summary>
    public string Urgency { get; set; } = Contracts.Urgencies.Ordinary;
    /// <summary>标题.</summary>
    public string? Title { get; set; }
    /// <summary>内容.</summary>
    public string? Content { get; set; }
    /// <summary>事项分类.</summary>
    public string? Category { get; set; }
    /// <summary>Street.</summary>
    public string? Area { get; set; }
    /// <summary>Where the matter is.</summary>
    public string? Address { get; set; }
    /// <summary>The unit the agent would send it to.</summary>
    public string? SuggestedUnit { get; set; }
    /// <summary>保密.</summary>
    public bool Confidential { get; set; }
    /// <summary>The unit complained of.</summary>
    public string? AccusedUnit { get; set; }
    /// <summary>What the caller was told at once.</summary>
    public string? Answer { get; set; }
    /// <summary>并单: the earlier order that it is the same matter as, or none.</summary>
    public Same? SameAs { get; set; }
    /// <summary>Numbers that are part of the matter.</summary>
    public List<string> KeepNumbers { get; set; } = [];

    /// <summary>An earlier order.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Number">Its number.</param>
    public sealed record Same(string Id, string Number);

    /// <summary>Nothing has been written that would be missed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => string.IsNullOrWhiteSpace(Phone + CallerName + Title + Content + Address + Answer);

    /// <summary>By what the agent tells drafts apart.</summary>
    internal string Shown(Language language) =>
        Title is { Length: > 0 } title ? title.Length > 12 ? title[..12] + "…" : title
        : Phone is { Length: >= 4 } phone ? "…" + phone[^4..] : language["新来电", "New call"];

    internal string Body => JsonSerializer.Serialize(this, Wire.Json);

    internal static Draft? Read(string id, string body)
    {
        try
        {
            return JsonSerializer.Deserialize<Draft>(body, Wire.Json) is { } draft && draft.Id == id ? draft : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is registered; a draft is registered once, however often it is sent.</summary>
    internal object Registration(bool keep, string? answer) => new
    {
        Type,
        Urgency,
        Title,
        Content,
        Category,
        Area,
        Address,
        Channel = "电话",
        CallId,
        Caller = string.IsNullOrWhiteSpace(Phone + CallerName) ? null : new { Name = CallerName, Phone },
        Confidential,
        AccusedUnit,
        SuggestedUnit,
        Keep = keep,
        KeepNumbers,
        Answer = answer,
        DraftId = Id,
    };
}
