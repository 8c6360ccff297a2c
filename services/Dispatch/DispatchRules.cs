using System.Text.Json;
using Hotline.Platform;

namespace Hotline.Dispatch;

/// <summary>派单规则: which of several units that the catalogue names leads; one version, whole. The first rule that leaves one unit decides, and the others assist.</summary>
public sealed record DispatchRules
{
    /// <summary>市级优先: where a city's and a district's department overlap, the city's leads (Weifang Art. 24).</summary>
    public const string CityOverDistrict = "city-over-district";
    /// <summary>部门先于街道: what belongs to a department is not pushed down to a street (Weifang Art. 24; 国办函〔2025〕66号).</summary>
    public const string DepartmentBeforeStreet = "department-before-street";
    /// <summary>首接负责: the unit that had the order first leads until it is decided (Beijing Art. 14).</summary>
    public const string FirstReceiverLeads = "first-receiver-leads";
    /// <summary>All of them.</summary>
    public static readonly string[] All = [CityOverDistrict, DepartmentBeforeStreet, FirstReceiverLeads];

    /// <summary>Counts up; the highest counts.</summary>
    public required int Version { get; init; }
    /// <summary>When they were published, UTC.</summary>
    public DateTime At { get; init; }
    /// <summary>By whom.</summary>
    public string? ActorId { get; init; }
    /// <summary>In the order in which they are asked; one that is left out does not count.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Those that count until others are published.</summary>
    public static readonly DispatchRules Shipped = new() { Version = 1, Rules = All };

    internal static DispatchRules Read(string? body) => body is null ? Shipped : JsonSerializer.Deserialize<DispatchRules>(body, Wire.Json)!;

    internal const string LoadLast = "SELECT Body FROM DispatchRules WHERE Version = (SELECT MAX(Version) FROM DispatchRules)";
}
