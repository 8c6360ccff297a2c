using System.Text;
using Hotline.Platform;
using RabbitMQ.Client;

namespace Hotline.Tests.Journeys;

/// <summary>Somebody else at the broker, who is none of our processes.</summary>
internal sealed class APostman : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private APostman(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<APostman> At(Broker broker)
    {
        var connection = await new ConnectionFactory
        {
            HostName = broker.Host, Port = broker.Port, UserName = broker.User, Password = broker.Password, VirtualHost = broker.VirtualHost,
        }.CreateConnectionAsync();
        return new APostman(connection, await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)));
    }

    /// <summary>To everybody who hears this kind of fact; its id.</summary>
    public Task<string> Brings(string fact, string body) => Put("Hotline.Contracts:" + fact, "", fact, body);

    /// <summary>Into one queue, without saying which kind of fact it is.</summary>
    public Task<string> PutsInto(string queue, string body) => Put("", queue, null, body);

    private async Task<string> Put(string exchange, string queue, string? fact, string body)
    {
        var properties = new BasicProperties { MessageId = Ids.New(), Persistent = true, Headers = new Dictionary<string, object?>(StringComparer.Ordinal) };
        if (fact is not null)
            properties.Headers["Hotline-Fact"] = fact;
        await _channel.BasicPublishAsync(exchange, queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
        return properties.MessageId;
    }

    /// <summary>Takes a message out and drops dead with it, as a process would that it kills; until the broker gives up. How often it was taken.</summary>
    public async Task<int> DiesWithWhatIsIn(string queue)
    {
        for (var times = 0; ; times++)
        {
            if (await _channel.BasicGetAsync(queue, autoAck: false) is not { } message)
                return times;
            await _channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
