using System.Text.Json;

namespace Hotline.Platform;

/// <summary>The path of one subject so far: what this service announced about it. What was only recorded (a reveal) stays in the trail.</summary>
public static class Timeline
{
    /// <summary>All of it, oldest first.</summary>
    public static async Task<List<TimelineEntry>> Of(ServiceDb db, string subject) =>
        (await db.List<FactRow>(Announced, new { Subject = subject })).ConvertAll(row => Entry(db.Service, row));

    private static TimelineEntry Entry(string service, FactRow row)
    {
        var body = JsonSerializer.Deserialize<JsonElement>(row.Body, Wire.Json);
        return new TimelineEntry
        {
            At = row.At,
            Service = service,
            Revision = body.TryGetProperty("revision", out var revision) ? revision.GetInt32() : 0,
            Type = row.Type,
            ActorId = row.ActorId,
            ActorRole = row.ActorRole,
            Body = body,
        };
    }

    private const string Announced = """
        SELECT Number, Type, Body, ActorId, ActorRole, At
        FROM Facts WHERE Subject = @Subject AND Sends = 1 ORDER BY At, Number
        """;
}

/// <summary>One step of a path.</summary>
public sealed record TimelineEntry
{
    /// <summary>Business time, UTC.</summary>
    public required DateTime At { get; init; }
    /// <summary>Who announced it: intake, dispatch, escalation, scoring.</summary>
    public required string Service { get; init; }
    /// <summary>Counts the facts of this subject in that service; 0 where the fact has none.</summary>
    public required int Revision { get; init; }
    /// <summary>The fact's name.</summary>
    public required string Type { get; init; }
    /// <summary>The account that acted.</summary>
    public required string ActorId { get; init; }
    /// <summary>In which role.</summary>
    public required string ActorRole { get; init; }
    /// <summary>The fact itself.</summary>
    public required JsonElement Body { get; init; }
}
