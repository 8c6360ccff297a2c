using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Hotline.Tests.Dispatch;

/// <summary>Dispatch's own database, the people around it, and a clock that stands still: Thursday 12 March 2026, 14:23 in China.</summary>
public sealed class ADispatch : IAsyncDisposable
{
    private readonly AStore _store = new(DispatchService.Name);

    public ADispatch()
    {
        Clock = new BusinessClock(Time);
        Db = _store.Open(typeof(DispatchService).Assembly, Clock);
    }

    public static Actor Agent { get; } = new("agent-07", Roles.Agent, []);
    public static Actor Handler { get; } = new("handler-03", Roles.Handler, ["ZJJ"]);
    public static Actor Administrator { get; } = new("admin-01", Roles.Administrator, []);
    public static Actor Dispatcher { get; } = new("dispatcher-01", Roles.Dispatcher, []);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 12, 6, 23, 0, TimeSpan.Zero));
    public BusinessClock Clock { get; }
    public ServiceDb Db { get; }

    /// <summary>An order as it came to stand here.</summary>
    public Task Has(WorkOrder order) => Put(Db, order);

    public static Task Put(ServiceDb db, WorkOrder order) => db.Write(async tx =>
    {
        await tx.Index(order.Id, SearchForDesk.Terms(order));
        return await tx.Execute(Insert, order);
    });

    public Task HasUnit(string code, DateTime? ceasedAt = null) => PutUnit(Db, code, ceasedAt);

    public static Task PutUnit(ServiceDb db, string code, DateTime? ceasedAt = null) => db.Write(async tx =>
    {
        await Catalogue.Changed(tx);
        return await tx.Execute(InsertUnit, new { Code = code, At = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), CeasedAt = ceasedAt });
    });

    public static T Value<T>(IResult result)
    {
        Assert.True(result is IValueHttpResult { Value: T }, $"answered {(result as IStatusCodeHttpResult)?.StatusCode} and not {typeof(T).Name}");
        return (T)((IValueHttpResult)result).Value!;
    }

    /// <summary>"done", or the code of the no.</summary>
    public static async Task<string?> Answered(IResult result) => result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } ? "done" : await Refused(result);

    public static Task<string?> Refused(IResult result) => Intake.AnIntake.Refused(result);

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await _store.DisposeAsync();
    }

    private const string Insert = """
        INSERT INTO WorkOrders (Id, IncidentId, Revision, State, StateBefore, Number, Type, Urgency, Title, Content, Category, Area, Confidential, AccusedUnit, RegisteredAt, Unit, Handler, Binding,
            HeldFor, DispatchedAt, SignFrom, HandleFrom, SignBy, ReturnBy, HandleBy, CallerDueBy, SignedAt, SubmittedAt, PublicAnswer, ClosingRevision, ExtensionDays, Extensions, MasterId, Reworks, Early, ChangedAt)
        VALUES (@Id, @IncidentId, @Revision, @State, @StateBefore, @Number, @Type, @Urgency, @Title, @Content, @Category, @Area, @Confidential, @AccusedUnit, @RegisteredAt, @Unit, @Handler, @Binding,
            @HeldFor, @DispatchedAt, @SignFrom, @HandleFrom, @SignBy, @ReturnBy, @HandleBy, @CallerDueBy, @SignedAt, @SubmittedAt, @PublicAnswer, @ClosingRevision, @ExtensionDays, @Extensions, @MasterId, @Reworks, @Early, @ChangedAt)
        """;

    private const string InsertUnit = "INSERT INTO Units (Code, Version, Name, Kind, ValidFrom, CeasedAt) VALUES (@Code, 1, @Code, 'department', @At, @CeasedAt)";
}
