using System.Runtime.CompilerServices;

namespace Hotline.Web.Lists;

/// <summary>A list from its first row to its last, page by page.</summary>
internal static class WholeList
{
    /// <summary>All rows from these on.</summary>
    internal static async IAsyncEnumerable<object?[]> Cells(IListing list, Rows<object?[]> rows, Asked asked, Desk desk, Told told, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        for (; ; )
        {
            foreach (var row in rows.Found)
                yield return row;
            stopping.ThrowIfCancellationRequested();
            if (rows.Next is not { } after) yield break;
            var next = await list.Read(desk, told, asked with { After = after });
            rows = next.Value ?? throw new HttpRequestException($"the list {list.Name} broke off: {next.No!.Code}");
        }
    }

    /// <summary>The headings, at most so many rows, and where there are more, a last one that says so.</summary>
    internal static async IAsyncEnumerable<object?[]> Bounded(IAsyncEnumerable<object?[]> rows, string[] headings, Language language, int most, [EnumeratorCancellation] CancellationToken stopping = default)
    {
        yield return [.. headings];
        var count = 0;
        await foreach (var row in rows.WithCancellation(stopping))
        {
            if (count++ == most)
            {
                var told = new object?[headings.Length];
                told[0] = language[$"清单不止 {most} 行，这里只有前 {most} 行。请缩小筛选范围后再导出。", $"The list has more than {most} rows; these are the first {most}. Narrow the filter and export again."];
                yield return told;
                yield break;
            }
            yield return row;
        }
    }
}
