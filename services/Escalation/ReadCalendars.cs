using System.Text.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Escalation;

/// <summary>工作日历: the office's calendar, the units' own, and the versions before.</summary>
public static class ReadCalendars
{
    private const string Slash = "%2F";

    internal static void Route(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendars", All).MayBe(Roles.All).Question<List<CalendarPublished>>("工作日历: the newest version of each, the office's first, then the units' own by code");
        routes.MapGet("/calendars/{name}", One).MayBe(Roles.All).Question<CalendarPublished>("工作日历: the newest version, published or shipped; none for a unit without a calendar of its own");
        routes.MapGet("/calendars/{name}/versions", Versions).MayBe(Roles.All).Question<List<CalendarPublished>>("工作日历: every version with who published it, the newest first");
    }

    private static async Task<IResult> All(ServiceDb db, string after = "", int limit = 100)
    {
        var own = await db.List<string>(db.Dialect.First(LoadOwn), new { After = after, Limit = Math.Clamp(limit, 1, 1000) });
        return TypedResults.Ok((after.Length == 0 ? [await Office((sql, of) => db.Single<string>(sql, of))] : Array.Empty<CalendarPublished>()).Concat(own.Select(Read)).ToList());
    }

    private static async Task<IResult> One(string name, ServiceDb db) =>
        await Last(Named(name), (sql, of) => db.Single<string>(sql, of)) is { } last ? TypedResults.Ok(last) : Refusal.NotFound.Answer();

    private static async Task<IResult> Versions(string name, ServiceDb db, int before = int.MaxValue, int limit = 50)
    {
        var (named, most) = (Named(name), Math.Clamp(limit, 1, 200));
        var found = (await db.List<string>(db.Dialect.First(LoadVersions), new { Name = named, Before = before, Limit = most })).ConvertAll(Read);
        if (named == Shipped.CalendarName && found.Count < most && before > Shipped.Calendar.Version)
            found.Add(Shipped.Calendar);
        return found.Count == 0 && before == int.MaxValue ? Refusal.NotFound.Answer() : TypedResults.Ok(found);
    }

    /// <summary>As it was meant: a unit's code may hold a slash, which an address keeps written out.</summary>
    internal static string Named(string name) => name.Replace(Slash, "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a new version would follow: a unit begins with the hours of the office. Null where there is no such unit.</summary>
    internal static async Task<CalendarPublished?> Before(string name, Func<string, object, Task<string?>> single)
    {
        if (await Last(name, single) is { } last)
            return last;
        return await single(FindUnit, new { Code = name }) is null ? null : await Office(single) with { Calendar = name, Version = 0, Years = null, ValidFrom = DateTime.UnixEpoch };
    }

    private static async Task<CalendarPublished> Office(Func<string, object, Task<string?>> single) => (await Last(Shipped.CalendarName, single))!;

    private static async Task<CalendarPublished?> Last(string name, Func<string, object, Task<string?>> single) =>
        await single(LoadLast, new { Name = name }) is { } body ? Read(body) : name == Shipped.CalendarName ? Shipped.Calendar : null;

    internal static CalendarPublished Read(string body) => JsonSerializer.Deserialize<CalendarPublished>(body, Wire.Json)!;

    private const string LoadLast = "SELECT Body FROM Calendars WHERE Name = @Name AND Version = (SELECT MAX(Version) FROM Calendars WHERE Name = @Name)";

    private const string FindUnit = "SELECT Code FROM Units WHERE Code = @Code";

    private const string LoadOwn = """
        SELECT c.Body FROM Calendars c
        WHERE c.Name <> 'office' AND c.Name > @After AND c.Version = (SELECT MAX(v.Version) FROM Calendars v WHERE v.Name = c.Name)
        ORDER BY c.Name
        """;

    private const string LoadVersions = "SELECT Body FROM Calendars WHERE Name = @Name AND Version < @Before ORDER BY Version DESC";
}
