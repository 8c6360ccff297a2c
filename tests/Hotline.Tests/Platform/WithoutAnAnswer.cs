using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Platform;

/// <summary>SQL Server goes away while a commit is on its way.</summary>
public sealed class WithoutAnAnswer
{
    [Fact]
    public void Relay_timers_and_inboxes_try_again_later_and_give_nothing_up() =>
        Assert.True(Dialect.SqlServer.IsTransient(new CommitUnknown(new TimeoutException())));

    [Fact]
    public void The_unit_itself_is_not_run_again_because_it_may_stand()
    {
        var unanswered = new CommitUnknown(new TimeoutException());
        Assert.False(SqlServerDialect.IsAway(unanswered));
        Assert.False(Dialect.SqlServer.MayRunAgain(unanswered));
    }
}
