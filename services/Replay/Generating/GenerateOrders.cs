using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>Makes orders to replay, in our own texts: as many as wanted, spread over a year, the same for the same seed everywhere.</summary>
public static class GenerateOrders
{
    // Types as in Lianping County, Guangdong, second quarter of 2025: 3,136 orders.
    private static readonly (string, int)[] Types = [(WorkOrderTypes.Complaint, 2840), (WorkOrderTypes.Help, 169), (WorkOrderTypes.Report, 58), (WorkOrderTypes.Consultation, 57), (WorkOrderTypes.Suggestion, 12)];
    private static readonly (string, int)[] Channels = [("电话", 869), ("粤省心", 76), ("微信", 35), ("网站", 20)];

    private static readonly (string?, int)[] RatingsGiven =
    [
        (Ratings.VerySatisfied, 280), (Ratings.Satisfied, 210), (Ratings.BasicallySatisfied, 100), (Ratings.Dissatisfied, 75), (Ratings.VeryDissatisfied, 35), (null, 300),
    ];

    /// <summary>The orders, the earliest first, one by one.</summary>
    /// <exception cref="ReplayInputException">No such number of orders, or no such year.</exception>
    public static IEnumerable<ReplayRow> Orders(int orders, int year, ulong seed)
    {
        if (orders is < 1 or > 10_000_000) throw new ReplayInputException($"--orders is {orders}; it must be from 1 to 10000000.");
        if (year is < 1992 or > 2200) throw new ReplayInputException($"--year is {year}; it must be from 1992 to 2200.");
        return Made(orders, year, seed);
    }

    /// <summary>Writes the orders as a replay file, UTF-8; <paramref name="written"/> hears how many stand in it.</summary>
    /// <exception cref="ReplayInputException">No such number of orders, no such year, or the file cannot be written.</exception>
    public static void Write(string path, int orders, int year, ulong seed, IProgress<int>? written = null)
    {
        var rows = Orders(orders, year, seed);
        try
        {
            using var file = new StreamWriter(path);
            Write(file, rows, written);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new ReplayInputException($"{path} cannot be written: {wrong.Message}", wrong);
        }
    }

    /// <summary>Writes rows as a replay file.</summary>
    public static void Write(TextWriter file, IEnumerable<ReplayRow> rows, IProgress<int>? written = null)
    {
        using var csv = new ReplayWriter(file);
        var count = 0;
        foreach (var row in rows)
        {
            csv.Write(row);
            if (++count % 1000 == 0) written?.Report(count);
        }
        written?.Report(count);
    }

    private static IEnumerable<ReplayRow> Made(int orders, int year, ulong seed)
    {
        var chance = new Chance(seed);
        var (passedOn, storms) = (new PassedOn(chance), new Storms(year, seed));
        var line = 2;
        foreach (var opened in new OrderTimes(year, storms).Openings(orders, chance))
            yield return One(line++, opened, storms.MattersAt(opened.AddHours(8)), passedOn.Next(), chance);
    }

    private static ReplayRow One(int line, DateTime opened, IReadOnlyList<(Matter Choice, int Weight)> matters, int transfers, Chance chance)
    {
        var type = chance.Weighted(Types);
        var matter = chance.Weighted(matters);
        var place = chance.Weighted(Places.All);
        var (community, spot) = (chance.Of(place.Communities), Places.Spot(chance));
        var (title, content) = OrderTexts.Compose(type, matter, community, spot, chance);
        DateTime? closed = chance.PerMille(30) ? null : OrderTimes.Closing(opened, type, chance);
        return new ReplayRow
        {
            Line = line,
            OpenedAt = opened,
            Type = type,
            Category = matter.Category,
            Title = title,
            Content = content,
            Area = place.Street,
            Address = $"黄埔区{place.Street}{community}{chance.Of(place.Roads)}{chance.Below(300) + 1}号",
            Unit = matter.Unit,
            Channel = chance.Weighted(Channels),
            ClosedAt = closed,
            Transfers = transfers,
            Rating = closed is null ? null : chance.Weighted(RatingsGiven),
        };
    }
}
