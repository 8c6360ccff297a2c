using Hotline.Contracts;

namespace Hotline.Web.Assessors;

/// <summary>考核规则 as a new version is written: what people type is in points and percent, what is sent is in hundredths. A number that cannot be read is sent as none and refused by name.</summary>
internal sealed class RulesDraft
{
    public string? Set { get; set; }
    public string? Name { get; set; }
    public string? EnglishName { get; set; }
    public string? From { get; set; }
    public int FirstDay { get; set; } = 1;
    public decimal? Total { get; set; }
    public decimal? BasicallySatisfied { get; set; }
    public int? MinimumSample { get; set; }
    public string? Source { get; set; }
    public List<Line> Lines { get; private init; } = [];
    public List<Band> Bands { get; private init; } = [];

    /// <summary>What the items with points come to, as they are typed now.</summary>
    public decimal Sum => Lines.Where(line => line.On).Sum(line => line.Points ?? 0);

    /// <summary>One item: marked or not, and how.</summary>
    internal sealed class Line(string item, RulesSaid.Rule? rule)
    {
        public string Item => item;
        public bool On { get; set; } = rule is not null;
        public string Way { get; set; } = rule?.Way ?? Ways.EachCase;
        public decimal? Points { get; set; } = Typed(rule?.Points);
        public decimal? Target { get; set; } = Typed(rule?.Target);
        public decimal? Each { get; set; } = Typed(rule?.Each);
        public decimal? Floor { get; set; } = Typed(rule?.Floor);
        public bool Own { get; set; } = rule?.Own ?? true;
    }

    /// <summary>One band.</summary>
    internal sealed class Band
    {
        public string? Name { get; set; }
        public string? EnglishName { get; set; }
        public decimal? From { get; set; }
    }

    /// <summary>A copy of a version, to go on from; its first month is left to be chosen.</summary>
    public static RulesDraft Of(RulesSaid rules) => new()
    {
        Set = rules.Set,
        Name = rules.Name,
        EnglishName = rules.EnglishName,
        FirstDay = rules.FirstDay,
        Total = Typed(rules.Total),
        BasicallySatisfied = Typed(rules.BasicallySatisfied),
        MinimumSample = rules.MinimumSample,
        Source = rules.Source,
        Lines = [.. ScoreItems.All.Select(item => new Line(item, rules.Rules.Find(rule => rule.Item == item)))],
        Bands = [.. rules.Bands.Select(band => new Band { Name = band.Name, EnglishName = band.EnglishName, From = Typed(band.From) })],
    };

    /// <summary>What is sent; the version is the last of its set that was seen.</summary>
    public object Command(int version) => new
    {
        Set,
        Name,
        EnglishName,
        From = string.IsNullOrWhiteSpace(From) ? null : From,
        FirstDay,
        Total = Hundredths(Total),
        BasicallySatisfied = Hundredths(BasicallySatisfied),
        MinimumSample,
        Source,
        Rules = Lines.Where(line => line.On).Select(line => new { line.Item, line.Way, Points = Hundredths(line.Points) ?? 0, Target = Hundredths(line.Target) ?? 0, Each = Hundredths(line.Each) ?? 0, Floor = Hundredths(line.Floor) ?? 0, line.Own }),
        Bands = Bands.Select(band => new { Name = band.Name ?? "", EnglishName = band.EnglishName ?? "", From = Hundredths(band.From) ?? 0 }),
        Version = version,
    };

    private static decimal? Typed(int? hundredths) => hundredths / 100m;

    // What does not fit is out of every bound, and refused as that.
    private static int? Hundredths(decimal? typed) => typed is { } number ? (int)Math.Round(Math.Clamp(number * 100, int.MinValue, int.MaxValue), MidpointRounding.AwayFromZero) : null;
}
