using Hotline.Contracts;
using Hotline.Scoring;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Scoring;

public sealed class TheScoreSheet
{
    private static readonly object[] WellDone = [Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied)];

    private static int PointsOf(string item, params object[] facts) => ScoreSheet.Of(Heard(facts))!.Lines.Single(l => l.Item == item).Points;

    [Fact]
    public void Signed_and_closed_in_time_and_satisfied_gets_everything()
    {
        var sheet = ScoreSheet.Of(Heard(WellDone))!;
        Assert.Equal((Zjj, 10000, 10000), (sheet.Unit, sheet.Points, sheet.Possible));
    }

    [Fact]
    public void There_is_no_sheet_before_the_final_call_back_of_the_last_closing()
    {
        Assert.Null(ScoreSheet.Of(Heard(Signed(2, Zjj), Closed(4, Zjj, Close(2)))));
        Assert.Null(ScoreSheet.Of(Heard(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, null, final: false))));
        Assert.Null(ScoreSheet.Of(Heard([.. WellDone, Closed(8, Zjj, Close(5))])));
    }

    [Fact]
    public void A_reopened_closing_has_no_sheet() => Assert.Null(ScoreSheet.Of(Heard([.. WellDone, Reopened(6, 4)])));

    [Fact]
    public void Withdrawn_terminated_and_merged_orders_get_none()
    {
        Assert.Null(ScoreSheet.Of(Heard([.. WellDone, Withdrawn(6)])));
        Assert.Null(ScoreSheet.Of(Heard([.. WellDone, Terminated(6)])));
        Assert.Null(ScoreSheet.Of(Heard([.. WellDone, Merged(1)])));
        Assert.NotNull(ScoreSheet.Of(Heard([.. WellDone, Merged(1), Unmerged(3, Hour(9))])));
    }

    [Fact]
    public void A_child_reworked_after_it_was_closed_with_its_master_is_marked_for_its_own_closing_only()
    {
        object[] closedAsChild = [Signed(1, Zjj), Merged(2), Closed(3, Zjj, Close(12), Close(11)), FollowUp(4, 3, Ratings.Dissatisfied), Reopened(5, 3)];
        Assert.Null(ScoreSheet.Of(Heard(closedAsChild)));
        object[] reworked = [.. closedAsChild, Unmerged(4, Close(13)), Closed(8, Zjj, Close(15), Close(16)), FollowUp(9, 8, Ratings.Satisfied)];
        Assert.Equal(4000, PointsOf(ScoreItems.ClosedInTime, reworked));
    }

    [Fact]
    public void Deemed_signed_was_not_signed_in_time() =>
        Assert.Equal(0, PointsOf(ScoreItems.SignedInTime, DeemedSigned(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied)));

    [Fact]
    public void Another_units_late_signature_is_not_this_units() =>
        Assert.Equal(1000, PointsOf(ScoreItems.SignedInTime, [DeemedSigned(1, Cgj), .. WellDone]));

    [Fact]
    public void A_rework_closed_late_loses_the_points_of_the_first_closing_in_time() =>
        Assert.Equal(0, PointsOf(ScoreItems.ClosedInTime, [.. WellDone, Reopened(6, 4), Closed(8, Zjj, Close(9), Close(8)), FollowUp(9, 8, Ratings.Satisfied)]));

    [Fact]
    public void The_rating_of_the_last_closing_counts_in_whatever_order_they_were_heard() =>
        Assert.Equal(4500, PointsOf(ScoreItems.Rating, FollowUp(9, 8, Ratings.BasicallySatisfied), Closed(8, Zjj, Close(5)), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Dissatisfied), Reopened(6, 4), Signed(2, Zjj)));

    [Theory]
    [InlineData(Ratings.VerySatisfied, 5000)]
    [InlineData(Ratings.Satisfied, 5000)]
    [InlineData(Ratings.BasicallySatisfied, 4500)]
    [InlineData(Ratings.Dissatisfied, 0)]
    [InlineData(Ratings.VeryDissatisfied, 0)]
    public void Each_rating_has_its_points(string rating, int points) =>
        Assert.Equal(points, PointsOf(ScoreItems.Rating, Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, rating)));

    [Fact]
    public void Not_reached_is_not_satisfied_and_not_dissatisfied()
    {
        var sheet = ScoreSheet.Of(Heard(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, null)))!;
        Assert.Equal((5000, 5000), (sheet.Points, sheet.Possible));
    }

    [Fact]
    public void Each_improper_return_costs_the_unit_that_made_it()
    {
        Assert.Equal(-1000, PointsOf(ScoreItems.ImproperReturn, [ReturnRejected(1, Zjj), ReturnRejected(3, Zjj), .. WellDone]));
        Assert.Equal(0, PointsOf(ScoreItems.ImproperReturn, [ReturnRejected(1, Cgj), .. WellDone]));
    }

    [Fact]
    public void A_sheet_never_falls_below_nothing() =>
        Assert.Equal(0, ScoreSheet.Of(Heard(ReturnRejected(1, Zjj), DeemedSigned(2, Zjj), Closed(4, Zjj, Close(12)), FollowUp(5, 4, Ratings.Dissatisfied)))!.Points);

    [Fact]
    public void Every_line_says_why_in_Chinese_and_what_it_rests_on()
    {
        var lines = ScoreSheet.Of(Heard(WellDone))!.Lines;
        Assert.Equal([ScoreItems.SignedInTime, ScoreItems.ClosedInTime, ScoreItems.Rating, ScoreItems.ImproperReturn], lines.Select(l => l.Item));
        Assert.Equal([nameof(WorkOrderSigned), nameof(WorkOrderClosed), nameof(FollowUpRecorded), null], lines.Select(l => l.Fact));
        Assert.All(lines, l => Assert.EndsWith("。", l.Because, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-03", true)]
    [InlineData("2026-13", false)]
    [InlineData("March", false)]
    [InlineData(null, false)]
    public void A_month_is_a_year_and_a_month(string? month, bool readable) => Assert.Equal(readable, ReadMonth.Bounds(month) is not null);

    [Fact]
    public void A_month_begins_at_midnight_in_China() => Assert.Equal(new DateTime(2026, 2, 28, 16, 0, 0, DateTimeKind.Utc), ReadMonth.Bounds("2026-03")!.Value.From);
}
