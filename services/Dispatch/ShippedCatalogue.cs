using System.Globalization;
using CsvHelper;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Dispatch;

/// <summary>随附资料: Huangpu's district, departments, utilities, sixteen streets and one town, the tree of categories and a catalogue to begin with. Takes over what is missing; what is there already stays as it is.</summary>
public static class ShippedCatalogue
{
    /// <summary>How much was missing.</summary>
    /// <param name="Units">Units made.</param>
    /// <param name="Categories">Categories made.</param>
    /// <param name="Entries">Entries of the catalogue made.</param>
    public sealed record Taken(int Units, int Categories, int Entries);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/shipped", Handle).MayBe(Roles.Administrator).Command<Taken>("随附资料: take over Huangpu's units, categories and catalogue where they are missing");

    internal static Task<IResult> Handle(ServiceDb db, BusinessClock clock, Actor user) => db.Write<IResult>(async tx =>
    {
        var (now, units, categories, entries) = (clock.Now, 0, 0, 0);
        foreach (var row in Rows("units"))
            if (await tx.Single<Unit>(Unit.Load, new { Code = row["code"] }) is null)
                units += await ChangeUnit.Carry(tx, ChangeUnit.Decide(row["code"]!, null, new(row["name"], row["english_name"], row["kind"], row["parent"], row["area"], null, null), now, user), user) ? 1 : 0;
        foreach (var row in Rows("categories"))
            if (await tx.Single<Category>(ChangeCategory.Load, new { Code = row["code"] }) is null)
                categories += await ChangeCategory.Carry(tx, ChangeCategory.Decide(row["code"]!, null, new(row["name"], row["english_name"], row["parent"], null, null), now, user), user) ? 1 : 0;
        foreach (var row in Rows("catalogue"))
            if (await tx.Single<CatalogueEntry>(CatalogueEntry.Load, new { Entry = row["entry"] }) is null)
                entries += (await ChangeCatalogue.Change(tx, row["entry"]!, new(row["category"], row["area"], row["unit"], row["basis"], null, null, null, row["hours"]), now, user)).No is null ? 1 : 0;
        return TypedResults.Ok(new Taken(units, categories, entries));
    });

    private static List<Dictionary<string, string?>> Rows(string name)
    {
        using var text = new StreamReader(typeof(ShippedCatalogue).Assembly.GetManifestResourceStream($"Hotline.Dispatch.Shipped.{name}.csv")!);
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        var rows = new List<Dictionary<string, string?>>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(column => column, column => csv.GetField(column) is { Length: > 0 } cell ? cell : null, StringComparer.Ordinal));
        return rows;
    }
}
