namespace Hotline.Web.Coordinators;

/// <summary>案卷 of a dispute as Escalation tells it.</summary>
/// <param name="Type">诉求类型.</param>
/// <param name="Category">Category code.</param>
/// <param name="Area">Area code.</param>
/// <param name="Address">Where the matter is.</param>
/// <param name="Content">The demand, as it was handed over.</param>
/// <param name="Confidential">保密.</param>
/// <param name="FirstReceiver">首接: who answers to the caller until somebody decides.</param>
/// <param name="Units">The units that take part.</param>
/// <param name="Yours">Of them those of whoever reads.</param>
/// <param name="Path">Through whose hands it went.</param>
/// <param name="Rungs">协调层级, the lowest first.</param>
/// <param name="Statements">陈述意见, the oldest first.</param>
/// <param name="Documents">书证.</param>
/// <param name="Minutes">会议纪要.</param>
/// <param name="Moves">提级.</param>
/// <param name="RuledAtRung">At which rung the ruling was given.</param>
/// <param name="RestsOnMinutes">Which minutes it rests on.</param>
/// <param name="ToBePrecedent">Whether it becomes a precedent when it is carried out.</param>
public sealed record CaseSaid(string? Type, string? Category, string? Area, string? Address, string? Content, bool Confidential, string? FirstReceiver, List<string> Units, List<string> Yours, List<CaseSaid.Passed> Path,
    List<CaseSaid.Rung> Rungs, List<CaseSaid.Statement> Statements, List<CaseSaid.Filed> Documents, List<CaseSaid.Meeting> Minutes, List<CaseSaid.Move> Moves, string? RuledAtRung, int? RestsOnMinutes, bool ToBePrecedent)
{
    /// <summary>One hand it went through.</summary>
    public sealed record Passed(string Fact, string? Unit, DateTime At);

    /// <summary>One rung: how long it has, and since when the case stands or stood on it, UTC.</summary>
    public sealed record Rung(string Name, string Limit, DateTime? Since, bool Now);

    /// <summary>What a unit says.</summary>
    public sealed record Statement(string Unit, DateTime At, bool Ours, string Reason, string Basis, string? SuggestedUnit, bool ByReturn);

    /// <summary>One document; by a coordinator where no unit is named.</summary>
    public sealed record Filed(int Document, string? Unit, DateTime At, string Title, string Reference, string Passage);

    /// <summary>The minutes of one meeting.</summary>
    public sealed record Meeting(int Minutes, DateTime HeldAt, string Rung, string TookPart, string Agreed);

    /// <summary>One moving up.</summary>
    public sealed record Move(string From, string To, string Reason, DateTime At);

    /// <summary>What this unit said last; none while it has not stated.</summary>
    internal Statement? LastOf(string unit) => Statements.FindLast(one => one.Unit == unit);
}
