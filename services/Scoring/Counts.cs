using Hotline.Contracts;

namespace Hotline.Scoring;

/// <summary>月度计数: what the sheets of a unit in a month come to; the sum of what each sheet counts for, whatever rules turn it into points.</summary>
public record Counts
{
    /// <summary>考核件: incidents with a sheet.</summary>
    public long Sheets { get; init; }
    /// <summary>剔除: of them, those that count for nobody.</summary>
    public long Excluded { get; init; }
    /// <summary>Signatures that count.</summary>
    public long SignedOf { get; init; }
    /// <summary>按时签收.</summary>
    public long Signed { get; init; }
    /// <summary>Call-backs that tell whether the unit got in touch.</summary>
    public long ContactedOf { get; init; }
    /// <summary>先行联系.</summary>
    public long Contacted { get; init; }
    /// <summary>Closings that count by the unit's clock.</summary>
    public long ClosedOf { get; init; }
    /// <summary>按时办结 by the unit's clock.</summary>
    public long Closed { get; init; }
    /// <summary>Closings that count by the caller's clock.</summary>
    public long CallerOf { get; init; }
    /// <summary>按时办结 by the caller's clock.</summary>
    public long Caller { get; init; }
    /// <summary>Call-backs that tell whether it was solved.</summary>
    public long SolvedOf { get; init; }
    /// <summary>解决.</summary>
    public long Solved { get; init; }
    /// <summary>有效回访: call-backs with a valid rating.</summary>
    public long Rated { get; init; }
    /// <summary>满意, 非常满意.</summary>
    public long Satisfied { get; init; }
    /// <summary>基本满意.</summary>
    public long Basically { get; init; }
    /// <summary>答复不规范, cases.</summary>
    public long PoorReplies { get; init; }
    /// <summary>缺佐证, cases.</summary>
    public long NoEvidence { get; init; }
    /// <summary>重办, cases.</summary>
    public long Reworks { get; init; }
    /// <summary>不当退单, cases.</summary>
    public long Returns { get; init; }
    /// <summary>延期滥用, cases.</summary>
    public long Extensions { get; init; }
    /// <summary>人工督办, cases.</summary>
    public long Supervised { get; init; }
    /// <summary>错派, cases; of dispatch, not of a unit.</summary>
    public long Misdispatched { get; init; }
    /// <summary>协办未反馈, cases of the assisting unit.</summary>
    public long Silent { get; init; }
    /// <summary>内部评级: replies that an assessor rated.</summary>
    public long RepliesRated { get; init; }
    /// <summary>The sum of those ratings.</summary>
    public long RepliesSum { get; init; }
    /// <summary>Hundredths given on the sheets.</summary>
    public long Points { get; init; }
    /// <summary>Hundredths possible on the sheets.</summary>
    public long Possible { get; init; }
    /// <summary>自定扣分: hundredths taken away by points of our own, also as an assisting unit.</summary>
    public long Lost { get; init; }

    /// <summary>Both together.</summary>
    public static Counts operator +(Counts one, Counts other) => one.And(other, 1);

    /// <summary>One without the other.</summary>
    public static Counts operator -(Counts one, Counts other) => one.And(other, -1);

    private Counts And(Counts other, int times) => new()
    {
        Sheets = Sheets + (times * other.Sheets),
        Excluded = Excluded + (times * other.Excluded),
        SignedOf = SignedOf + (times * other.SignedOf),
        Signed = Signed + (times * other.Signed),
        ContactedOf = ContactedOf + (times * other.ContactedOf),
        Contacted = Contacted + (times * other.Contacted),
        ClosedOf = ClosedOf + (times * other.ClosedOf),
        Closed = Closed + (times * other.Closed),
        CallerOf = CallerOf + (times * other.CallerOf),
        Caller = Caller + (times * other.Caller),
        SolvedOf = SolvedOf + (times * other.SolvedOf),
        Solved = Solved + (times * other.Solved),
        Rated = Rated + (times * other.Rated),
        Satisfied = Satisfied + (times * other.Satisfied),
        Basically = Basically + (times * other.Basically),
        PoorReplies = PoorReplies + (times * other.PoorReplies),
        NoEvidence = NoEvidence + (times * other.NoEvidence),
        Reworks = Reworks + (times * other.Reworks),
        Returns = Returns + (times * other.Returns),
        Extensions = Extensions + (times * other.Extensions),
        Supervised = Supervised + (times * other.Supervised),
        Misdispatched = Misdispatched + (times * other.Misdispatched),
        Silent = Silent + (times * other.Silent),
        RepliesRated = RepliesRated + (times * other.RepliesRated),
        RepliesSum = RepliesSum + (times * other.RepliesSum),
        Points = Points + (times * other.Points),
        Possible = Possible + (times * other.Possible),
        Lost = Lost + (times * other.Lost),
    };

    /// <summary>Of a rate: good of so many, both in hundredths of an incident; (0, 0) of what is no rate.</summary>
    public (long Good, long Of) Rate(string item, int basicallySatisfied) => item switch
    {
        ScoreItems.SignedInTime => (100 * Signed, 100 * SignedOf),
        ScoreItems.Contacted => (100 * Contacted, 100 * ContactedOf),
        ScoreItems.ClosedInTime => (100 * Closed, 100 * ClosedOf),
        ScoreItems.CallerInTime => (100 * Caller, 100 * CallerOf),
        ScoreItems.Solved => (100 * Solved, 100 * SolvedOf),
        ScoreItems.Rating => ((100 * Satisfied) + (basicallySatisfied * Basically), 100 * Rated),
        _ => (0, 0),
    };

    /// <summary>Cases of an item; of a rate, those that were not good.</summary>
    public long Cases(string item) => item switch
    {
        ScoreItems.PoorReply => PoorReplies,
        ScoreItems.NoEvidence => NoEvidence,
        ScoreItems.Rework => Reworks,
        ScoreItems.ImproperReturn => Returns,
        ScoreItems.ExtensionMisused => Extensions,
        ScoreItems.Supervised => Supervised,
        ScoreItems.Misdispatched => Misdispatched,
        ScoreItems.SilentAssistance => Silent,
        ScoreItems.Rating => Rated - Satisfied - Basically,
        _ => Rate(item, 100) is var (good, of) ? (of - good) / 100 : 0,
    };
}
