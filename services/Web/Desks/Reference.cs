using Hotline.Contracts;

namespace Hotline.Web;

/// <summary>Something that is chosen by name: a unit, a category, a street.</summary>
/// <param name="Code">What is sent.</param>
/// <param name="Name">zh-CN.</param>
/// <param name="EnglishName">English.</param>
public sealed record Choice(string Code, string Name, string? EnglishName)
{
    /// <summary>Its name in the reader's language.</summary>
    public string Shown(Language language) => language.English ? EnglishName ?? Name : Name;

    internal bool IsMeant(string typed) => Initials.Match(typed, Name) || Initials.Match(typed, Code) || (EnglishName?.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase) ?? false);
}

/// <summary>单位、分类、街道 as Dispatch has them now, for choosing and for showing names instead of codes.</summary>
internal sealed class Reference(Desk desk)
{
    private const int Page = 1000;
    private Task<List<Unit>>? _units;
    private Task<List<Category>>? _categories;

    public async Task<List<Choice>> Units() => (await (_units ??= All<Unit>("units"))).ConvertAll(unit => new Choice(unit.Code, unit.Name, unit.EnglishName));

    /// <summary>By the areas they answer for, as orders and the catalogue write them.</summary>
    public async Task<List<Choice>> Streets() => [.. (await (_units ??= All<Unit>("units"))).Where(unit => unit.Kind == UnitKinds.Street).Select(unit => new Choice(unit.Area ?? unit.Code, unit.Name, unit.EnglishName))];

    public async Task<List<Choice>> Categories() => (await (_categories ??= All<Category>("categories"))).ConvertAll(category => new Choice(category.Code, category.Name, category.EnglishName));

    /// <summary>The unit's name; its code where it is not known.</summary>
    public async Task<string> NameOf(string? unit, Language language) =>
        unit is null ? "" : (await Units()).Find(choice => choice.Code == unit)?.Shown(language) ?? unit;

    private async Task<List<T>> All<T>(string what) where T : IHasCode
    {
        var all = new List<T>();
        while (await desk.Ask<List<T>>("dispatch", $"{what}?limit={Page}&after={Uri.EscapeDataString(all.LastOrDefault()?.Code ?? "")}") is { Value: { } page })
        {
            all.AddRange(page.Where(one => one.CeasedAt is null));
            if (page.Count < Page)
                break;
        }
        return all;
    }

    private interface IHasCode
    {
        string Code { get; }
        DateTime? CeasedAt { get; }
    }

    private sealed record Unit(string Code, string Name, string? EnglishName, string Kind, string? Area, DateTime? CeasedAt) : IHasCode;

    private sealed record Category(string Code, string Name, string? EnglishName, DateTime? CeasedAt) : IHasCode;
}
