namespace Hotline.Web;

/// <summary>One of a tree: a unit, a category.</summary>
/// <param name="Choice">Its code and names.</param>
/// <param name="Parent">The code of the one above it.</param>
/// <param name="Note">What else is said of it, in the reader's language.</param>
/// <param name="CeasedAt">UTC; null while it is there.</param>
public sealed record TreeNode(Choice Choice, string? Parent, string? Note, DateTime? CeasedAt)
{
    internal string Code => Choice.Code;
}

/// <summary>层级: what stands under what. Shown level by level as it is opened, or as what a few characters find, and never more rows at once than a page bears.</summary>
internal sealed class Tree
{
    /// <summary>The most rows at once.</summary>
    public const int Most = 200;

    /// <summary>One row as it is shown.</summary>
    /// <param name="Node">Which one.</param>
    /// <param name="Depth">How many stand above it.</param>
    /// <param name="Under">How many stand directly under it.</param>
    /// <param name="Above">The codes of those above it, where it was found and not opened.</param>
    public sealed record Row(TreeNode Node, int Depth, int Under, string[] Above);

    private readonly Dictionary<string, TreeNode> _byCode;
    private readonly ILookup<string, TreeNode> _under;

    public Tree(IEnumerable<TreeNode> nodes, bool withGone)
    {
        var kept = nodes.Where(node => withGone || !node.Choice.Gone).ToList();
        _byCode = kept.ToDictionary(node => node.Code, StringComparer.Ordinal);
        _under = kept.ToLookup(RootOrParent, StringComparer.Ordinal);
    }

    /// <summary>The rows from this one on, and how many there are in all.</summary>
    public (List<Row> Rows, int All) Shown(ISet<string> opened, string typed, int from)
    {
        var all = string.IsNullOrWhiteSpace(typed) ? Opened("", 0, opened) : Found(typed);
        var rows = all.ToList();
        return ([.. rows.Skip(from).Take(Most)], rows.Count);
    }

    /// <summary>Whether the one stands somewhere under the other, or is it.</summary>
    public bool IsUnder(string code, string other) => code == other || AboveOf(code).Contains(other);

    private IEnumerable<Row> Opened(string parent, int depth, ISet<string> opened)
    {
        foreach (var node in _under[parent])
        {
            yield return new Row(node, depth, _under[node.Code].Count(), []);
            if (opened.Contains(node.Code))
                foreach (var below in Opened(node.Code, depth + 1, opened))
                    yield return below;
        }
    }

    private IEnumerable<Row> Found(string typed) =>
        _byCode.Values.Where(node => node.Choice.IsFoundBy(typed)).OrderBy(node => node.Code, StringComparer.Ordinal)
            .Select(node => new Row(node, 0, 0, [.. AboveOf(node.Code).Reverse()]));

    private IEnumerable<string> AboveOf(string code)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal) { code };
        for (var at = _byCode.GetValueOrDefault(code)?.Parent; at is not null && passed.Add(at); at = _byCode.GetValueOrDefault(at)?.Parent)
            yield return at;
    }

    // Under one that is not shown, or in a circle from a time when circles were taken, it stands by itself: nothing may be lost from sight.
    private string RootOrParent(TreeNode node) =>
        node.Parent is { } parent && _byCode.ContainsKey(parent) && !AboveOf(parent).Contains(node.Code) ? parent : "";
}
