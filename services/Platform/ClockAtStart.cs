using Microsoft.Extensions.Hosting;

namespace Hotline.Platform;

/// <summary>
/// A database lives by one clock: one that holds facts of the real clock is refused by a simulated one, and the other way round, so that no trial is mixed with what happened.
/// A simulated clock goes on where it stood. Accounts and keys may be made before (meetsOthers tells which services have more than them).
/// </summary>
public sealed class ClockAtStart(IEnumerable<ServiceDb> databases, BusinessClock clock, Func<string, bool> meetsOthers) : IHostedService
{
    /// <summary>Throws <see cref="DatabaseUnusable"/> where a database lives by the other clock; then none is changed.</summary>
    public async Task StartAsync(CancellationToken stopping)
    {
        foreach (var db in databases)
            await Refuse(db, await db.Single<DateTime?>(StepOf.Load));
        if (clock.Simulated is { } simulated)
            foreach (var db in databases)
                await Begin(db, simulated);
    }

    private async Task Refuse(ServiceDb db, DateTime? stood)
    {
        if (clock.Simulated is null && stood is not null)
            throw new DatabaseUnusable($"the database of {db.Service} was made under a simulated clock: start with --clock simulated, or on other data");
        if (clock.Simulated is not null && stood is null && meetsOthers(db.Service) && await db.Single<long>(AnyFact) > 0)
            throw new DatabaseUnusable($"--clock simulated: the database of {db.Service} holds what happened by the real clock; name an empty one");
        clock.Simulated?.GoOn(stood ?? SimulatedTime.Beginning);
    }

    private static async Task Begin(ServiceDb db, SimulatedTime simulated)
    {
        await db.Traffic.Begin(db);
        await StepOf.Save(db, simulated.Start);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken stopping) => Task.CompletedTask;

    private const string AnyFact = "SELECT COALESCE(MAX(Seq), 0) FROM Facts";
}

/// <summary>The row that says where a database's simulated clock stands.</summary>
internal static class StepOf
{
    public static Task<int> Save(ServiceDb db, DateTime start) => db.Run(async tx =>
    {
        var row = new { Name = "clock", Start = start };
        return await tx.Execute(Update, row) + await tx.Execute(Insert, row);
    }, new Origin(start, null));

    public const string Load = "SELECT StepStart FROM SimulatedClock";

    private const string Update = "UPDATE SimulatedClock SET StepStart = @Start WHERE Name = @Name AND StepStart < @Start";

    private const string Insert = """
        INSERT INTO SimulatedClock (Name, StepStart)
        SELECT @Name, @Start WHERE NOT EXISTS (SELECT 1 FROM SimulatedClock WHERE Name = @Name)
        """;
}
