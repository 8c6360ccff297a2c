using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>A notice whose time has come: about which limit and unit it was said, or nothing where it was not, or was taken back.</summary>
internal sealed record Notice
{
    public string OrderId { get; init; } = "";
    public string Clock { get; init; } = "";
    public string Level { get; init; } = "";
    public DateTime At { get; init; }
    public DateTime? DueBy { get; init; }
    public string? Unit { get; init; }

    /// <summary>A timer's kind is its level and its clock: overdue-unit.</summary>
    public static Notice Of(Ring ring) => new()
    {
        OrderId = ring.Subject,
        Level = ring.Kind[..ring.Kind.LastIndexOf('-')],
        Clock = ring.Kind[(ring.Kind.LastIndexOf('-') + 1)..],
        At = ring.DueAt,
    };

    /// <summary>An order overdue is supervised; for a signature that is late nobody is called.</summary>
    public bool Supervises => Level == Light.Overdue && Clock != Clocks.Sign;

    public bool IsOf(Light light) => (Clock, Level, At) == (light.Clock, light.Level, light.At);

    public bool Says(Light? light) => (DueBy, Unit) == (light?.DueBy, light?.Unit);

    public const string Insert = """
        INSERT INTO Notices (OrderId, Clock, Level, At)
        SELECT @OrderId, @Clock, @Level, @At
        WHERE NOT EXISTS (SELECT 1 FROM Notices WHERE OrderId = @OrderId AND Clock = @Clock AND Level = @Level AND At = @At)
        """;

    public const string Save = "UPDATE Notices SET DueBy = @DueBy, Unit = @Unit WHERE OrderId = @OrderId AND Clock = @Clock AND Level = @Level AND At = @At";

    public const string Load = "SELECT OrderId, Clock, Level, At, DueBy, Unit FROM Notices WHERE OrderId = @OrderId ORDER BY At, Level, Clock";
}
