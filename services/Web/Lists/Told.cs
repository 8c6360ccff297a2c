namespace Hotline.Web.Lists;

/// <summary>Who reads a list, and by which names: in their language, with the names that units and streets have now, at one moment for all of it.</summary>
internal sealed class Told(Language language, DateTime now, List<Choice> units, List<Choice> streets)
{
    private readonly Dictionary<string, Choice> _units = ByCode(units), _streets = ByCode(streets);

    /// <summary>The reader's language.</summary>
    public Language L => language;

    /// <summary>UTC.</summary>
    public DateTime Now => now;

    /// <summary>The day it is in China.</summary>
    public DateOnly Today => Moments.DayOf(now);

    /// <summary>The unit's name; its code where it is not known.</summary>
    public string Unit(string? code) => Named(_units, code);

    /// <summary>The street's name; its code where it is not known.</summary>
    public string Street(string? code) => Named(_streets, code);

    /// <summary>Several units, as the pages write them.</summary>
    public string UnitsOf(IEnumerable<string> codes) => string.Join('、', codes.Select(Unit));

    /// <summary>All units, for what is found by their names.</summary>
    public List<Choice> AllUnits => units;

    private string Named(Dictionary<string, Choice> among, string? code) => string.IsNullOrEmpty(code) ? "" : among.GetValueOrDefault(code)?.Shown(language) ?? code;

    private static Dictionary<string, Choice> ByCode(List<Choice> choices) => choices.GroupBy(choice => choice.Code, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
}
