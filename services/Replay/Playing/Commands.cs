namespace Hotline.Replay;

/// <summary>登记受理.</summary>
internal sealed record Registering
{
    public required string Type { get; init; }
    public string? Title { get; init; }
    public string? Content { get; init; }
    public string? Category { get; init; }
    public string? Area { get; init; }
    public string? Address { get; init; }
    public string? Channel { get; init; }
    public required string CallId { get; init; }
    public string? SuggestedUnit { get; init; }
    public required DateTime SourceOpenedAt { get; init; }
}

/// <summary>派单.</summary>
internal sealed record Sending(string Unit, string Basis);

/// <summary>签收.</summary>
internal sealed record Signing;

/// <summary>退单申请.</summary>
internal sealed record Returning(string Reason, string Basis, string SuggestedUnit);

/// <summary>改派.</summary>
internal sealed record Upholding(bool Uphold, string Reason, string NextUnit);

/// <summary>裁定.</summary>
internal sealed record Ruling(string Unit, string Basis);

/// <summary>先例; from when on, where that is not at once.</summary>
internal sealed record Teaching(DateTime? ValidFrom = null);

/// <summary>先行联系.</summary>
internal sealed record Contacting(string Note, bool Reached);

/// <summary>延期申请.</summary>
internal sealed record Extending(int Days, string Reason, bool CallerTold);

/// <summary>延期审批.</summary>
internal sealed record ReviewingExtension(bool Grant, string Reason);

/// <summary>办结.</summary>
internal sealed record Closing(string PublicAnswer, bool Solved);

/// <summary>审核.</summary>
internal sealed record Accepting(bool Accept);

/// <summary>回访.</summary>
internal sealed record FollowingUp(string Outcome, string? Rating, bool? Solved);

/// <summary>单位.</summary>
internal sealed record UnitSetting(string Name, string? EnglishName, string Kind, string? Area);

/// <summary>事项分类.</summary>
internal sealed record CategorySetting(string Name);

/// <summary>随附资料.</summary>
internal sealed record TakingShipped;

/// <summary>换取令牌.</summary>
internal sealed record KeyShown(string Key);
