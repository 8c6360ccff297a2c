using System.Text.Json;

namespace Hotline.Platform;

/// <summary>Which service hears which facts, and by which method. A listener is named for what it does, not for what it hears.</summary>
public sealed class Listeners
{
    private readonly Dictionary<string, List<Listener>> _byFact = new(StringComparer.Ordinal);

    /// <summary>All of them, in the order they were named.</summary>
    internal IEnumerable<Listener> All => _byFact.Values.SelectMany(l => l);

    /// <summary>Those that hear this kind of fact.</summary>
    internal IReadOnlyList<Listener> Of(string factType) => _byFact.TryGetValue(factType, out var list) ? list : [];

    /// <summary>The queues of one service, where there are queues: one a listener, and one for dead letters. None for a service that hears nothing.</summary>
    internal IReadOnlyList<string> QueuesOf(string service) =>
        All.Where(listener => listener.Service == service).Select(listener => listener.Queue).Distinct().ToList() is { Count: > 0 } queues ? [.. queues, DeadOf(service)] : [];

    /// <summary>Where what was delivered too often without an end goes.</summary>
    internal static string DeadOf(string service) => service + "-dead";

    /// <summary>Names the listeners of one service.</summary>
    public Ears In(string service) => new(this, service);

    private void Add(Listener listener)
    {
        if (!_byFact.TryGetValue(listener.Fact.Name, out var list))
            _byFact[listener.Fact.Name] = list = [];
        list.Add(listener);
    }

    /// <summary>The listeners of one service.</summary>
    public sealed class Ears
    {
        private readonly Listeners _all;
        private readonly string _service;

        internal Ears(Listeners all, string service) => (_all, _service) = (all, service);

        /// <summary>This service hears facts of type T with this method. The method's class gives the listener its name.</summary>
        public Ears Hears<T>(Func<T, Transaction, Task> hear) where T : class
        {
            var name = $"{hear.Method.DeclaringType!.Name}";
            _all.Add(new Listener(_service, name, typeof(T), (fact, tx) => hear((T)fact, tx)));
            return this;
        }
    }
}

/// <summary>One listener: its service, its name, what it hears.</summary>
internal sealed record Listener(string Service, string Name, Type Fact, Func<object, Transaction, Task> Hear)
{
    /// <summary>Its queue, where there are queues.</summary>
    public string Queue => $"{Service}-{Name}";

    /// <summary>Reads what was sent; properties of a newer version are passed over. Throws a JsonException where it cannot.</summary>
    public object Read(string body) => JsonSerializer.Deserialize(body, Fact, Wire.Json) ?? throw new JsonException("the message is empty");
}
