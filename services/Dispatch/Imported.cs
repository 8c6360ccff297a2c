using System.Text;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;

namespace Hotline.Dispatch;

/// <summary>导入结果: every line that was looked at, in the file's order.</summary>
/// <param name="Lines">The lines.</param>
public sealed record Imported(IReadOnlyList<Imported.LineSaid> Lines)
{
    /// <summary>One line and what becomes of it.</summary>
    /// <param name="Line">Its number in the file, of entries in JSON their place from 1.</param>
    /// <param name="Entry">What it is about: an entry, a unit, a category.</param>
    /// <param name="Version">Its version then; none where it is wrong.</param>
    /// <param name="Code">Why not: the code.</param>
    /// <param name="Field">The column at fault.</param>
    /// <param name="Chinese">The sentence, zh-CN.</param>
    /// <param name="English">The sentence, English.</param>
    public sealed record LineSaid(int Line, string Entry, int? Version, string? Code, string? Field, string? Chinese, string? English);

    internal static LineSaid Said(int number, string entry, int? version, Refusal? no) => new(number, entry, version, no?.Code, no?.Field, no?.Chinese, no?.English);

    internal static Refusal? Refuse<T>(string? csv, IReadOnlyList<T>? entries) =>
        csv is null && entries is null ? Refusal.Missing("csv") : csv?.Length > Sheet.MostCharacters || entries?.Count > Sheet.MostLines ? Sheet.TooLarge : null;

    /// <summary>How far below the highest of the file a code stands: those above come first.</summary>
    internal static int Depth(string code, IReadOnlyDictionary<string, string?> above)
    {
        var depth = 0;
        for (var at = above.GetValueOrDefault(code); at is not null && depth <= above.Count; at = above.GetValueOrDefault(at))
            depth++;
        return depth;
    }

    /// <summary>A file as Excel reads it: UTF-8 with a mark in front.</summary>
    internal static IResult File(string csv, string name) => TypedResults.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv)).ToArray(), "text/csv; charset=utf-8", name);
}
