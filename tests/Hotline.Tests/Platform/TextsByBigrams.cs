using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Platform;

public sealed class TextsByBigrams
{
    [Theory]
    [InlineData("夜间施工", "夜间 间施 施工")]
    [InlineData("夜间，施工", "夜间 施工")]
    [InlineData("ＡＢＣ", "ab abc bc")]
    [InlineData("科学大道3栋", "3 3栋 大道 学大 科学 道3")]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData("哭😀😀", "哭😀 😀😀")]
    [InlineData("\" * ( ) ^ - : ' \0", "")]
    [InlineData("夜", "")]
    [InlineData(null, "")]
    public void A_text_is_found_by_its_neighbouring_characters_and_by_whole_words(string? text, string terms) =>
        Assert.Equal(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Bigrams.Of(text).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("号楼B2", "号楼 楼b b2")]
    [InlineData("第12号", "第1 12 2号")]
    [InlineData("第3号", "第3 3 3号")]
    [InlineData("wifi", "wi if fi")]
    [InlineData("的wifi坏", "的w wi if fi wifi i坏")]
    public void A_word_at_the_edge_of_what_is_sought_may_be_part_of_a_longer_one(string text, string terms) =>
        Assert.Equal(terms.Split(' ').Order(StringComparer.Ordinal), Bigrams.Sought(Bigrams.Normalised(text)).Order(StringComparer.Ordinal));

    [Fact]
    public void Half_a_character_is_no_error() => Assert.Equal("夜\uFFFD间", Bigrams.Normalised("夜\uD83D间"));

    [Fact]
    public void Whatever_contains_a_text_has_all_that_is_sought_for_it()
    {
        const string alphabet = "夜间施工ab1 2，!\"*😀Ａé";
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 30).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var from = random.Next(20);
            var normalised = Bigrams.Normalised(text);
            var sought = normalised[Math.Min(from, normalised.Length)..Math.Min(from + random.Next(2, 10), normalised.Length)];
            Assert.Empty(Bigrams.Sought(sought).Except(Bigrams.Of(text)));
        }
    }
}
