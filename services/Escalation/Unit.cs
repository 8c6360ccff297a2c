using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>单位: what is needed of it here.</summary>
internal sealed record Unit
{
    public string Code { get; init; } = "";
    public string? Parent { get; init; }
    public DateTime? CeasedAt { get; init; }

    /// <summary>The unit, then those above it; empty when it is not known.</summary>
    public static Task<List<Unit>> LineOf(Transaction tx, string code) => LineOf(code, at => tx.Single<Unit>(Load, new { Code = at }));

    /// <summary>The codes of these units and of those above them, for one who only reads.</summary>
    public static async Task<string[]> LinesOf(ServiceDb db, IEnumerable<string> codes)
    {
        var lines = new HashSet<string>(codes, StringComparer.Ordinal);
        foreach (var code in lines.ToList())
            lines.UnionWith((await LineOf(code, at => db.Single<Unit>(Load, new { Code = at }))).Select(unit => unit.Code));
        return [.. lines];
    }

    private static async Task<List<Unit>> LineOf(string code, Func<string?, Task<Unit?>> find)
    {
        var line = new List<Unit>();
        for (var at = await find(code); at is not null && !line.Contains(at); at = await find(at.Parent))
            line.Add(at);
        return line;
    }

    public static readonly Refusal NotKnownYet = Refusal.Not("unit-not-known-yet", "这里还不知道这个单位；若刚刚新建，请稍后重试。", "This unit is not known here yet; if it was just created, try again.") with { Field = "unit", RetryAfter = 2 };

    private const string Load = "SELECT Code, Parent, CeasedAt FROM Units WHERE Code = @Code";
}
