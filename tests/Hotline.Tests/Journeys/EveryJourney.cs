using System.Globalization;
using System.Reflection;
using Hotline.Platform;
using Xunit;

namespace Hotline.Tests.Journeys;

/// <summary>Each journey is one text and is gone three ways: embedded, over RabbitMQ, and under many seeds of the simulated bus, where it must always leave the same behind.</summary>
public sealed class EveryJourney(ABroker broker)
{
    private static readonly Type[] Books = [typeof(OneWorkOrder), typeof(Disputed)];

    /// <summary>HOTLINE_SEEDS=200 for more of them; HOTLINE_SEED=17 runs that one by itself.</summary>
    private static readonly int Seeds = Number("HOTLINE_SEEDS") ?? 2;

    /// <summary>Who of two wins is not the bus's to decide.</summary>
    private const string TwoAtOnce = $"{nameof(Disputed)}.{nameof(Disputed.Of_two_coordinators_who_rule_at_once_one_wins_and_the_other_is_told)}";

    public static TheoryData<string> AllButTwoAtOnce => [.. All.Select(row => row.Data).Where(journey => journey != TwoAtOnce)];

    public static TheoryData<string> All => [.. Books.SelectMany(Journeys).Select(journey => $"{journey.DeclaringType!.Name}.{journey.Name}")];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Embedded(string journey)
    {
        await using var hotline = await TheHotline.Opens();
        await Go(journey, hotline);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Over_RabbitMQ(string journey)
    {
        await using var hotline = await TheHotline.Opens(Shape.Over(await broker.Room()));
        await Go(journey, hotline);
    }

    [Theory]
    [MemberData(nameof(AllButTwoAtOnce))]
    public async Task Under_many_seeds_with_the_same_outcome(string journey)
    {
        if (Number("HOTLINE_SEED") is { } one)
            await Seeded(journey, one);
        else
            await SameOutcome(journey, Seeds, null);
    }

    [Fact]
    public async Task A_listener_that_depends_on_the_order_of_arrival_is_found_out()
    {
        var journey = $"{nameof(OneWorkOrder)}.{nameof(OneWorkOrder.A_complaint_goes_from_the_call_to_its_score)}";
        await Assert.ThrowsAnyAsync<Exception>(() => SameOutcome(journey, Math.Max(Seeds, 30), all => all.In("scoring").Hears<Hotline.Contracts.WorkOrderSigned>(KeepTheLast.Hear).Hears<Hotline.Contracts.CallerContacted>(KeepTheLast.Hear)));
    }

    private static async Task SameOutcome(string journey, int seeds, Action<Listeners>? alsoListens)
    {
        var first = await Seeded(journey, 1, alsoListens);
        for (var seed = 2; seed <= seeds; seed++)
        {
            var other = await Seeded(journey, seed, alsoListens);
            if (other != first)
                Assert.Fail($"seed {seed} (HOTLINE_SEED={seed}) left another outcome than seed 1:\n{Difference(first, other)}");
        }
    }

    private static async Task<string> Seeded(string journey, int seed, Action<Listeners>? alsoListens = null)
    {
        try
        {
            await using var hotline = await TheHotline.Opens(new SimulatedBus(seed, alsoListens));
            await Go(journey, hotline);
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

    private static Task Go(string journey, TheHotline hotline)
    {
        var name = journey.Split('.');
        return (Task)Journeys(Books.Single(book => book.Name == name[0])).Single(j => j.Name == name[1]).Invoke(null, [hotline])!;
    }

    private static IEnumerable<MethodInfo> Journeys(Type book) =>
        book.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.GetParameters() is [{ ParameterType.Name: nameof(TheHotline) }]);

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>The last word counts, instead of the highest revision: what must not be written in the product.</summary>
    private static class KeepTheLast
    {
        public static Task Hear(Hotline.Contracts.WorkOrderSigned signed, Transaction tx) => Keep(signed.GetType().Name, tx);

        public static Task Hear(Hotline.Contracts.CallerContacted contacted, Transaction tx) => Keep(contacted.GetType().Name, tx);

        private static async Task Keep(string type, Transaction tx)
        {
            await tx.Execute("DELETE FROM Heard WHERE Subject = 'last'");
            await tx.Execute("INSERT INTO Heard (Subject, Type, Revision, Body) VALUES ('last', @Type, 0, '')", new { Type = type });
        }
    }
}
