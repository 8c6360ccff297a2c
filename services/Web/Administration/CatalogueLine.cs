using System.Reflection;
using Hotline.Web.Administration;
using Microsoft.AspNetCore.Authorization;

namespace Hotline.Web;

/// <summary>目录条目 as a page reads it from Dispatch.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Version">Counts up with each change.</param>
/// <param name="Category">Category code.</param>
/// <param name="Area">Area code; null for every area.</param>
/// <param name="Hours">时段, Shanghai: "22:00-06:00"; null for the whole day.</param>
/// <param name="Unit">主办.</param>
/// <param name="Assisting">协办.</param>
/// <param name="Basis">The rule it rests on.</param>
/// <param name="ValidFrom">UTC.</param>
/// <param name="CeasedAt">UTC; null while in use.</param>
/// <param name="Precedent">先例: the dispute whose ruling taught it.</param>
/// <param name="CaseNumber">案号 of that dispute.</param>
/// <param name="Author">The account that wrote this version.</param>
public sealed record CatalogueLine(string Entry, int Version, string Category, string? Area, string? Hours, string Unit, List<string>? Assisting, string? Basis, DateTime ValidFrom, DateTime? CeasedAt, string? Precedent, string? CaseNumber, string? Author)
{
    internal bool HasEnded(DateTime now) => CeasedAt <= now;

    internal bool Names(string unit) => Unit == unit || Assisting?.Contains(unit) == true;
}

/// <summary>目录筛选: which entries are shown, as it stands in the page's address.</summary>
/// <param name="Category">This one and those below it.</param>
/// <param name="Unit">That leads or assists.</param>
/// <param name="Area">Only its own entries, not those for everywhere.</param>
/// <param name="Entries">Exactly these, by their ids with commas between.</param>
/// <param name="Fault">缺口、重叠: which faults are listed beside them.</param>
/// <param name="Ended">Also those that have ended.</param>
public sealed record CatalogueFilter(string? Category = null, string? Unit = null, string? Area = null, string? Entries = null, string? Fault = null, bool Ended = false)
{
    /// <summary>Who may open the catalogue's page.</summary>
    internal static readonly string[] Readers = typeof(CataloguePage).GetCustomAttribute<AuthorizeAttribute>()!.Roles!.Split(',');

    /// <summary>The page's address with this filter.</summary>
    internal string Address
    {
        get
        {
            var asked = new (string Name, string? Value)[] { ("category", Category), ("unit", Unit), ("area", Area), ("entries", Entries), ("fault", Fault), ("ended", Ended ? "true" : null) };
            return $"administration/catalogue?{string.Join('&', asked.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"))}".TrimEnd('?');
        }
    }

    /// <summary>Those of these entries that it shows.</summary>
    internal List<CatalogueLine> Of(List<CatalogueLine> all, Func<string, string, bool> isUnder, DateTime now)
    {
        var named = string.IsNullOrEmpty(Entries) ? null : Entries.Split(',');
        return all.FindAll(line => named is not null ? named.Contains(line.Entry)
            : (Ended || !line.HasEnded(now)) && (string.IsNullOrEmpty(Category) || isUnder(line.Category, Category)) && (string.IsNullOrEmpty(Unit) || line.Names(Unit)) && (string.IsNullOrEmpty(Area) || line.Area == Area));
    }
}
