using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Scoring;

/// <summary>计数: keeps the numbers of each month and unit with each sheet, by what it counted for before and what it counts for now, so that reading a month costs the same however many incidents there are.</summary>
internal static class KeepCounts
{
    /// <summary>Dispatch: what no unit bears is counted under no name.</summary>
    public const string OfDispatch = "";

    /// <summary>What a sheet counts for, by unit. What is struck counts for nobody.</summary>
    public static Dictionary<string, Counts> Of(ScoreSheet? sheet)
    {
        if (sheet is null)
            return [];
        if (sheet.Incident.ExcludedFor is not null)
            return new(StringComparer.Ordinal) { [sheet.Incident.Unit] = new Counts { Sheets = 1, Excluded = 1 } };
        var counts = new Dictionary<string, Counts>(StringComparer.Ordinal) { [sheet.Incident.Unit] = OfUnit(sheet) };
        foreach (var finding in sheet.Incident.Findings.Where(f => f.Item is ScoreItems.Misdispatched or ScoreItems.SilentAssistance && !IsStruck(sheet, f)))
            Add(counts, finding.Item == ScoreItems.Misdispatched ? OfDispatch : finding.Unit!, finding.Item == ScoreItems.Misdispatched ? new Counts { Misdispatched = finding.Cases } : new Counts { Silent = finding.Cases });
        foreach (var line in sheet.Lines.Where(IsLostByOwnRule))
            Add(counts, line.Unit ?? OfDispatch, new Counts { Lost = -line.Points });
        return counts;
    }

    private static bool IsLostByOwnRule(ScoreLine line) => line is { Own: true, Points: < 0, Struck: null };

    private static void Add(Dictionary<string, Counts> counts, string unit, Counts more) =>
        counts[unit] = counts.TryGetValue(unit, out var before) ? before + more : more;

    private static bool IsStruck(ScoreSheet sheet, Finding finding) => sheet.Incident.StrikeOf(finding) is not null;

    private static Counts OfUnit(ScoreSheet sheet)
    {
        var found = sheet.Incident.Findings.Where(finding => !IsStruck(sheet, finding)).ToLookup(finding => finding.Item, StringComparer.Ordinal);
        int Of(string item) => found[item].Any(f => f.Good is not null) ? 1 : 0;
        int Good(string item) => found[item].Any(f => f.Good == true) ? 1 : 0;
        int Cases(string item) => found[item].Sum(f => f.Cases);
        var basically = found[ScoreItems.Rating].Any(f => f.Detail == Ratings.BasicallySatisfied) ? 1 : 0;
        return new Counts
        {
            Sheets = 1,
            SignedOf = Of(ScoreItems.SignedInTime),
            Signed = Good(ScoreItems.SignedInTime),
            ContactedOf = Of(ScoreItems.Contacted),
            Contacted = Good(ScoreItems.Contacted),
            ClosedOf = Of(ScoreItems.ClosedInTime),
            Closed = Good(ScoreItems.ClosedInTime),
            CallerOf = Of(ScoreItems.CallerInTime),
            Caller = Good(ScoreItems.CallerInTime),
            SolvedOf = Of(ScoreItems.Solved),
            Solved = Good(ScoreItems.Solved),
            Rated = Of(ScoreItems.Rating),
            Satisfied = Good(ScoreItems.Rating) - basically,
            Basically = basically,
            PoorReplies = Cases(ScoreItems.PoorReply),
            NoEvidence = Cases(ScoreItems.NoEvidence),
            Reworks = Cases(ScoreItems.Rework),
            Returns = Cases(ScoreItems.ImproperReturn),
            Extensions = Cases(ScoreItems.ExtensionMisused),
            Supervised = Cases(ScoreItems.Supervised),
            RepliesRated = sheet.Incident.ReplyRating is null ? 0 : 1,
            RepliesSum = sheet.Incident.ReplyRating ?? 0,
            Points = sheet.Points,
            Possible = sheet.Possible,
        };
    }

    /// <summary>Counts what changed. Always in the order of month and unit, so that two who count never wait for each other in a ring.</summary>
    public static async Task Change(Transaction tx, (string? Month, ScoreSheet? Sheet) before, (string? Month, ScoreSheet? Sheet) now)
    {
        var changes = Of(before.Sheet).Select(one => (Month: before.Month!, Unit: one.Key, Counts: new Counts() - one.Value)).Concat(Of(now.Sheet).Select(one => (Month: now.Month!, Unit: one.Key, Counts: one.Value)));
        foreach (var same in changes.GroupBy(one => (one.Month, one.Unit)).OrderBy(one => one.Key.Month, StringComparer.Ordinal).ThenBy(one => one.Key.Unit, StringComparer.Ordinal))
        {
            var by = same.Aggregate(new Counts(), (sum, one) => sum + one.Counts);
            if (by != new Counts())
                await Add(tx, new MonthCounts(by) { Month = same.Key.Month, Unit = same.Key.Unit });
        }
    }

    private static async Task Add(Transaction tx, MonthCounts more)
    {
        if (await tx.Execute(Update, more) == 0)
            await tx.Execute(Insert, more);
    }

    private const string Insert = """
        INSERT INTO MonthCounts (Month, Unit, Sheets, Excluded, SignedOf, Signed, ContactedOf, Contacted, ClosedOf, Closed,
            CallerOf, Caller, SolvedOf, Solved, Rated, Satisfied, Basically, PoorReplies,
            NoEvidence, Reworks, Returns, Extensions, Supervised, Misdispatched, Silent, RepliesRated,
            RepliesSum, Points, Possible, Lost)
        SELECT @Month, @Unit, @Sheets, @Excluded, @SignedOf, @Signed, @ContactedOf, @Contacted, @ClosedOf, @Closed,
            @CallerOf, @Caller, @SolvedOf, @Solved, @Rated, @Satisfied, @Basically, @PoorReplies,
            @NoEvidence, @Reworks, @Returns, @Extensions, @Supervised, @Misdispatched, @Silent, @RepliesRated,
            @RepliesSum, @Points, @Possible, @Lost
        WHERE NOT EXISTS (SELECT 1 FROM MonthCounts WHERE Month = @Month AND Unit = @Unit)
        """;

    private const string Update = """
        UPDATE MonthCounts SET Sheets = Sheets + @Sheets, Excluded = Excluded + @Excluded, SignedOf = SignedOf + @SignedOf, Signed = Signed + @Signed,
            ContactedOf = ContactedOf + @ContactedOf, Contacted = Contacted + @Contacted, ClosedOf = ClosedOf + @ClosedOf, Closed = Closed + @Closed,
            CallerOf = CallerOf + @CallerOf, Caller = Caller + @Caller, SolvedOf = SolvedOf + @SolvedOf, Solved = Solved + @Solved,
            Rated = Rated + @Rated, Satisfied = Satisfied + @Satisfied, Basically = Basically + @Basically, PoorReplies = PoorReplies + @PoorReplies,
            NoEvidence = NoEvidence + @NoEvidence, Reworks = Reworks + @Reworks, Returns = Returns + @Returns, Extensions = Extensions + @Extensions,
            Supervised = Supervised + @Supervised, Misdispatched = Misdispatched + @Misdispatched, Silent = Silent + @Silent, RepliesRated = RepliesRated + @RepliesRated,
            RepliesSum = RepliesSum + @RepliesSum, Points = Points + @Points, Possible = Possible + @Possible, Lost = Lost + @Lost
        WHERE Month = @Month AND Unit = @Unit
        """;
}

/// <summary>One unit's numbers of one month.</summary>
internal sealed record MonthCounts : Counts
{
    public MonthCounts()
    {
    }

    public MonthCounts(Counts counts)
        : base(counts)
    {
    }

    public string Month { get; init; } = "";
    public string Unit { get; init; } = "";
}
