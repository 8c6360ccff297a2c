using Hotline.Platform;
using Microsoft.AspNetCore.Builder;

namespace Hotline.Tests.Journeys;

/// <summary>How the facts travel: embedded, over RabbitMQ, or by a simulation.</summary>
public abstract class Shape
{
    public static readonly Shape Embedded = new AsDeployed(null);

    public static Shape Over(Broker broker, Action<WebApplicationBuilder>? adjust = null) => new AsDeployed(broker, adjust);

    /// <summary>Embedded, the data of each role in a database on SQL Server.</summary>
    public static Shape On(IReadOnlyDictionary<string, string> databases) => new AsDeployed(null) { Databases = databases };

    internal virtual Broker? Broker => null;

    /// <summary>Connection strings by role; null: files.</summary>
    internal IReadOnlyDictionary<string, string>? Databases { get; private init; }

    /// <summary>What is composed otherwise than in the product.</summary>
    internal abstract void Adjust(WebApplicationBuilder builder);

    /// <summary>What happens on the way while somebody turns to the front door.</summary>
    internal virtual Task Meanwhile(TheHotline hotline) => Task.CompletedTask;

    /// <summary>Until every announced fact has been heard by all.</summary>
    internal abstract Task Settle(TheHotline hotline);

    private sealed class AsDeployed(Broker? broker, Action<WebApplicationBuilder>? adjust = null) : Shape
    {
        internal override Broker? Broker => broker;

        internal override void Adjust(WebApplicationBuilder builder) => adjust?.Invoke(builder);

        /// <summary>Nothing unsent, as much heard as sent, and nothing new said: seen twice in a row.</summary>
        internal override async Task Settle(TheHotline hotline)
        {
            for (var (quiet, last) = (0, -1L); quiet < 2;)
            {
                var (unsent, unheard, announced) = (0L, 0L, 0L);
                foreach (var service in TheHotline.Services)
                {
                    var bus = await TheHotline.Done(hotline.Roles("auditor").Get($"/api/{service}/bus"));
                    unsent += bus.GetProperty("unsent").GetInt64();
                    unheard += bus.GetProperty("sent").GetInt64() - bus.GetProperty("heard").GetInt64();
                    announced += bus.GetProperty("last").GetInt64();
                }
                quiet = unsent == 0 && unheard == 0 && announced == last ? quiet + 1 : 0;
                last = announced;
            }
        }
    }
}
