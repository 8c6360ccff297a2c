using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>预警, 超期, 逐级预警: a timer for each notice that is due; when it rings, what was heard decides. 撤回预警: what is heard later may disprove a notice, and it is taken back.</summary>
internal static class AnnounceLights
{
    internal static async Task Ring(Ring ring, Transaction tx)
    {
        await tx.Change(ClockRow.Hold, new { Id = ring.Subject });
        await tx.Execute(Notice.Insert, Notice.Of(ring));
        var heard = await tx.HeardOf(ring.Subject);
        var stages = ClockFold.Stages(heard, await TimeRules.Load(tx));
        await Follow(tx, ring.Subject, LightFold.Of(stages));
        await Supervise.Follow(tx, ring.Subject, heard, stages);
    }

    /// <summary>Says what follows now and was not said, takes back what was said and follows no more, and waits for what is to come.</summary>
    internal static async Task Follow(Transaction tx, string orderId, List<Light> lights)
    {
        var rung = await tx.List<Notice>(Notice.Load, new { OrderId = orderId });
        foreach (var light in lights.Where(light => IsNext(light, lights, rung)))
            await tx.WaitUntil($"{light.Level}-{light.Clock}", orderId, light.At);
        var overdue = rung.Exists(n => n.Supervises && lights.Exists(n.IsOf));
        foreach (var notice in rung)
            await Follow(tx, notice, lights.Find(notice.IsOf), overdue);
    }

    /// <summary>What comes later is waited for when what comes before has come, so that most orders wait for one notice only.</summary>
    private static bool IsNext(Light light, List<Light> lights, List<Notice> rung) =>
        !rung.Exists(n => n.IsOf(light))
        && !lights.Exists(l => (l.Clock, l.DueBy) == (light.Clock, light.DueBy) && l.Order.CompareTo(light.Order) < 0 && !rung.Exists(n => n.IsOf(l)));

    private static async Task Follow(Transaction tx, Notice notice, Light? light, bool overdue)
    {
        if (notice.Says(light))
            return;
        if (notice.DueBy is not null)
            await TakeBack(tx, notice, overdue);
        await tx.Change(Notice.Save, notice with { DueBy = light?.DueBy, Unit = light?.Unit });
        if (light is not null)
            await Say(tx, notice, light);
    }

    private static async Task Say(Transaction tx, Notice notice, Light light)
    {
        var order = await ClockRow.Next(tx, notice.OrderId);
        await tx.Announce(order.Id, light.Level switch { Light.DueSoon => Soon(order, light), Light.Overdue => Late(order, light), _ => Warned(order, light) }, EscalationService.Itself);
        if (notice.Supervises)
            await Supervise.Open(tx, order.Id, SupervisionCauses.Overdue, light.Unit, light.At);
    }

    private static async Task TakeBack(Transaction tx, Notice notice, bool overdue)
    {
        var ends = notice.Supervises && !overdue && await Supervise.TakeBack(tx, notice.OrderId, SupervisionCauses.Overdue);
        var order = await ClockRow.Next(tx, notice.OrderId);
        await tx.Announce(order.Id, TakenBack(order, notice, tx.Now > notice.At ? tx.Now : notice.At, ends), EscalationService.Itself);
    }

    private static WorkOrderDueSoon Soon(ClockRow order, Light light) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = light.At,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Clock = light.Clock,
        DueAt = light.DueBy,
        Unit = light.Unit,
    };

    private static WorkOrderOverdue Late(ClockRow order, Light light) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = light.At,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Clock = light.Clock,
        DueAt = light.DueBy,
        Unit = light.Unit,
    };

    private static WarningRaised Warned(ClockRow order, Light light) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = light.At,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Clock = light.Clock,
        DueAt = light.DueBy,
        Level = light.Level,
        Unit = light.Unit,
    };

    private static LightTakenBack TakenBack(ClockRow order, Notice notice, DateTime at, bool endsSupervision) => new()
    {
        WorkOrderId = order.Id,
        IncidentId = order.IncidentId,
        Revision = order.Revision,
        At = at,
        ActorId = EscalationService.Itself.Id,
        ActorRole = EscalationService.Itself.Role,
        Clock = notice.Clock,
        DueAt = notice.DueBy!.Value,
        Level = notice.Level,
        EndsSupervision = endsSupervision,
    };
}
