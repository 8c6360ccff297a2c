using Hotline.Intake;
using Hotline.Platform;

namespace Hotline.Bench;

/// <summary>The same orders as Intake has them; the last of the closed ones wait for their call-back.</summary>
internal static class PlantedDemands
{
    private const int AtOnce = 1000;

    public static async Task Into(ServiceDb db, int orders, int running, DateTime now, string busy)
    {
        for (var from = 0; from < orders; from += AtOnce)
        {
            var first = from;
            await db.Write(async tx =>
            {
                foreach (var order in Enumerable.Range(first, Math.Min(AtOnce, orders - first)).Select(i => PlantedOrders.Order(i, orders, running, now, busy)))
                {
                    await tx.Execute(Insert, new { order.Id, order.Number, order.Type, order.Urgency, order.Title, order.Content, order.Category, order.Area, order.RegisteredAt, order.Unit, Progress = order.State, AwaitsFollowUp = order.State == Dispatch.States.Closed && order.Id.EndsWith('7') });
                    await tx.Index(order.Id, SearchWorkOrders.Terms(order.Number!, order.Title!, order.Content!, null));
                }
                return true;
            });
        }
    }

    private const string Insert = """
        INSERT INTO WorkOrders (Id, IncidentId, Revision, State, Number, Type, Urgency, Title, Content, Category, Area, Confidential, RegisteredAt, NumbersMoved, Urged, Tries, TriesOf, FollowedUpClosing,
            ReopenedClosing, Reopenings, WithdrawalAskedAfter, Progress, ProgressRevision, Unit, ClosingRevision, ClosedAt, PublicAnswer, AwaitsFollowUp, MergeRevision, WithdrawalAnswered)
        VALUES (@Id, @Id, 2, 'handed-over', @Number, @Type, @Urgency, @Title, @Content, @Category, @Area, 0, @RegisteredAt, 0, 0, 0, 0, 0,
            0, 0, -1, @Progress, 3, @Unit, 3, @RegisteredAt, '已处理。', @AwaitsFollowUp, 0, 0)
        """;
}
