using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Web;

/// <summary>Something that is chosen by name: a unit, a category, a street.</summary>
/// <param name="Code">What is sent.</param>
/// <param name="Name">zh-CN.</param>
/// <param name="EnglishName">English.</param>
/// <param name="Gone">Whether it has ceased, or is not there yet: it has a name still, and is not offered.</param>
public sealed record Choice(string Code, string Name, string? EnglishName, bool Gone = false)
{
    /// <summary>Its name in the reader's language.</summary>
    public string Shown(Language language) => language.English ? EnglishName ?? Name : Name;

    internal bool IsMeant(string typed) => !Gone && IsFoundBy(typed);

    internal bool IsFoundBy(string typed) => Initials.Match(typed, Name) || Initials.Match(typed, Code) || (EnglishName?.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase) ?? false);
}

/// <summary>单位、分类、街道 as Dispatch has them, for choosing and for showing names instead of codes. A page that stands open follows their changes: its lists are filled anew before somebody chooses.</summary>
internal sealed class Reference : IDisposable
{
    private readonly List<Choice> _units = [], _streets = [], _areas = [], _categories = [];
    private readonly Dictionary<string, string?> _above = new(StringComparer.Ordinal);
    private readonly Shelf<Unit> _unitsRead;
    private readonly Shelf<Category> _categoriesRead;
    private readonly BusinessClock _clock;
    private readonly IDisposable _following;

    public Reference(Desk desk, LiveFacts live, BusinessClock clock)
    {
        _clock = clock;
        _unitsRead = new(() => desk.All<Unit>("dispatch", "units", unit => unit.Code), Fill);
        _categoriesRead = new(() => desk.All<Category>("dispatch", "categories", category => category.Code), Fill);
        _following = live.Follow(Told);
    }

    /// <summary>Of a page that stands open, the same list again, filled anew by <see cref="Fresh"/>.</summary>
    public async Task<List<Choice>> Units()
    {
        await _unitsRead.Fresh();
        return _units;
    }

    /// <summary>By the areas they answer for, as orders and the catalogue write them.</summary>
    public async Task<List<Choice>> Streets()
    {
        await _unitsRead.Fresh();
        return _streets;
    }

    /// <summary>Every area somebody answers for, a community's as well as a street's.</summary>
    public async Task<List<Choice>> Areas()
    {
        await _unitsRead.Fresh();
        return _areas;
    }

    /// <summary>Whether a category is this one or stands below it, by what was read last.</summary>
    public bool IsUnder(string category, string other)
    {
        for (var (at, steps) = ((string?)category, 0); at is not null && steps <= _above.Count; at = _above.GetValueOrDefault(at), steps++)
            if (at == other)
                return true;
        return false;
    }

    public async Task<List<Choice>> Categories()
    {
        await _categoriesRead.Fresh();
        return _categories;
    }

    /// <summary>Brings the lists that this page has to what Dispatch has now; asks only where something changed.</summary>
    public Task Fresh() => Task.WhenAll(_unitsRead.Again(), _categoriesRead.Again());

    /// <summary>The unit's name; its code where it is not known.</summary>
    public async Task<string> NameOf(string? unit, Language language) =>
        unit is null ? "" : (await Units()).Find(choice => choice.Code == unit)?.Shown(language) ?? unit;

    /// <inheritdoc/>
    public void Dispose() => _following.Dispose();

    private void Told(FactRow fact)
    {
        if (fact.Type == nameof(UnitChanged))
            _unitsRead.Outdate();
        else if (fact.Type == nameof(CategoryChanged))
            _categoriesRead.Outdate();
    }

    private void Fill(List<Unit> found)
    {
        Put(_units, found.Select(unit => new Choice(unit.Code, unit.Name, unit.EnglishName, IsGone(unit))));
        Put(_areas, found.Where(unit => unit.Area is not null).OrderBy(unit => IsGone(unit)).DistinctBy(unit => unit.Area).Select(unit => new Choice(unit.Area!, unit.Name, unit.EnglishName, IsGone(unit))));
        Put(_streets, found.Where(unit => unit.Kind == UnitKinds.Street).Select(unit => new Choice(unit.Area ?? unit.Code, unit.Name, unit.EnglishName, IsGone(unit))));
    }

    private void Fill(List<Category> found)
    {
        Put(_categories, found.Select(category => new Choice(category.Code, category.Name, category.EnglishName, IsGone(category))));
        _above.Clear();
        foreach (var category in found)
            _above[category.Code] = category.Parent;
    }

    private static void Put(List<Choice> into, IEnumerable<Choice> choices)
    {
        into.Clear();
        into.AddRange(choices);
    }

    private bool IsGone(IMayCease one) => one.CeasedAt <= _clock.Now || one.ValidFrom > _clock.Now;

    /// <summary>What was read once, and is read again after it changed. Read where the page is drawn; told from anywhere.</summary>
    private sealed class Shelf<T>(Func<Task<Answer<List<T>>>> read, Action<List<T>> fill)
    {
        private volatile Task? _reading;
        private int _asked;
        private bool _wanted;

        public void Outdate() => _reading = null;

        public Task Fresh()
        {
            _wanted = true;
            return _reading ??= Read();
        }

        public Task Again() => _wanted ? Fresh() : Task.CompletedTask;

        private async Task Read()
        {
            var mine = ++_asked;
            var found = await read();
            if (found.Value is not { } all)
                Outdate();
            else if (mine == _asked)
                fill(all);
        }
    }

    private interface IMayCease
    {
        DateTime ValidFrom { get; }
        DateTime? CeasedAt { get; }
    }

    private sealed record Unit(string Code, string Name, string? EnglishName, string Kind, string? Area, DateTime ValidFrom, DateTime? CeasedAt) : IMayCease;

    private sealed record Category(string Code, string Name, string? EnglishName, string? Parent, DateTime ValidFrom, DateTime? CeasedAt) : IMayCease;
}
