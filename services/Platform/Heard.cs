using System.Text.Json;

namespace Hotline.Platform;

/// <summary>What a service has heard about one subject, as a set: what it folds from it does not depend on the order or number of arrivals.</summary>
public sealed class HeardFacts
{
    private readonly ILookup<string, Row> _rows;
    private readonly Dictionary<string, object> _read = new(StringComparer.Ordinal);

    internal HeardFacts(List<Row> rows) => _rows = rows.OrderBy(r => r.Revision).ToLookup(r => r.Type, StringComparer.Ordinal);

    /// <summary>All facts of this kind, by revision. Each is read once, however often it is asked for.</summary>
    public IReadOnlyList<T> All<T>()
    {
        if (!_rows.Contains(typeof(T).Name))
            return [];
        if (!_read.TryGetValue(typeof(T).Name, out var facts))
            _read[typeof(T).Name] = facts = _rows[typeof(T).Name].Select(r => JsonSerializer.Deserialize<T>(r.Body, Wire.Json)!).ToList();
        return (List<T>)facts;
    }

    /// <summary>The one with the highest revision, or null.</summary>
    public T? Last<T>() where T : class => All<T>().LastOrDefault();

    /// <summary>Whether there is one of this kind.</summary>
    public bool Any<T>() => _rows.Contains(typeof(T).Name);

    /// <summary>The fact of this name whose business time is this, UTC, as it was heard; null where there is none.</summary>
    public JsonElement? Named(string type, DateTime at) =>
        _rows[type].Select(row => JsonSerializer.Deserialize<JsonElement>(row.Body, Wire.Json)).Where(body => body.TryGetProperty("at", out var when) && when.TryGetDateTime(out var was) && was == at).Select(body => (JsonElement?)body).FirstOrDefault();

    /// <summary>The accounts that did any of it, facts of these types left out.</summary>
    public IReadOnlySet<string> Actors(params string[] without) => _rows.Where(same => !without.Contains(same.Key)).SelectMany(same => same).Select(ActorOf).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string? ActorOf(Row row)
    {
        using var body = JsonDocument.Parse(row.Body);
        return body.RootElement.TryGetProperty("actorId", out var actor) ? actor.GetString() : null;
    }

    internal sealed record Row
    {
        public string Subject { get; init; } = "";
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

    /// <summary>All that was heard about the subject, for one who only reads.</summary>
    public static async Task<HeardFacts> HeardOf(this ServiceDb db, string subject) =>
        new(await db.List<HeardFacts.Row>(Load, new { Subject = subject }));

    /// <summary>All that this service itself announced about the subject, told apart like what is heard: for a fold over an order's own past.</summary>
    public static async Task<HeardFacts> AnnouncedOf(this Transaction tx, string subject) =>
        new(await tx.List<HeardFacts.Row>(LoadAnnounced, new { Subject = subject }));

    /// <summary>All that this service itself announced about the subject, for one who only reads.</summary>
    public static async Task<HeardFacts> AnnouncedOf(this ServiceDb db, string subject) =>
        new(await db.List<HeardFacts.Row>(LoadAnnounced, new { Subject = subject }));

    /// <summary>All that was heard about each of these subjects, of which there are not more than two hundred.</summary>
    public static async Task<Dictionary<string, HeardFacts>> HeardOf(this ServiceDb db, IReadOnlyCollection<string> subjects) =>
        (await db.List<HeardFacts.Row>(LoadOfSome, new { Subjects = subjects })).GroupBy(row => row.Subject, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => new HeardFacts([.. rows]), StringComparer.Ordinal);

    private const string Insert = """
        INSERT INTO Heard (Subject, Type, Revision, Body)
        SELECT @Subject, @Type, @Revision, @Body
        WHERE NOT EXISTS (SELECT 1 FROM Heard WHERE Subject = @Subject AND Type = @Type AND Revision = @Revision)
        """;

    private const string LoadAnnounced = "SELECT Type, Number AS Revision, Body FROM Facts WHERE Subject = @Subject AND Sends = 1";

    private const string Load = "SELECT Type, Revision, Body FROM Heard WHERE Subject = @Subject";

    private const string LoadOfSome = "SELECT Subject, Type, Revision, Body FROM Heard WHERE Subject IN @Subjects";
}
