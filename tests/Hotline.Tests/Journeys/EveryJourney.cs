using System.Reflection;
using Xunit;

namespace Hotline.Tests.Journeys;

/// <summary>Each journey is one text and is gone embedded, over RabbitMQ, and on SQL Server where there is one; <see cref="UnderManySeeds"/> goes it on the simulated bus.</summary>
public sealed class EveryJourney(ABroker broker)
{
    private static readonly Type[] Books = [typeof(OneWorkOrder), typeof(Disputed), typeof(Assisted), typeof(Timed), typeof(Scored)];

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
    [MemberData(nameof(All))]
    public async Task On_SQL_Server(string journey)
    {
        ASqlServer.SkipUnlessConfigured();
        using var databases = new DatabasesOfRoles();
        await using var hotline = await TheHotline.Opens(Shape.On(databases.Connections));
        await Go(journey, hotline);
    }

    internal static Task Go(string journey, TheHotline hotline)
    {
        var name = journey.Split('.');
        return (Task)Journeys(Books.Single(book => book.Name == name[0])).Single(j => j.Name == name[1]).Invoke(null, [hotline])!;
    }

    private static IEnumerable<MethodInfo> Journeys(Type book) =>
        book.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.GetParameters() is [{ ParameterType.Name: nameof(TheHotline) }]);
}
