namespace Hotline.Web;

/// <summary>两个时限 of an order as Dispatch counted them.</summary>
/// <param name="Id">The order.</param>
/// <param name="State">Where it stands in Dispatch.</param>
/// <param name="Left">Of the limit that runs now: the unit's, or while no unit has to act, the caller's.</param>
/// <param name="Light">红黄灯 of that limit.</param>
/// <param name="CallerLeft">诉求人时限.</param>
/// <param name="CallerLight">红黄灯 of the caller's clock.</param>
/// <param name="Number">工单号.</param>
/// <param name="Title">What the order is called.</param>
public sealed record ClocksSaid(string Id, string? State, LeftSaid? Left, string? Light, LeftSaid? CallerLeft, string? CallerLight, string? Number = null, string? Title = null)
{
    // Their ids stand in one address, which must stay shorter than 8 KB.
    private const int AtOnce = 150;

    /// <summary>The unit's clock, where one runs.</summary>
    public LeftSaid? UnitLeft => Left is { Clock: not Contracts.Clocks.Caller } ? Left : null;

    /// <summary>Both clocks of the orders of a page, by order. What Dispatch does not know, or no longer counts, is missing; where it is away, all are.</summary>
    internal static async Task<Dictionary<string, ClocksSaid>> Of(Desk desk, IEnumerable<string> orders)
    {
        var ids = string.Join(',', orders);
        var found = ids.Length == 0 ? null : (await desk.Ask<List<ClocksSaid>>("dispatch", $"clocks?ids={ids}")).Value;
        return (found ?? []).ToDictionary(one => one.Id, StringComparer.Ordinal);
    }

    /// <summary>The same of any number of orders; none where Dispatch is away, for a list without them would be taken for one whose limits do not run.</summary>
    internal static async Task<Answer<Dictionary<string, ClocksSaid>>> All(Desk desk, IEnumerable<string> orders)
    {
        var all = new Dictionary<string, ClocksSaid>(StringComparer.Ordinal);
        foreach (var some in orders.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var found = await desk.Ask<List<ClocksSaid>>("dispatch", $"clocks?ids={string.Join(',', some)}");
            if (found.Value is not { } clocks)
                return new(null, found.No);
            foreach (var one in clocks)
                all[one.Id] = one;
        }
        return new(all, null);
    }
}
