using System.Globalization;
using Hotline.Contracts;
using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Journeys;

/// <summary>Each journey under many seeds of the simulated bus: whatever comes late, twice or out of order, and whoever dies, it leaves the same behind.</summary>
public sealed class UnderManySeeds
{
    /// <summary>The first is what the others are compared with. HOTLINE_SEEDS=10000 for the night; HOTLINE_SEED=17 runs that one by itself.</summary>
    private static readonly IEnumerable<int> Seeds = Number("HOTLINE_SEED") is { } one ? [one] : Enumerable.Range(2, (Number("HOTLINE_SEEDS") ?? 200) - 1);

    /// <summary>Who of two wins is not the bus's to decide.</summary>
    private const string TwoAtOnce = $"{nameof(Disputed)}.{nameof(Disputed.Of_two_coordinators_who_rule_at_once_one_wins_and_the_other_is_told)}";

    public static TheoryData<string> AllButTwoAtOnce => [.. EveryJourney.All.Select(row => row.Data).Where(journey => journey != TwoAtOnce)];

    [Theory]
    [MemberData(nameof(AllButTwoAtOnce))]
    public Task A_journey_leaves_the_same_behind(string journey) => LeavesTheSame(journey, Seeds);

    [Fact]
    public async Task A_listener_that_depends_on_the_order_of_arrival_is_found_out()
    {
        var journey = $"{nameof(OneWorkOrder)}.{nameof(OneWorkOrder.A_complaint_goes_from_the_call_to_its_score)}";
        var found = await Assert.ThrowsAsync<AnotherOutcome>(() => LeavesTheSame(journey, Enumerable.Range(2, 199), all => all.In("scoring").Hears<WorkOrderSigned>(KeepTheLast.Hear).Hears<CallerContacted>(KeepTheLast.Hear)));
        Assert.Contains("Subject=last", found.Message, StringComparison.Ordinal);
    }

    private static async Task LeavesTheSame(string journey, IEnumerable<int> seeds, Action<Listeners>? alsoListens = null)
    {
        await using var hotline = await TheHotline.Opens(new SimulatedBus(0, alsoListens));
        var first = await Left(hotline, journey, 1, alsoListens);
        foreach (var seed in seeds)
        {
            if (await Left(hotline, journey, seed, alsoListens) is var other && other != first)
                throw new AnotherOutcome($"seed {seed} (HOTLINE_SEED={seed}) left another outcome than seed 1:\n{Difference(first, other)}");
        }
    }

    private static async Task<string> Left(TheHotline hotline, string journey, int seed, Action<Listeners>? alsoListens)
    {
        try
        {
            await hotline.StartsOver(new SimulatedBus(seed, alsoListens));
            await EveryJourney.Go(journey, hotline);
            await hotline.Settled();
            return await Outcome.Of(hotline);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"seed {seed} (HOTLINE_SEED={seed}): {error.Message}", error);
        }
    }

    private static string Difference(string one, string other) => string.Join('\n',
        one.Split('\n').Except(other.Split('\n')).Select(line => "- " + line).Concat(other.Split('\n').Except(one.Split('\n')).Select(line => "+ " + line)).Take(12));

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private sealed class AnotherOutcome(string difference) : Exception(difference);

    /// <summary>The last word counts, instead of the highest revision: what must not be written in the product.</summary>
    private static class KeepTheLast
    {
        public static Task Hear(WorkOrderSigned signed, Transaction tx) => Keep(signed.GetType().Name, tx);

        public static Task Hear(CallerContacted contacted, Transaction tx) => Keep(contacted.GetType().Name, tx);

        private static async Task Keep(string type, Transaction tx)
        {
            await tx.Execute("DELETE FROM Heard WHERE Subject = 'last'");
            await tx.Execute("INSERT INTO Heard (Subject, Type, Revision, Body) VALUES ('last', @Type, 0, '')", new { Type = type });
        }
    }
}
