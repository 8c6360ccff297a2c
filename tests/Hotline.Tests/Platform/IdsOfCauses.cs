using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Platform;

/// <summary>The id of what follows from a cause.</summary>
public sealed class IdsOfCauses
{
    private static readonly DateTime Monday = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void It_is_the_same_each_time_and_another_for_another_cause_or_time()
    {
        Assert.Equal(Ids.From("a", Monday), Ids.From("a", Monday));
        Assert.NotEqual(Ids.From("a", Monday), Ids.From("b", Monday));
        Assert.NotEqual(Ids.From("a", Monday), Ids.From("a", Monday.AddMilliseconds(1)));
    }

    [Fact]
    public void It_sorts_by_the_time_of_its_cause_among_new_ids()
    {
        var before = Guid.CreateVersion7(new DateTimeOffset(Monday.AddMilliseconds(-1))).ToString();
        var after = Guid.CreateVersion7(new DateTimeOffset(Monday.AddMilliseconds(1))).ToString();
        Assert.All(Enumerable.Range(0, 100).Select(n => Ids.From($"cause/{n}", Monday)), id =>
        {
            Assert.True(string.CompareOrdinal(before, id) < 0 && string.CompareOrdinal(id, after) < 0, id);
            Assert.Equal('8', id[14]);
        });
    }
}
