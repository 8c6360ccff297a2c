using Hotline.Contracts;
using Hotline.Intake;
using Hotline.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Hotline.Tests.Intake;

/// <summary>Intake's own database, an agent, and a clock that stands still.</summary>
public sealed class AnIntake : IAsyncDisposable
{
    private readonly AStore _store = new(IntakeService.Name);

    public AnIntake()
    {
        Clock = new BusinessClock(Time);
        Db = _store.Open(typeof(IntakeService).Assembly, Clock);
        Safe = new CallerSafe(new EphemeralDataProtectionProvider(), Db);
        Numbers = new OrderNumbers(Db);
        IntakeService.Listen(Listeners);
    }

    public static Actor Agent { get; } = new("agent-07", Roles.Agent, []);
    public static Actor Handler { get; } = new("handler-03", Roles.Handler, ["ZJJ"]);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 12, 6, 23, 0, TimeSpan.Zero));
    public BusinessClock Clock { get; }
    public ServiceDb Db { get; }
    public CallerSafe Safe { get; }
    public OrderNumbers Numbers { get; }
    public Listeners Listeners { get; } = new();

    public static RegisterWorkOrder.Command Noise { get; } = new()
    {
        Type = WorkOrderTypes.Complaint,
        Title = "夜间施工噪声",
        Content = "小区旁工地凌晨两点仍在打桩，请致电13812342207核实。",
        Caller = new Caller("张三丰", "138 1234 2207", "440101199003072519", "科学大道1号3栋502"),
    };

    public async Task<RegisterWorkOrder.Registered> Registers(RegisterWorkOrder.Command? command = null) =>
        Value<RegisterWorkOrder.Registered>(await RegisterWorkOrder.Handle(command ?? Noise, Db, Clock, Agent, Numbers, Safe));

    public async Task<WorkOrder> Order(string id) => (await Db.Single<WorkOrder>(WorkOrder.Load, new { Id = id }))!;

    /// <summary>As the bus would: every listener of this service hears the fact, each in a unit of its own.</summary>
    public async Task Hears(object fact)
    {
        foreach (var listener in Listeners.Of(fact.GetType().Name))
            await Db.Write(async tx => { await listener.Hear(listener.Read(System.Text.Json.JsonSerializer.Serialize(fact, fact.GetType(), Wire.Json)), tx); return true; });
    }

    public Task<int> RingsDue() => Timers().RingDue();

    private Timers Timers()
    {
        var timers = new Timers(Db, NullLogger<Timers>.Instance);
        IntakeService.Ring(timers);
        return timers;
    }

    public Task<List<FactRow>> Facts() => Db.List<FactRow>("SELECT Seq, Id, Subject, Number, Type, Body, Sends FROM Facts ORDER BY Seq");

    /// <summary>Everything that lies in the database, read as text.</summary>
    public string OnDisk() => _store.Everything();

    public static T Value<T>(IResult result)
    {
        Assert.True(result is IValueHttpResult { Value: T }, $"answered {(result as IStatusCodeHttpResult)?.StatusCode} and not {typeof(T).Name}");
        return (T)((IValueHttpResult)result).Value!;
    }

    /// <summary>The code of the refusal on the wire.</summary>
    public static async Task<string?> Refused(IResult result)
    {
        using var wire = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Response.Body = wire;
        await result.ExecuteAsync(context);
        return System.Text.Json.JsonDocument.Parse(wire.ToArray()).RootElement.GetProperty("code").GetString();
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        Numbers.Dispose();
        await _store.DisposeAsync();
    }
}
