namespace Hotline.Web;

/// <summary>留痕校验 as whoever looks may make it: of each service's chain of one order how many facts it has, of those how many stand in the story, and whether it is whole.</summary>
/// <param name="Service">Whose chain.</param>
/// <param name="Facts">How many it has.</param>
/// <param name="Told">How many of them stand in the story.</param>
/// <param name="FirstBroken">The first broken link; none where it is whole.</param>
internal sealed record TrailSaid(string Service, int Facts, int Told, string? FirstBroken)
{
    /// <summary>So many facts, of which not all are steps; and whose chains somebody else checks, so that nobody wonders why a colleague reads another number.</summary>
    public static string Of(IReadOnlyList<TrailSaid> chains, IReadOnlyList<string> told, Language language)
    {
        var others = told.Except(chains.Select(chain => chain.Service)).Select(BusWords.Service).ToList();
        if (chains.Count == 0)
            return language["您能看到的步骤都在这里；留痕由派单、协调、考核、管理和审计岗位核对", "every step that you may see is here; the trail is checked by dispatchers, coordinators, assessors, managers and auditors"];
        if (chains.FirstOrDefault(chain => chain.FirstBroken is not null) is { } broken)
            return language[$"留痕校验不通过：{broken.FirstBroken}", $"the trail is broken: {broken.FirstBroken}"];
        var (facts, unseen) = (chains.Sum(chain => chain.Facts), chains.Sum(chain => Math.Max(0, chain.Facts - chain.Told)));
        return language[
            $"留痕 {facts} 条，校验通过{(unseen > 0 ? $"；其中 {unseen} 条不是步骤（如查看号码、交接），只在留痕里" : "")}{(others.Count > 0 ? $"；{string.Join('、', others.Select(one => one.Item1))}部分的留痕不由您的岗位核对，不计在内" : "")}",
            $"trail of {facts}, checked{(unseen > 0 ? $"; {unseen} of them are no steps (a number shown, a desk handed over) and stand in the trail alone" : "")}{(others.Count > 0 ? $"; the trail of {string.Join(", ", others.Select(one => one.Item2))} is not for your role to check and not counted" : "")}"];
    }
}
