using System.Text;
using Hotline.Replay;
using Xunit;
using static Hotline.Tests.Replay.ReplayTexts;

namespace Hotline.Tests.Replay;

public class TheDemoFile
{
    [Fact]
    public void It_has_200_usable_orders_and_disputes_among_them()
    {
        var rows = DemoOrders.Rows().ToList();
        Assert.Equal(200, rows.Count);
        Assert.True(rows.Count(row => row.Transfers == 2) >= 8);
        Assert.True(rows.Count(row => row.Transfers == 1) >= 3);
    }

    [Fact]
    public void It_is_what_generate_writes_for_seed_7()
    {
        using var shipped = new StreamReader(DemoOrders.Open(), Encoding.UTF8);
        using var generated = new StringWriter();
        GenerateOrders.Write(generated, GenerateOrders.Orders(200, 2025, 7));
        Assert.Equal(generated.ToString(), shipped.ReadToEnd());
    }

    [Fact]
    public void Some_more_are_left_in_every_open_state_most_of_them_for_the_unit_whose_handler_looks_around()
    {
        var plans = OpenOrders.Plans("ZJJ").ToList();
        Assert.Equal(
            [Standing.Queued, Standing.Dispatched, Standing.ReturnRequested, Standing.Held, Standing.Signed, Standing.ClosingSubmitted, Standing.Closed],
            plans.Select(plan => plan.Left!.Value).Distinct().Order());
        Assert.All(plans.Where(plan => plan.Left != Standing.Queued), plan => Assert.NotNull(plan.Registration.Category));
        Assert.True(plans.Count(plan => plan.Unit == "ZJJ") >= 16);
        Assert.Distinct(plans.Select(plan => plan.Line));
        Assert.DoesNotContain(plans, plan => DemoOrders.Rows().Any(row => row.Content == plan.Registration.Content));
    }

    [Fact]
    public void Huangpus_streets_are_those_of_the_national_division_codes()
    {
        var published = File.ReadLines(Shared("divisions/huangpu_streets.csv")).Skip(1).Select(line => line.Split(','));
        Assert.Equal(
            published.Select(cells => (cells[0], cells[1].Trim('"'))),
            HuangpuUnits.Streets.Select(street => (street.Code, street.Name)));
    }

    [Fact]
    public void No_two_units_share_a_code() =>
        Assert.Distinct(HuangpuUnits.All.Select(unit => unit.Code));
}
