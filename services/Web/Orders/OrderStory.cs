using System.Text.Json;
using Hotline.Platform;

namespace Hotline.Web;

/// <summary>工单全貌 as a page reads it from the whole order.</summary>
public sealed record OrderStory(string Id, string? Number, string? State, OrderStory.HolderSaid Holder, OrderStory.InIntake? Intake, OrderStory.InDispatch? Dispatch,
    OrderStory.InEscalation? Escalation, Assessors.SheetSaid? Scoring, List<TimelineEntry> Timeline, List<string> Away)
{
    internal string Title => Intake?.Order.Title ?? Dispatch?.Title ?? "";
    internal string Content => Intake?.Order.Content ?? Dispatch?.Content ?? "";
    internal string Type => Intake?.Order.Type ?? Dispatch?.Type ?? "";
    internal string Urgency => Intake?.Order.Urgency ?? Dispatch?.Urgency ?? "";
    internal string? Category => Dispatch?.Category ?? Intake?.Order.Category;
    internal string? Area => Dispatch?.Area ?? Intake?.Order.Area;
    internal string? Address => Intake?.Order.Address ?? Dispatch?.Address;
    internal bool Confidential => Intake?.Order.Confidential ?? Dispatch?.Confidential ?? false;

    /// <summary>When a step was first taken; null while it lies ahead.</summary>
    internal DateTime? FirstOf(params string[] facts) => Timeline.Find(fact => facts.Contains(fact.Type))?.At;

    /// <summary>The revision that a command to this service is made for.</summary>
    internal int? RevisionIn(string service) => service == "intake" ? Intake?.Order.Revision : Dispatch?.Revision;

    /// <summary>Who has it.</summary>
    public sealed record HolderSaid(string Service, string? Unit, DateTime? Until, string? State);

    /// <summary>Intake's part.</summary>
    public sealed record InIntake(OrderSaid Order, CallerSaid? Caller);

    /// <summary>The order as Intake has it.</summary>
    public sealed record OrderSaid(int Revision, string Title, string Content, string Type, string Urgency, string? Category, string? Area, string? Address, bool Confidential, string? Answer, string? Unit, string? KeptBy);

    /// <summary>Who called, masked.</summary>
    public sealed record CallerSaid(string? Name, string? Phone);

    /// <summary>The order as Dispatch has it.</summary>
    public sealed record InDispatch(int Revision, string? Title, string? Content, string Type, string Urgency, string? Category, string? Area, string? Address, bool Confidential, string? Unit, string? Handler,
        string? Basis, string? Entry, string? Precedent, List<string>? Assisting, bool Binding, DateTime? SignBy, DateTime? ReturnBy, DateTime? HandleBy, DateTime? CallerDueBy, string? PublicAnswer, string? MasterId, string? State, LeftSaid? Left, string? Light, LeftSaid? CallerLeft, string? CallerLight)
    {
        /// <summary>Both its clocks.</summary>
        internal ClocksSaid Clocks => new("", State, Left, Light, CallerLeft, CallerLight);
    }

    /// <summary>Its light, whether leaders watch it, and its disputes.</summary>
    public sealed record InEscalation(string? Light, DateTime? SupervisedSince, List<Coordinators.DisputeSaid>? Disputes, List<Coordinators.SupervisionSaid>? Supervisions, int Urged);

    /// <summary>计分规则 by name and version: what the sheet calls first-sheet@1.</summary>
    internal static string RulesShown(string rules, Language language) =>
        rules.Split('@') is [var name, var version] ? language[$"{TradeWords.Of(name, english: false)}第 {version} 版", $"{TradeWords.Of(name, english: true)}, version {version}"] : rules;
}

/// <summary>What a fact says to people: the texts in it, whichever it has.</summary>
internal static class FactTexts
{
    private static readonly string[] Texts = ["reason", "basis", "text", "note", "answer", "told", "publicAnswer", "remark", "result", "report"];

    /// <summary>A closing that is accepted carries the unit's answer on; of the reviewer it says nothing.</summary>
    public static IEnumerable<string> Of(TimelineEntry fact) =>
        OwnTexts.GetValueOrDefault(fact.Type, Texts).Where(name => (fact.Type, name) is not (nameof(Contracts.WorkOrderClosed), "publicAnswer")).Select(name => Said(fact.Body, name)).OfType<string>();

    private static readonly Dictionary<string, string[]> OwnTexts = new(StringComparer.Ordinal)
    {
        [nameof(Contracts.DisputeDocumentFiled)] = ["title", "reference", "passage"],
        [nameof(Contracts.DisputeMinuted)] = ["tookPart", "agreed"],
    };

    /// <summary>协调层级 that a fact speaks of: the one a case was moved up to, the one it is late on, the one a ruling was given at.</summary>
    public static string? Rung(TimelineEntry fact) =>
        fact.Type == nameof(Contracts.DisputeMovedUp) ? Said(fact.Body, "to") : Said(fact.Body, "rung");

    /// <summary>What a fact says with yes or no: whether it is solved, whether the caller was reached or told. Nothing where it was not said.</summary>
    public static IEnumerable<(string Chinese, string English)> YesOrNo(TimelineEntry fact) =>
        from ask in Asked
        where ask.Fact == fact.Type && fact.Body.TryGetProperty(ask.Name, out var said) && said.ValueKind is JsonValueKind.True or JsonValueKind.False
        select fact.Body.GetProperty(ask.Name).GetBoolean() ? ask.Yes : ask.No;

    private static readonly (string Fact, string Name, (string, string) Yes, (string, string) No)[] Asked =
    [
        (nameof(Contracts.ClosingSubmitted), "solved", ("单位说明：问题已解决", "The unit says: the matter is solved"), ("单位没有说明问题已解决", "The unit does not say that the matter is solved")),
        (nameof(Contracts.CallerContacted), "reached", ("已联系上来电人", "The caller was reached"), ("没有联系上来电人", "The caller was not reached")),
        (nameof(Contracts.ExtensionRequested), "callerTold", ("已告知来电人", "The caller was told"), ("没有告知来电人", "The caller was not told")),
        (nameof(Contracts.UnitStated), "ours", ("单位认为属于本单位", "The unit says: it is theirs"), ("单位认为不属于本单位", "The unit says: it is not theirs")),
        (nameof(Contracts.OwnershipRuled), "mayReturn", ("单位仍可退单", "The unit may return it all the same"), ("单位不得再退单", "The unit may not return it")),
        (nameof(Contracts.FollowUpRecorded), "solved", ("来电人说：问题已解决", "The caller says: the matter is solved"), ("来电人说：问题没有解决", "The caller says: the matter is not solved")),
        (nameof(Contracts.FollowUpRecorded), "contacted", ("来电人说：单位联系过", "The caller says: the unit got in touch"), ("来电人说：单位没有联系", "The caller says: the unit did not get in touch")),
        (nameof(Contracts.ScoreAppealDecided), "upheld", ("申诉成立", "The appeal is upheld"), ("申诉不成立", "The appeal is rejected")),
        (nameof(Contracts.IncidentExcluded), "excluded", ("整件剔除", "The incident is taken out of the count"), ("恢复计入", "The incident is put back")),
    ];

    /// <summary>Which limit moved, from when to when; null where none did.</summary>
    public static MovedSaid? Moved(TimelineEntry fact) => fact.Type == nameof(Contracts.DeadlineMoved) && TimeOf(fact.Body, "from") is { } from && TimeOf(fact.Body, "to") is { } to
        ? new MovedSaid(Said(fact.Body, "clock"), from, to, Said(fact.Body, "cause"), Said(fact.Body, "calendar"), fact.Body.TryGetProperty("calendarVersion", out var version) && version.TryGetInt32(out var number) ? number : null) : null;

    private static DateTime? TimeOf(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.TryGetDateTime(out var time) ? time : null;

    /// <summary>派单目录: by which entry an order was dispatched, and whether a precedent taught it; null where a person or a ruling decided.</summary>
    public static string? ByCatalogue(TimelineEntry fact, Language language) => fact.Type == nameof(Contracts.WorkOrderDispatched) && Said(fact.Body, "entry") is { } entry
        ? language[$"目录条目 {entry}{(Said(fact.Body, "precedent") is null ? "" : "，先例")}", $"entry {entry}{(Said(fact.Body, "precedent") is null ? "" : ", a precedent")}"] : null;

    /// <summary>Several of something: the codes of units, or whatever is said of each by its unit.</summary>
    public static List<string> Several(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : Said(one, "unit")).OfType<string>()] : [];

    public static string? Said(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>A limit that moved, UTC, and why.</summary>
internal sealed record MovedSaid(string? Clock, DateTime From, DateTime Until, string? Cause = null, string? Calendar = null, int? Version = null)
{
    /// <summary>Why it moved: what was granted, sent back or published.</summary>
    public string Because(Language language, Func<string?, string> nameOf) => Cause switch
    {
        "extension" => language["因同意延期", "because an extension was granted"],
        "rework" => language["因退回重办", "because the order came back for rework"],
        "calendar" when Calendar is null => language["因发布了新的工作日历", "because a new calendar was published"],
        "calendar" when Calendar == Contracts.CalendarNames.Office => language[$"因发布了全市工作日历第 {Version} 版", $"because version {Version} of the office's calendar was published"],
        "calendar" => language[$"因发布了{nameOf(Calendar)}的工作日历第 {Version} 版", $"because version {Version} of the calendar of {nameOf(Calendar)} was published"],
        _ => "",
    };

    public string ClockShown(Language language) => LeftSaid.Named(Clock, language);
}
