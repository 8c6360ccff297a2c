using Hotline.Dispatch;
using Xunit;
using static Hotline.Tests.Dispatch.ADispatch;

namespace Hotline.Tests.Dispatch;

[OnEachDatabase]
public sealed class ListingOrders : IAsyncDisposable
{
    private readonly ADispatch _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Theory]
    [InlineData("dispached", "unknown-word")]
    [InlineData("", "missing")]
    public async Task A_state_that_is_none_is_refused_and_not_answered_with_an_empty_list(string state, string code) =>
        Assert.Equal(code, await Refused(await ReadWorkOrders.List(_given.Db, _given.Clock, Dispatcher, state)));
}
