using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Hotline.Platform;

/// <summary>What MassTransit does not tell: how much waits in each queue of a service, and which of its queues no listener serves any more. Embedded there are no queues.</summary>
public sealed class Queues(Broker? broker, Listeners listeners)
{
    /// <summary>Every queue this service has or had, as the broker has it now. Throws a <see cref="BrokerUnreachableException"/> while the broker is away.</summary>
    public async Task<List<QueueReading>> Of(ServiceDb db, CancellationToken stopping)
    {
        if (broker is null)
            return [];
        var served = listeners.QueuesOf(db.Service);
        await using var connection = await Open(broker, stopping);
        var readings = new List<QueueReading>();
        foreach (var name in served.Union(await db.List<string>(Known)))
            if (await Waiting(connection, name, stopping) is { } waiting)
                readings.Add(new QueueReading { Name = name, Waiting = waiting, Served = served.Contains(name) });
        return readings;
    }

    /// <summary>Remembers the queues of this service; with the list of listeners alone, one that is no longer in it could not be asked for.</summary>
    internal async Task Remember(ServiceDb db)
    {
        foreach (var name in listeners.QueuesOf(db.Service))
            await db.Write(tx => tx.Execute(Insert, new { Name = name }));
    }

    private static Task<IConnection> Open(Broker at, CancellationToken stopping) => new ConnectionFactory
    {
        HostName = at.Host,
        Port = at.Port,
        UserName = at.User,
        Password = at.Password,
        VirtualHost = at.VirtualHost,
        AutomaticRecoveryEnabled = false,
    }.CreateConnectionAsync(stopping);

    /// <summary>Null where the broker has no such queue; it closes the channel that asked.</summary>
    private static async Task<uint?> Waiting(IConnection connection, string queue, CancellationToken stopping)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stopping);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, stopping)).MessageCount;
        }
        catch (OperationInterruptedException error) when (error.ShutdownReason?.ReplyCode == NotFound)
        {
            return null;
        }
    }

    private const int NotFound = 404;

    private const string Known = "SELECT Name FROM Queues ORDER BY Name";

    private const string Insert = "INSERT INTO Queues (Name) SELECT @Name WHERE NOT EXISTS (SELECT 1 FROM Queues WHERE Name = @Name)";
}

/// <summary>One queue.</summary>
public sealed record QueueReading
{
    /// <summary>service-Listener; service-dead holds what was delivered too often without an end.</summary>
    public required string Name { get; init; }
    /// <summary>Messages that wait, those just being heard left out.</summary>
    public required long Waiting { get; init; }
    /// <summary>Whether a listener of this version hears it. One that none hears only grows: delete it in the broker when what is in it is not wanted.</summary>
    public required bool Served { get; init; }
}
