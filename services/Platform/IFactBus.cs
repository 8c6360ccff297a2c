namespace Hotline.Platform;

/// <summary>What carries facts to their listeners: embedded, by a broker, or in tests by a simulation.</summary>
public interface IFactBus
{
    /// <summary>Done when every listener has heard the fact, or when the broker has confirmed that it keeps it. Throws when neither can be had now.</summary>
    Task Deliver(FactRow fact, CancellationToken stopping);
}
