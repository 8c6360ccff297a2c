using System.Text.RegularExpressions;
using Xunit;

namespace Hotline.Tests;

public sealed partial class TheReadme
{
    public static TheoryData<string> Readmes => ["README.md", "deploy/README.zh-CN.md"];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Every_file_it_links_to_exists(string readme)
    {
        var folder = Path.GetDirectoryName(Repository.File(readme))!;
        var links = Link().Matches(File.ReadAllText(Repository.File(readme))).Select(m => m.Groups[1].Value).Where(l => !l.StartsWith("http", StringComparison.Ordinal)).ToList();
        Assert.True(links.Count > 25);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link)), link));
    }

    [Fact]
    public void Each_step_of_the_path_begins_with_its_chinese_word()
    {
        var rows = Row().Matches(File.ReadAllText(Repository.File("README.md")));
        Assert.All(rows, row =>
        {
            var file = File.ReadAllText(Repository.File(row.Groups[2].Value));
            var word = row.Groups[1].Value.Split(' ')[0];
            Assert.Contains(word, file, StringComparison.Ordinal);
        });
        Assert.True(rows.Count >= 25);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| [^|]+ \| ([^|]*\p{IsCJKUnifiedIdeographs}[^|]*) \| [^|]+ \| \[[^\]]+\]\(([^)]+)\)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
