using Hotline.Contracts;
using Hotline.Platform;

namespace Hotline.Escalation;

/// <summary>先例: what became of it, as a pure function of how often it was asked for and what the catalogue answered, in whatever order that came.</summary>
internal static class PrecedentFold
{
    /// <summary>Under which subject the catalogue's answers are kept: an order may have several cases.</summary>
    public static string Subject(string dispute) => $"precedent:{dispute}";

    /// <summary>The entry it became; or why not, where every time it was asked for was answered so.</summary>
    public static Kept Of(int asked, HeardFacts answers) =>
        answers.Last<CatalogueChanged>() is { } entry ? new Kept(entry.Entry, null)
        : answers.All<PrecedentNotKept>() is { Count: > 0 } refused && refused.Count >= asked ? new Kept(null, refused[^1].Code)
        : new Kept(null, null);

    /// <summary>The entry, or why there is none.</summary>
    internal sealed record Kept(string? Entry, string? Code);
}
