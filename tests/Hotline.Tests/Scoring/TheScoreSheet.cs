using Hotline.Contracts;
using Hotline.Scoring;
using Xunit;
using static Hotline.Tests.Escalation.Story;

namespace Hotline.Tests.Scoring;

public sealed class TheScoreSheet
{
    private static readonly object[] WellDone = [Signed(2, Zjj), Contacted(3, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied, solved: true)];

    private static ScoreSheet? ThreeRates(params object[] facts) => IncidentFold.Of(Heard(facts)) is { } incident ? ScoreSheet.Of(incident, ShippedRules.ThreeRates) : null;

    private static ScoreLine? Line(string item, params object[] facts) => ThreeRates(facts)!.Lines.SingleOrDefault(l => l.Item == item);

    private static ScoreLine Deducted(string item, params object[] facts) => ScoreSheet.Of(IncidentFold.Of(Heard(facts))!, ShippedRules.Deduction).Lines.Single(l => l.Item == item);

    [Fact]
    public void Contacted_solved_and_satisfied_gets_everything()
    {
        var sheet = ThreeRates(WellDone)!;
        Assert.Equal((Zjj, 10000, 10000), (sheet.Incident.Unit, sheet.Points, sheet.Possible));
        Assert.Equal([(ScoreItems.Contacted, 1000), (ScoreItems.Solved, 5000), (ScoreItems.Rating, 4000)], sheet.Lines.Select(line => (line.Item, line.Points)));
    }

    [Fact]
    public void By_the_deduction_table_the_same_incident_gets_ten_twenty_twenty_five_and_ten()
    {
        var sheet = ScoreSheet.Of(IncidentFold.Of(Heard(WellDone))!, ShippedRules.Deduction);
        Assert.Equal([(ScoreItems.SignedInTime, 1000), (ScoreItems.ClosedInTime, 2000), (ScoreItems.Rating, 2500), (ScoreItems.PoorReply, 1000)], sheet.Lines.Select(line => (line.Item, line.Points)));
        Assert.Equal(6500, sheet.Points);
    }

    [Fact]
    public void There_is_no_sheet_before_the_final_call_back_of_the_last_closing()
    {
        Assert.Null(ThreeRates(Signed(2, Zjj), Closed(4, Zjj, Close(2))));
        Assert.Null(ThreeRates(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, null, final: false)));
        Assert.Null(ThreeRates([.. WellDone, Closed(8, Zjj, Close(5))]));
    }

    [Fact]
    public void A_reopened_closing_has_no_sheet() => Assert.Null(ThreeRates([.. WellDone, Reopened(6, 4)]));

    [Fact]
    public void Withdrawn_terminated_and_merged_orders_get_none()
    {
        Assert.Null(ThreeRates([.. WellDone, Withdrawn(6)]));
        Assert.Null(ThreeRates([.. WellDone, Terminated(6)]));
        Assert.Null(ThreeRates([.. WellDone, Merged(1)]));
        Assert.NotNull(ThreeRates([.. WellDone, Merged(1), Unmerged(3, Hour(9))]));
    }

    [Fact]
    public void A_child_reworked_after_it_was_closed_with_its_master_is_marked_for_its_own_closing_only()
    {
        object[] closedAsChild = [Signed(1, Zjj), Merged(2), Closed(3, Zjj, Close(12), Close(11)), FollowUp(4, 3, Ratings.Dissatisfied), Reopened(5, 3)];
        Assert.Null(ThreeRates(closedAsChild));
        object[] reworked = [.. closedAsChild, Unmerged(4, Close(13)), Closed(8, Zjj, Close(15), Close(16)), FollowUp(9, 8, Ratings.Satisfied)];
        Assert.Null(Line(ScoreItems.ClosedInTime, reworked));
        Assert.Null(Line(ScoreItems.Rework, reworked));
        Assert.Equal(2000, Deducted(ScoreItems.ClosedInTime, reworked).Points);
    }

    [Fact]
    public void Deemed_signed_was_not_signed_in_time()
    {
        object[] deemed = [DeemedSigned(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied)];
        Assert.Equal(-200, Line(ScoreItems.SignedInTime, deemed)!.Points);
        Assert.Equal(0, Deducted(ScoreItems.SignedInTime, deemed).Points);
    }

    [Fact]
    public void Another_units_late_signature_is_not_this_units() => Assert.Null(Line(ScoreItems.SignedInTime, [DeemedSigned(1, Cgj), .. WellDone]));

    [Fact]
    public void A_rework_closed_late_is_late_though_the_first_closing_was_in_time()
    {
        object[] late = [.. WellDone, Reopened(6, 4), Closed(8, Zjj, Close(9), Close(8)), FollowUp(9, 8, Ratings.Satisfied)];
        Assert.Equal((-500, 1), (Line(ScoreItems.ClosedInTime, late)!.Points, Line(ScoreItems.ClosedInTime, late)!.Cases));
        Assert.Equal(-500, Line(ScoreItems.Rework, late)!.Points);
    }

    [Fact]
    public void On_time_by_the_callers_clock_is_another_rule_than_by_the_units()
    {
        var incident = IncidentFold.Of(Heard(Signed(2, Zjj), Closed(4, Zjj, Close(2)) with { CallerDueBy = Close(1) }, FollowUp(5, 4, Ratings.Satisfied)))!;
        var byCaller = ShippedRules.Deduction with { Rules = [.. ShippedRules.Deduction.Rules.Select(rule => rule.Item == ScoreItems.ClosedInTime ? rule with { Item = ScoreItems.CallerInTime } : rule)] };
        Assert.Equal(2000, ScoreSheet.Of(incident, ShippedRules.Deduction).Lines.Single(line => line.Item == ScoreItems.ClosedInTime).Points);
        Assert.Equal(0, ScoreSheet.Of(incident, byCaller).Lines.Single(line => line.Item == ScoreItems.CallerInTime).Points);
    }

    [Theory]
    [InlineData(Ratings.VerySatisfied, 4000, 2500)]
    [InlineData(Ratings.Satisfied, 4000, 2500)]
    [InlineData(Ratings.BasicallySatisfied, 3600, 2500)]
    [InlineData(Ratings.Dissatisfied, 0, 1250)]
    [InlineData(Ratings.VeryDissatisfied, 0, 1250)]
    public void Each_rating_has_its_points_under_each_set(string rating, int ofThreeRates, int ofDeduction)
    {
        object[] rated = [Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, rating)];
        Assert.Equal((ofThreeRates, ofDeduction), (Line(ScoreItems.Rating, rated)!.Points, Deducted(ScoreItems.Rating, rated).Points));
    }

    [Fact]
    public void The_rating_of_the_last_closing_counts_in_whatever_order_they_were_heard() =>
        Assert.Equal(3600, Line(ScoreItems.Rating, FollowUp(9, 8, Ratings.BasicallySatisfied), Closed(8, Zjj, Close(5)), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Dissatisfied), Reopened(6, 4), Signed(2, Zjj))!.Points);

    [Fact]
    public void Not_reached_is_not_satisfied_and_not_dissatisfied_and_only_valid_call_backs_count()
    {
        var sheet = ThreeRates(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, null))!;
        Assert.Equal((0, 0), (sheet.Points, sheet.Possible));
        Assert.All(sheet.Lines, line => Assert.Null(line.Good));
    }

    [Fact]
    public void What_the_caller_says_of_the_contact_counts_before_what_the_unit_recorded()
    {
        Assert.Equal(0, Line(ScoreItems.Contacted, Signed(2, Zjj), Contacted(3, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied, contacted: false))!.Points);
        Assert.Equal(1000, Line(ScoreItems.Contacted, WellDone)!.Points);
        Assert.Equal(0, Line(ScoreItems.Contacted, Signed(2, Zjj), Contacted(3, Zjj, reached: false), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Satisfied))!.Possible);
    }

    [Fact]
    public void Each_improper_return_costs_the_unit_that_made_it_up_to_its_most()
    {
        Assert.Equal(-1000, Line(ScoreItems.ImproperReturn, [ReturnRejected(1, Zjj), ReturnRejected(3, Zjj), .. WellDone])!.Points);
        Assert.Equal(-1500, Line(ScoreItems.ImproperReturn, [.. Enumerable.Range(10, 7).Select(n => ReturnRejected(n, Zjj)), .. WellDone])!.Points);
        Assert.Null(Line(ScoreItems.ImproperReturn, [ReturnRejected(1, Cgj), .. WellDone]));
    }

    [Fact]
    public void An_upheld_return_and_a_recall_are_charged_to_dispatch_and_never_to_the_unit()
    {
        var sheet = ThreeRates([Recalled(1, Swj), ReturnUpheld(1, Cgj), .. WellDone])!;
        var line = sheet.Lines.Single(l => l.Item == ScoreItems.Misdispatched);
        Assert.Equal((ScoreCharges.Dispatcher, null, -400, 2), (line.Charged, line.Unit, line.Points, line.Cases));
        Assert.Equal(10000, sheet.Points);
    }

    [Fact]
    public void A_silent_assisting_unit_is_charged_itself()
    {
        var sheet = ThreeRates(Signed(2, Zjj), Closed(4, Zjj, Close(2)) with { Silent = [Cgj] }, FollowUp(5, 4, Ratings.Satisfied, solved: true, contacted: true))!;
        var line = sheet.Lines.Single(l => l.Item == ScoreItems.SilentAssistance);
        Assert.Equal((ScoreCharges.Assisting, Cgj, -200, 10000), (line.Charged, line.Unit, line.Points, sheet.Points));
    }

    [Fact]
    public void Poor_replies_missing_evidence_misused_extensions_and_supervision_by_hand_are_cases()
    {
        object[] facts = [.. WellDone, SentBack(3, Zjj, Close(1)), ReplyRated(9, Zjj, 2, ReplyFaults.NoEvidence), ExtensionRefused(6, Zjj), Extended(7, Zjj, Close(12)), Extended(8, Zjj, Close(13)), Supervised(1, Zjj), Supervised(2, Zjj, SupervisionCauses.Overdue)];
        var sheet = ThreeRates(facts)!;
        Assert.Equal([(ScoreItems.PoorReply, 2), (ScoreItems.NoEvidence, 1), (ScoreItems.ExtensionMisused, 2), (ScoreItems.Supervised, 2)],
            sheet.Lines.Where(line => line.Cases > 0).Select(line => (line.Item, line.Cases!.Value)));
        Assert.Equal(800, Deducted(ScoreItems.PoorReply, facts).Points);
    }

    [Fact]
    public void A_reply_of_an_earlier_closing_says_nothing_of_this_one() =>
        Assert.Null(Line(ScoreItems.PoorReply, [ReplyRated(9, Zjj, 1, ReplyFaults.NoResult), Reopened(6, 4), Closed(8, Zjj, Close(9)), FollowUp(9, 8, Ratings.Satisfied), .. WellDone]));

    [Fact]
    public void A_line_that_is_struck_stays_to_be_seen_and_counts_for_nobody()
    {
        var sheet = ThreeRates(Signed(2, Zjj), Closed(4, Zjj, Close(2)), FollowUp(5, 4, Ratings.Dissatisfied, solved: true, contacted: true), Upheld(7, Zjj, ScoreItems.Rating))!;
        var line = sheet.Lines.Single(l => l.Item == ScoreItems.Rating);
        Assert.Equal((ScoreCharges.Nobody, ExclusionGrounds.ForceMajeure), (line.Charged, line.Struck));
        Assert.Equal((6000, 6000, 6000, 10000), (sheet.Points, sheet.Possible, sheet.Before.Points, sheet.Before.Possible));
    }

    [Fact]
    public void What_one_assisting_unit_appealed_is_not_struck_of_another()
    {
        var sheet = ThreeRates(Signed(2, Zjj), Closed(4, Zjj, Close(2)) with { Silent = [Cgj, Swj] }, FollowUp(5, 4, Ratings.Satisfied), Upheld(7, Cgj, ScoreItems.SilentAssistance))!;
        Assert.Equal([(Cgj, ScoreCharges.Nobody), (Swj, ScoreCharges.Assisting)], sheet.Lines.Where(line => line.Item == ScoreItems.SilentAssistance).Select(line => (line.Unit!, line.Charged)));
        Assert.Equal((0L, 1L), (KeepCounts.Of(sheet).GetValueOrDefault(Cgj)?.Silent ?? 0, KeepCounts.Of(sheet)[Swj].Silent));
    }

    [Fact]
    public void An_appeal_that_was_rejected_strikes_nothing() =>
        Assert.Equal(10000, ThreeRates([.. WellDone, Upheld(7, Zjj, ScoreItems.Rating, upheld: false)])!.Possible);

    [Fact]
    public void An_incident_that_is_excluded_counts_for_nobody() =>
        Assert.Equal((0, 0), ThreeRates([.. WellDone, Upheld(7, Zjj, ScoreItems.Rating, whole: true)]) is { } sheet ? (sheet.Points, sheet.Possible) : default);

    [Fact]
    public void Every_line_names_its_rule_its_fact_and_who_bears_it_in_both_languages()
    {
        var lines = ThreeRates([ReturnRejected(1, Zjj), .. WellDone])!.Lines;
        Assert.Equal(["three-rates@1/contacted", "three-rates@1/solved", "three-rates@1/rating", "three-rates@1/improper-return"], lines.Select(l => l.Rule));
        Assert.Equal([nameof(CallerContacted), nameof(FollowUpRecorded), nameof(FollowUpRecorded), "ReturnRejected"], lines.Select(l => l.Fact));
        Assert.All(lines, l => Assert.NotNull(l.FactAt));
        Assert.All(lines, l => Assert.EndsWith("。", l.Because, StringComparison.Ordinal));
        Assert.All(lines, l => Assert.EndsWith(".", l.BecauseEnglish, StringComparison.Ordinal));
        Assert.Equal([false, false, false, true], lines.Select(l => l.Own));
    }
}
