using System.Collections.Concurrent;
using System.Text.Json;

namespace Hotline.WorkingTime;

/// <summary>办理时限 as they are published: one version, whole, with what one extension may add.</summary>
public sealed record PublishedLimits
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly ConcurrentDictionary<string, PublishedLimits> Known = new(StringComparer.Ordinal);

    /// <summary>What they are called.</summary>
    public required string Name { get; init; }
    /// <summary>Counts up; of those in force the highest counts.</summary>
    public required int Version { get; init; }
    /// <summary>From when on they count, UTC.</summary>
    public required DateTime ValidFrom { get; init; }
    /// <summary>Most working days of one extension.</summary>
    public int ExtensionDays { get; init; }
    /// <summary>How many an order may get.</summary>
    public int ExtensionsAllowed { get; init; }
    /// <summary>As they are written, "15 working-days".</summary>
    public required IReadOnlyList<Written> Limits { get; init; }

    /// <summary>To count with.</summary>
    public Limits Rules { get; private init; } = WorkingTime.Limits.Guangdong;

    /// <summary>From JSON, the same text read once. Throws a FormatException for a time that nobody could keep.</summary>
    public static PublishedLimits Read(string body) => Known.GetOrAdd(body, Once);

    private static PublishedLimits Once(string body)
    {
        var published = JsonSerializer.Deserialize<PublishedLimits>(body, Web)!;
        return published with { Rules = new Limits { Version = $"{published.Name}-{published.Version}", Rules = [.. published.Limits.Select(Rule)] } };
    }

    private static LimitRule Rule(Written written) => new()
    {
        Type = written.Type,
        Urgency = written.Urgency,
        Category = written.Category,
        Sign = Allowance.Parse(written.Sign),
        Return = Allowance.Parse(written.Return),
        Handle = Allowance.Parse(written.Handle),
    };

    /// <summary>One rule as it is written; null stands for any.</summary>
    public sealed record Written(string? Type, string? Urgency, string? Category, string Sign, string Return, string Handle);
}
