using Hotline.Web.Desks;

namespace Hotline.Web;

/// <summary>The finders of one form: nothing is sent while one of them shows a text that is none of its choices. What was written so stays with the form, also while another form is open.</summary>
public sealed class Finders
{
    private readonly Dictionary<string, string> _unclear = new(StringComparer.Ordinal);
    private readonly List<Finder> _open = [];

    /// <summary>Why the form cannot be sent: the first text that is no choice. Null where there is none; what could only mean one choice has been taken by then.</summary>
    internal async Task<No?> Unclear()
    {
        foreach (var finder in _open.ToList())
            if (await finder.Settle() is { } no)
                return no;
        return null;
    }

    /// <summary>The form begins anew, or is dropped: what was unclear is forgotten.</summary>
    internal void Begin()
    {
        _unclear.Clear();
        foreach (var finder in _open.ToList())
            finder.Begin();
    }

    /// <summary>What stood unclear in a field when its form was left.</summary>
    internal string? TextOf(string field) => _unclear.GetValueOrDefault(field);

    internal void Keep(string field, string? unclear)
    {
        if (unclear is null)
            _unclear.Remove(field);
        else
            _unclear[field] = unclear;
    }

    internal void Enter(Finder finder) => _open.Add(finder);

    internal void Leave(Finder finder) => _open.Remove(finder);
}
