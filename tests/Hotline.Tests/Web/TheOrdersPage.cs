using System.Text.Json;
using Hotline.Platform;
using Hotline.Web;
using Xunit;

namespace Hotline.Tests.Web;

public sealed class TheOrdersPage
{
    private static readonly DateTime Nine = new(2026, 3, 12, 1, 0, 0, DateTimeKind.Utc);

    private static readonly Part Nothing = new("", null, [], Away: false);

    [Fact]
    public void Tells_the_path_in_the_order_of_time_whoever_announced_it()
    {
        var page = WholeOrder.Compose("o",
        [
            Nothing with { Service = "intake", Order = Json("""{"order":{"number":"HP1","state":"handed-over"}}"""), Timeline = [Fact("intake", "WorkOrderHandedOver", 2, 0), Fact("intake", "WorkOrderRegistered", 1, 0)] },
            Nothing with { Service = "dispatch", Order = Json("""{"state":"signed","unit":"ZJJ","handleBy":"2026-03-20T10:00:00Z"}"""), Timeline = [Fact("dispatch", "WorkOrderDispatched", 1, 5), Fact("dispatch", "WorkOrderSigned", 2, 9)] },
            Nothing with { Service = "escalation", Timeline = [Fact("escalation", "DeadlineMoved", 1, 6), Fact("escalation", "WorkOrderDueSoon", 2, 7)] },
            Nothing with { Service = "scoring" },
        ]);
        Assert.Equal(["登记受理", "转派", "派单", "预警", "签收"], page.Path.Select(step => step.Chinese));
        Assert.Equal(("HP1", "signed", "ZJJ", 20), (page.Number, page.State, page.Holder.Unit, page.Holder.Until?.Day));
        Assert.Equal(6, page.Timeline.Count);
    }

    [Theory]
    [InlineData("handed-over", "dispatched", "dispatch", "dispatched")]
    [InlineData("handed-over", "closed", "intake", "closed")]
    [InlineData("archived", "closed", "intake", "archived")]
    [InlineData("kept", "unheard", "intake", "kept")]
    public void Says_who_has_it(string intake, string dispatch, string service, string state)
    {
        var holder = Holder.Of(Json($$"""{"state":"{{intake}}"}"""), Json($$"""{"state":"{{dispatch}}","signBy":"2026-03-12T10:00:00Z"}"""));
        Assert.Equal((service, state), (holder.Service, holder.State));
    }

    [Fact]
    public void Is_not_found_where_neither_intake_nor_dispatch_shows_it_and_away_where_one_did_not_answer()
    {
        Part[] none = [Nothing with { Service = "intake" }, Nothing with { Service = "dispatch" }, Nothing with { Service = "scoring", Order = Json("{}") }];
        Assert.Equal("not-found", WholeOrder.Refuse(none)?.Code);
        Assert.Equal("service-away", WholeOrder.Refuse([none[0], none[1] with { Away = true }])?.Code);
        Assert.Null(WholeOrder.Refuse([none[0] with { Order = Json("{}") }, none[1] with { Away = true }]));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5345", "http://localhost:5345")]
    [InlineData("http://[::]:80", "http://localhost:80")]
    [InlineData("http://127.0.0.1:5345", "http://127.0.0.1:5345")]
    public void Asks_the_services_on_this_machine(string listening, string asked) => Assert.Equal(asked, ThisMachine.Of(listening));

    private static TimelineEntry Fact(string service, string type, int revision, int minute) => new()
    {
        At = Nine.AddMinutes(minute), Service = service, Revision = revision, Type = type, ActorId = "a", ActorRole = "agent", Body = Json("{}"),
    };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
