using Hotline.Contracts;
using Hotline.Dispatch;
using Hotline.Platform;

namespace Hotline.Bench;

/// <summary>Orders put into Dispatch's database as if they had come there: so many whose limit runs, the others closed, a few of these otherwise ended.</summary>
internal static class PlantedOrders
{
    /// <summary>The unit with the most orders, one of each eight.</summary>
    public const string BusyUnit = "U00";
    /// <summary>A place of each tenth order, and one of a hundred orders in a million.</summary>
    public const string BusyArea = "永和街道", QuietArea = "九佛街道";
    /// <summary>A matter of each fifth order, and one of twenty in a million.</summary>
    public const string CommonWord = "施工", RareWord = "雪貂";
    /// <summary>What nobody wrote.</summary>
    public const string NoWord = "鲸鱼";

    private const int AtOnce = 1000, Units = 40;
    private static readonly string[] Areas = [BusyArea, "夏港街道", "萝岗街道", "联和街道", "长岭街道", "云埔街道", "大沙街道", "鱼珠街道", "红山街道", "穗东街道"];
    private static readonly string[] Matters = ["夜间施工噪音扰民", "路灯不亮影响出行", "占道经营长期无人管理", "小区电梯故障未修", "工地夜间施工灯光直射", "污水外溢有异味", "公交站牌信息有误", "物业收费不透明", "流浪犬只出没", "井盖破损存在隐患"];
    private static readonly string[] Running = [States.Queued, States.Dispatched, States.Signed, States.Signed, States.Signed, States.ClosingSubmitted, States.ReturnRequested];
    private static readonly DateTime Begin = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static async Task Into(ServiceDb db, int orders, int running, DateTime now, string busy = BusyUnit)
    {
        for (var from = 0; from < orders; from += AtOnce)
        {
            var first = from;
            await db.Write(async tx =>
            {
                foreach (var order in Enumerable.Range(first, Math.Min(AtOnce, orders - first)).Select(i => Order(i, orders, running, now, busy)))
                {
                    await tx.Execute(Insert, order);
                    await tx.Index(order.Id, SearchForDesk.Terms(order));
                }
                return true;
            });
        }
    }

    internal static WorkOrder Order(int i, int orders, int running, DateTime now, string busy)
    {
        var mixed = (int)((uint)(i * 2_654_435_761L) % 1_000_003);
        // Most that run are among the last ones, as they are in a real year; some are old.
        var runs = i >= orders - (running * 9 / 10) || (i % (orders / (running / 10)) == 0 && i < orders - running);
        var state = runs ? Running[mixed % Running.Length] : mixed % 50 == 0 ? States.Terminated : mixed % 71 == 0 ? States.Withdrawn : States.Closed;
        var registered = Begin.AddMinutes(i * 3.0);
        var due = now.AddHours((mixed % 400) - 60);
        return new WorkOrder
        {
            Id = FormattableString.Invariant($"{i:x12}"),
            IncidentId = FormattableString.Invariant($"{i:x12}"),
            Revision = 3,
            State = state,
            Number = FormattableString.Invariant($"HP{registered:yyyyMMdd}{i % 1_000_000:000000}"),
            Type = WorkOrderTypes.All[mixed % 13 % WorkOrderTypes.All.Length],
            Urgency = Urgencies.Ordinary,
            Title = (mixed % 10_000 == 77 ? QuietArea : Areas[mixed % Areas.Length]) + (mixed % 50_000 == 99 ? "小区有人养" + RareWord : Matters[mixed / 10 % Matters.Length]),
            Content = "来电人反映上述情况已持续多日，多次联系未果，希望有关单位尽快到现场核实处理并答复。" + i,
            Category = FormattableString.Invariant($"C{mixed % 60:00}"),
            Area = mixed % 10_000 == 77 ? QuietArea : Areas[mixed % Areas.Length],
            RegisteredAt = registered,
            Unit = state == States.Queued ? null : mixed % 8 == 0 ? busy : FormattableString.Invariant($"U{mixed % Units:00}"),
            DispatchedAt = registered,
            SignFrom = registered,
            HandleFrom = registered,
            SignBy = due,
            ReturnBy = due,
            HandleBy = due,
            CallerDueBy = due,
            ExtensionDays = runs && mixed % 40 == 0 ? 5 : 0,
            ChangedAt = registered,
        };
    }

    private const string Insert = """
        INSERT INTO WorkOrders (Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Content, Category, Area, Confidential, RegisteredAt, Unit, Binding,
            DispatchedAt, SignFrom, HandleFrom, SignBy, ReturnBy, HandleBy, CallerDueBy, ClosingRevision, ExtensionDays, Extensions, Reworks, Early, ChangedAt)
        VALUES (@Id, @IncidentId, @Revision, @State, @Number, @Type, @Urgency, @Title, @Content, @Category, @Area, 0, @RegisteredAt, @Unit, 0,
            @DispatchedAt, @SignFrom, @HandleFrom, @SignBy, @ReturnBy, @HandleBy, @CallerDueBy, 0, @ExtensionDays, 0, 0, 0, @ChangedAt)
        """;
}
