using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Web.Assessors;

/// <summary>考核单 as Scoring tells it; points in hundredths, times in UTC.</summary>
/// <param name="IncidentId">The incident; one sheet each.</param>
/// <param name="WorkOrderId">The order.</param>
/// <param name="Unit">The unit that is marked.</param>
/// <param name="Month">The month it belongs to, yyyy-MM.</param>
/// <param name="Points">Hundredths.</param>
/// <param name="Possible">Hundredths.</param>
/// <param name="Settled">The appeal window is over and nothing is appealed.</param>
/// <param name="SettlesAt">When it settles if nothing changes; null of a settled one.</param>
/// <param name="AppealUntil">申诉截止.</param>
/// <param name="Rules">The rules and their version.</param>
/// <param name="ScoredAt">The last fact it rests on.</param>
/// <param name="ExcludedFor">剔除理由 of the whole incident.</param>
/// <param name="ReplyRating">内部评级, 1 to 5.</param>
/// <param name="Lines">One line an item.</param>
/// <param name="Before">As it stood before anything was struck; null where nothing was.</param>
/// <param name="Appeals">申诉 of its lines, the oldest first.</param>
public sealed record SheetSaid(string IncidentId, string WorkOrderId, string? Unit, string? Month, int Points, int Possible, bool Settled, DateTime? SettlesAt, DateTime? AppealUntil, string Rules, DateTime? ScoredAt,
    string? ExcludedFor, int? ReplyRating, List<ScoreLine> Lines, SheetSaid.Struck? Before, List<AppealSaid>? Appeals)
{
    /// <summary>A sheet before anything of it was struck.</summary>
    public sealed record Struck(int Points, int Possible, List<ScoreLine> Lines);

    /// <summary>How the line stood before it was struck.</summary>
    internal ScoreLine? WasOf(ScoreLine line) => Before?.Lines.Find(was => was.Item == line.Item && was.Unit == line.Unit);

    /// <summary>What was appealed of this line.</summary>
    internal IEnumerable<AppealSaid> AppealsOf(ScoreLine line) => (Appeals ?? []).Where(appeal => appeal.Appealed.Item == line.Item && appeal.Appealed.Unit == line.Unit);
}

/// <summary>申诉 as Scoring tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="WorkOrderId">The order.</param>
/// <param name="Month">The month of its sheet.</param>
/// <param name="Appealed">Who appeals which line, and why.</param>
/// <param name="Decided">How it was decided, or null.</param>
public sealed record AppealSaid(string Id, string WorkOrderId, string Month, ScoreAppealed Appealed, ScoreAppealDecided? Decided);

/// <summary>依据 of a line as Scoring heard it, for whoever does not find it in the order's story: a unit is not shown the hotline's own steps, but the call-back that marks it.</summary>
/// <param name="Type">Its name.</param>
/// <param name="At">Business time, UTC.</param>
/// <param name="Body">The fact itself.</param>
public sealed record FactSaid(string Type, DateTime At, System.Text.Json.JsonElement Body)
{
    /// <summary>As an entry of the story.</summary>
    internal TimelineEntry Entry => new() { At = At, Type = Type, Body = Body, Service = "", Revision = 0, ActorId = "", ActorRole = "" };
}
