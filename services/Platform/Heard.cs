using System.Text.Json;

namespace Hotline.Platform;

/// <summary>What a service has heard about one subject, as a set: what it folds from it does not depend on the order or number of arrivals.</summary>
public sealed class HeardFacts
{
    private readonly List<Row> _rows;

    internal HeardFacts(List<Row> rows) => _rows = rows;

    /// <summary>All facts of this kind, by revision.</summary>
    public IEnumerable<T> All<T>() =>
        _rows.Where(r => r.Type == typeof(T).Name).OrderBy(r => r.Revision).Select(r => JsonSerializer.Deserialize<T>(r.Body, Wire.Json)!);

    /// <summary>The one with the highest revision, or null.</summary>
    public T? Last<T>() where T : class => All<T>().LastOrDefault();

    /// <summary>Whether there is one of this kind.</summary>
    public bool Any<T>() => _rows.Exists(r => r.Type == typeof(T).Name);

    internal sealed record Row
    {
        public string Type { get; init; } = "";
        public long Revision { get; init; }
        public string Body { get; init; } = "";
    }
}

/// <summary>Keeping heard facts.</summary>
public static class Hearing
{
    /// <summary>Keeps this fact among what was heard about the subject, and gives all of it. The revision tells facts of one kind apart.</summary>
    public static async Task<HeardFacts> Keep(this Transaction tx, string subject, object fact, int revision)
    {
        await tx.Execute(Insert, new { Subject = subject, Type = fact.GetType().Name, Revision = revision, Body = JsonSerializer.Serialize(fact, fact.GetType(), Wire.Json) });
        return await tx.HeardOf(subject);
    }

    /// <summary>All that was heard about the subject.</summary>
    public static async Task<HeardFacts> HeardOf(this Transaction tx, string subject) =>
        new(await tx.List<HeardFacts.Row>(Load, new { Subject = subject }));

    private const string Insert = """
        INSERT INTO Heard (Subject, Type, Revision, Body)
        SELECT @Subject, @Type, @Revision, @Body
        WHERE NOT EXISTS (SELECT 1 FROM Heard WHERE Subject = @Subject AND Type = @Type AND Revision = @Revision)
        """;

    private const string Load = "SELECT Type, Revision, Body FROM Heard WHERE Subject = @Subject";
}
