using System.Text.Json;
using Hotline.Contracts;

namespace Hotline.Replay;

/// <summary>Asks every service what it has of a file: orders, trails, disputes, sheets. Never inbox or outbox.</summary>
internal sealed class Evidence(PublicApi api, string mark)
{
    private const int Page = 1000;

    private readonly Tally tally = new();

    public async Task<Tally> Gather(CancellationToken stopping)
    {
        // Intake's trail first: it says which orders are of this file.
        foreach (var service in Services.All)
            await Walk(service, stopping);
        await Each("intake/work-orders?", Roles.Auditor, row => row.Id!, InIntake, stopping);
        await Each("dispatch/work-orders?", Roles.Auditor, row => row.Id!, InDispatch, stopping);
        await Each("escalation/clocks?", Roles.Auditor, row => row.WorkOrderId!, InEscalation, stopping);
        await Each("escalation/disputes?", Roles.Auditor, row => row.Id!, Dispute, stopping);
        await Each("scoring/sheets?", Roles.Auditor, row => row.IncidentId!, row => tally.Sheet(row.IncidentId!), stopping);
        return tally;
    }

    private async Task Walk(string service, CancellationToken stopping)
    {
        long after = 0;
        for (var full = true; full;)
        {
            var rows = await api.Ask($"{service}/facts?after={after}&limit={Page}", Roles.Auditor, PlayJson.Default.ListFeedRow, stopping) ?? [];
            foreach (var row in rows) Fact(row);
            full = rows.Count == Page;
            if (full) after = rows[^1].Seq;
        }
    }

    private void Fact(FeedRow row)
    {
        var said = row.Type is nameof(WorkOrderRegistered) or nameof(FollowUpRecorded) or nameof(WorkOrderDispatched) ? JsonSerializer.Deserialize(row.Body, PlayJson.Default.Said)! : null;
        if (row.Type == nameof(WorkOrderRegistered) && CallId.Line(said!.CallId, mark) is { } line)
            tally.Registered(row.Subject, line);
        tally.Fact(row.Subject, row.Type, said?.Final ?? true, said?.ClosingRevision ?? 0, said?.Precedent is not null);
    }

    private void InIntake(Said row)
    {
        if (row is { AwaitsFollowUp: false, ClosingRevision: > 0 } && row.FollowedUpClosing >= row.ClosingRevision) tally.FollowedUp(row.Id!);
    }

    private void InDispatch(Said row)
    {
        if (row.State == "closed") tally.Closed(row.Id!);
    }

    private void InEscalation(Said row)
    {
        if (row.State == "closed") tally.ClockEnded(row.WorkOrderId!);
    }

    private void Dispute(Said row)
    {
        if (row.State != "ended") tally.DisputeOpen(row.WorkOrderId!);
    }

    private async Task Each(string list, string role, Func<Said, string> id, Action<Said> see, CancellationToken stopping)
    {
        for (List<Said>? rows = null; rows is null || rows.Count == Page;)
        {
            var after = rows is null ? "" : id(rows[^1]);
            rows = await api.Ask($"{list}after={after}&limit={Page}", role, PlayJson.Default.ListSaid, stopping) ?? [];
            rows.ForEach(see);
        }
    }
}
