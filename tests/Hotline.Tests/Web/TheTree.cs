using Hotline.Web;
using Xunit;

namespace Hotline.Tests.Web;

/// <summary>单位、分类 as the administrator's pages show them.</summary>
public sealed class TheTree
{
    private static TreeNode Node(string code, string? parent = null, bool gone = false, string? name = null) => new(new Choice(code, name ?? code, null, gone), parent, null, null);

    private static string[] Shown(Tree tree, string[] opened, string typed = "") => [.. tree.Shown(opened.ToHashSet(), typed, 0).Rows.Select(row => new string(' ', row.Depth) + row.Node.Choice.Code)];

    [Fact]
    public void It_opens_level_by_level()
    {
        var tree = new Tree([Node("A"), Node("A1", "A"), Node("A11", "A1"), Node("B")], withGone: false);
        Assert.Equal(["A", "B"], Shown(tree, []));
        Assert.Equal(["A", " A1", "B"], Shown(tree, ["A"]));
        Assert.Equal(["A", " A1", "  A11", "B"], Shown(tree, ["A", "A1"]));
    }

    [Fact]
    public void Three_thousand_are_never_shown_at_once_and_each_can_be_come_to()
    {
        var tree = new Tree(Enumerable.Range(0, 3000).Select(i => Node($"{i:0000}")), withGone: false);
        var seen = Enumerable.Range(0, 15).SelectMany(page => tree.Shown(new HashSet<string>(), "", page * Tree.Most).Rows).ToList();
        Assert.Equal(3000, seen.Select(row => row.Node.Choice.Code).Distinct().Count());
        Assert.Equal((200, 3000), tree.Shown(new HashSet<string>(), "", 0) is var (rows, all) ? (rows.Count, all) : default);
        Assert.Equal(["2917"], Shown(tree, [], "2917"));
    }

    [Fact]
    public void One_is_found_by_initials_and_says_where_it_stands()
    {
        var tree = new Tree([Node("A", name: "城乡建设"), Node("A1", "A", name: "工程施工"), Node("A11", "A1", name: "夜间施工")], withGone: false);
        var row = Assert.Single(tree.Shown(new HashSet<string>(), "yjsg", 0).Rows);
        Assert.Equal(("A11", "A,A1"), (row.Node.Choice.Code, string.Join(',', row.Above)));
    }

    [Fact]
    public void What_ceased_is_left_out_and_what_stands_under_it_is_not_lost()
    {
        TreeNode[] nodes = [Node("A", gone: true), Node("A1", "A")];
        Assert.Equal(["A1"], Shown(new Tree(nodes, withGone: false), []));
        Assert.Equal(["A", " A1"], Shown(new Tree(nodes, withGone: true), ["A"]));
    }

    [Fact]
    public void A_circle_of_former_times_is_in_sight_so_that_it_can_be_mended() =>
        Assert.Equal(["A", "B", "C"], Shown(new Tree([Node("A", "B"), Node("B", "A"), Node("C")], withGone: false), ["A", "B"]));
}
