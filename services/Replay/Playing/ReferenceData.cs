using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>Makes the units and categories of a file where the system has none of that code; what is there already stays as it is.</summary>
internal sealed class ReferenceData(PublicApi api)
{
    private const int Page = 1000;
    private readonly Dictionary<string, string> refused = new(StringComparer.Ordinal);

    /// <summary>Why the rows of this unit or category cannot be played, or null.</summary>
    public string? Refused(ReplayRow row) =>
        refused.GetValueOrDefault("unit " + OrderPlan.UnitOf(row)) ?? refused.GetValueOrDefault("category " + row.Category);

    /// <summary>The units among these that the system took.</summary>
    public UnitRing Taken(UnitRing ring) => new(ring.Codes.Where(code => !refused.ContainsKey("unit " + code)));

    public async Task Make(IEnumerable<string> units, IEnumerable<string> categories, CancellationToken stopping)
    {
        foreach (var code in await Missing("dispatch/units", units, stopping))
            await Make("unit", "dispatch/units/", code, Unit(code), stopping);
        foreach (var code in await Missing("dispatch/categories", categories, stopping))
            await Make("category", "dispatch/categories/", code, new CategorySetting(code), stopping);
    }

    /// <summary>随附资料: Huangpu's units, categories and catalogue, where they are missing.</summary>
    public async Task TakeShipped(CancellationToken stopping)
    {
        var answer = await api.Send(HttpMethod.Post, "dispatch/shipped", Roles.Administrator, new TakingShipped(), null, stopping);
        if (!answer.IsDone) throw new PlayException($"what ships was refused: {answer.Said.Code} {answer.Said.Title}");
    }

    private static UnitSetting Unit(string code) => HuangpuUnits.All.FirstOrDefault(unit => unit.Code == code) is { } known
        ? new UnitSetting(known.Name, known.EnglishName, known.Kind, known.Kind == UnitKinds.Street ? known.Code : null)
        : new UnitSetting(code, null, UnitKinds.Department, null);

    private async Task Make(string what, string route, string code, object setting, CancellationToken stopping)
    {
        var answer = await api.Send(HttpMethod.Put, route + Escaped(code), Roles.Administrator, setting, null, stopping);
        if (!answer.IsDone) refused[$"{what} {code}"] = $"{what} \"{code}\" was refused: {answer.Said.Code ?? answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)} {answer.Said.Title}".TrimEnd();
    }

    /// <summary>A code may hold slashes, which part a tree of categories; they stay as they are.</summary>
    private static string Escaped(string code) => string.Join('/', code.Split('/').Select(Uri.EscapeDataString));

    private async Task<List<string>> Missing(string route, IEnumerable<string> codes, CancellationToken stopping)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        for (List<Said>? page = null; page is null || page.Count == Page;)
        {
            page = await api.Ask($"{route}?limit={Page}&after={Uri.EscapeDataString(page?[^1].Code ?? "")}", Roles.Administrator, PlayJson.Default.ListSaid, stopping) ?? [];
            there.UnionWith(page.Select(row => row.Code!));
        }
        return [.. codes.Where(code => !there.Contains(code))];
    }
}
