using Hotline.Contracts;

namespace Hotline.Web.Administration;

/// <summary>协调层级 as Escalation tells it, and as it is being changed.</summary>
public sealed record LadderDraft(int Version, DateTime ValidFrom, List<LadderDraft.Rung> Ordinary, List<LadderDraft.Rung> Urgent)
{
    /// <summary>One rung.</summary>
    public sealed record Rung(string Name, string State, string Limit);

    /// <summary>One rung on the page: whether it is used, and its two times.</summary>
    internal sealed class RungDraft(string name, Rung? rung)
    {
        public string Name => name;
        public bool On { get; set; } = rung is not null;
        public string? State { get; set; } = rung?.State ?? "1 working-days";
        public string? Limit { get; set; } = rung?.Limit ?? "3 working-days";
        public Rung? Rung => On ? new(name, State ?? "", Limit ?? "") : null;
    }

    internal static List<RungDraft> Rungs(List<Rung> ladder) => [.. DisputeRungs.All.Select(name => new RungDraft(name, ladder.Find(rung => rung.Name == name)))];
}
