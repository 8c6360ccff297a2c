namespace Hotline.WorkingTime;

/// <summary>时限: how long signing, returning and handling may take, by type, urgency and category.</summary>
public sealed record Limits
{
    /// <summary>Which limits these are; stands on every deadline that comes from them.</summary>
    public required string Version { get; init; }

    /// <summary>The rules; the most specific that fits counts.</summary>
    public required IReadOnlyList<LimitRule> Rules { get; init; }

    /// <summary>
    /// The frame of Guangdong (粤府办 2022): consultation 2, help and suggestion 10, complaint and report 15 working days.
    /// Urgent 24 h and danger 2 h of calendar time (Beijing grades); signing within a working day, 30 or 15 minutes (Tianjin); return within a working day.
    /// </summary>
    public static Limits Guangdong { get; } = new()
    {
        Version = "guangdong-1",
        Rules =
        [
            new() { Type = "consultation", Sign = Days(1), Return = Days(1), Handle = Days(2) },
            new() { Type = "help", Sign = Days(1), Return = Days(1), Handle = Days(10) },
            new() { Type = "suggestion", Sign = Days(1), Return = Days(1), Handle = Days(10) },
            new() { Type = "complaint", Sign = Days(1), Return = Days(1), Handle = Days(15) },
            new() { Type = "report", Sign = Days(1), Return = Days(1), Handle = Days(15) },
            new() { Urgency = "urgent", Sign = Minutes(30), Return = Minutes(30), Handle = new(24, Allowance.Hours) },
            new() { Urgency = "danger", Sign = Minutes(15), Return = Minutes(15), Handle = new(2, Allowance.Hours) },
        ],
    };

    /// <summary>The rule for this order. Of several that fit, one that names the urgency goes before one that names the category, the nearest category first, and that before one that names the type. Throws when there is none.</summary>
    public LimitRule For(string type, string urgency, string? category = null) =>
        Rules.Where(r => (r.Type is null || r.Type == type) && (r.Urgency is null || r.Urgency == urgency) && r.IsFor(category))
            .OrderByDescending(r => r.Urgency is not null).ThenByDescending(r => r.Category?.Length ?? 0).ThenByDescending(r => r.Type is not null).FirstOrDefault()
        ?? throw new ArgumentException($"no time limit for {type}, {urgency}");

    private static Allowance Days(int days) => new(days, Allowance.WorkingDays);

    private static Allowance Minutes(int minutes) => new(minutes, Allowance.Minutes);
}

/// <summary>One rule: null stands for any.</summary>
public sealed record LimitRule
{
    /// <summary>诉求类型, or any.</summary>
    public string? Type { get; init; }
    /// <summary>紧急程度, or any.</summary>
    public string? Urgency { get; init; }
    /// <summary>事项分类: this one and those below it (a/b is below a), or any.</summary>
    public string? Category { get; init; }
    /// <summary>签收.</summary>
    public required Allowance Sign { get; init; }
    /// <summary>退单.</summary>
    public required Allowance Return { get; init; }
    /// <summary>办理.</summary>
    public required Allowance Handle { get; init; }

    internal bool IsFor(string? category) => Category is null || category == Category || category?.StartsWith(Category + '/', StringComparison.Ordinal) == true;
}
