using Microsoft.AspNetCore.Http;

namespace Hotline.Web.Lists;

/// <summary>What is asked of a list: the filters of the page's address, and from where on.</summary>
/// <param name="Filters">As they stand in the address.</param>
/// <param name="Limit">So many rows at once.</param>
/// <param name="After">Where the rows before ended; none for the first.</param>
internal sealed record Asked(IQueryCollection Filters, int Limit, string? After = null)
{
    /// <summary>One filter; an empty one is none.</summary>
    public string? this[string name] => Filters[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>The question to a service: these filters under their own names, and some under others.</summary>
    public string Query(string[] same, params (string Name, string? Value)[] others) =>
        $"?limit={Limit}" + string.Concat(same.Select(name => (name, this[name])).Concat(others).Append(("after", After)).Select(And));

    private static string And((string Name, string? Value) one) => one.Value is null ? "" : $"&{one.Name}={Uri.EscapeDataString(one.Value)}";

    /// <summary>Where the next rows begin, of a list that says it by its last row.</summary>
    public string? Next<T>(List<T> found, Func<T, string> id) => found.Count == Limit ? id(found[^1]) : null;
}
