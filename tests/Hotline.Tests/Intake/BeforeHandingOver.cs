using Hotline.Contracts;
using Hotline.Intake;
using Xunit;

namespace Hotline.Tests.Intake;

[OnEachDatabase]
public sealed class BeforeHandingOver : IAsyncDisposable
{
    private readonly AnIntake _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<RegisterWorkOrder.Registered> Kept() => _given.Registers(AnIntake.Noise with { Keep = true });

    [Fact]
    public async Task A_correction_changes_what_it_names_and_leaves_the_rest()
    {
        var order = await Kept();
        var corrected = AnIntake.Value<WorkOrderCorrected>(await CorrectWorkOrder.Handle(order.Id,
            new() { Urgency = "urgent", Address = "开创大道旁", Reason = "地点说错", Revision = 1 }, _given.Db, _given.Clock, AnIntake.Agent, _given.Safe));
        Assert.Equal(("urgent", order.Title, order.Content, "开创大道旁"), (corrected.Urgency, corrected.Title, corrected.Content, corrected.Address));
        var handedOver = AnIntake.Value<WorkOrderHandedOver>(await HandOver.Handle(order.Id, null, _given.Db, _given.Clock, AnIntake.Agent));
        Assert.Equal(("urgent", "开创大道旁", 3), (handedOver.Urgency, handedOver.Address, handedOver.Revision));
    }

    [Fact]
    public void Correcting_answering_diverting_and_handing_over_end_with_the_handing_over()
    {
        var order = new WorkOrder { Id = "o1", State = States.HandedOver, Revision = 2 };
        Assert.All(
        [
            CorrectWorkOrder.Refuse(order, new() { Reason = "r" }),
            AnswerDirectly.Refuse(order, new("a", null, null)),
            DivertWorkOrder.Refuse(order, new(Diversions.Secret, "t", null, null)),
            Refusals.NotKept(order, null),
        ], refusal => Assert.Equal(("handed-over", 409, 2), (refusal?.Code, refusal?.Status, refusal?.Revision)));
    }

    [Fact]
    public void A_diversion_names_its_ground() =>
        Assert.Equal(("unknown-word", "ground"), (DivertWorkOrder.Refuse(new() { State = States.Kept }, new("no", "t", null, null))?.Code, DivertWorkOrder.Refuse(new() { State = States.Kept }, new("no", "t", null, null))?.Field));

    [Fact]
    public void A_stale_command_learns_the_present_revision() =>
        Assert.Equal(3, Refusals.NotKept(new WorkOrder { State = States.Kept, Revision = 3 }, 2)?.Revision);

    [Fact]
    public async Task Answered_diverted_or_withdrawn_it_is_archived_ten_days_later()
    {
        var answered = await Kept();
        var diverted = await Kept();
        var withdrawn = await Kept();
        await AnswerDirectly.Handle(answered.Id, new("已告知", null, null), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        await DivertWorkOrder.Handle(diverted.Id, new(Diversions.LegalChannel, "请向法院起诉", null, null), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        await WithdrawWorkOrder.Handle(withdrawn.Id, new("已解决", null, null), _given.Db, _given.Clock, AnIntake.Agent, _given.Safe);
        var due = _given.Clock.Now.AddDays(10);
        _given.Time.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await _given.RingsDue());
        _given.Time.Advance(TimeSpan.FromHours(5));
        Assert.Equal(3, await _given.RingsDue());
        var archived = (await _given.Facts()).Where(f => f.Type == nameof(WorkOrderArchived)).ToList();
        Assert.Equal(3, archived.Count);
        Assert.All(archived, f => Assert.Contains($"\"at\":\"{due:yyyy-MM-ddTHH:mm}", f.Body, StringComparison.Ordinal));
        Assert.Equal(States.Archived, (await _given.Order(diverted.Id)).State);
    }
}
