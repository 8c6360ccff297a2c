using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Intake;

/// <summary>待回访清单: closed orders whose callers have not been asked to the end.</summary>
public static class ListFollowUps
{
    /// <summary>One order to call back about.</summary>
    public sealed record Row
    {
        /// <summary>Its id.</summary>
        public string Id { get; init; } = "";
        /// <summary>The number people use.</summary>
        public string Number { get; init; } = "";
        /// <summary>Its revision in Intake.</summary>
        public int Revision { get; init; }
        /// <summary>诉求类型.</summary>
        public string Type { get; init; } = "";
        /// <summary>标题.</summary>
        public string Title { get; init; } = "";
        /// <summary>The unit that closed it.</summary>
        public string? Unit { get; init; }
        /// <summary>Which closing.</summary>
        public int ClosingRevision { get; init; }
        /// <summary>UTC.</summary>
        public DateTime ClosedAt { get; init; }
        /// <summary>Tries made for this closing.</summary>
        public int Tries { get; init; }
        /// <summary>What the unit answered the caller.</summary>
        public string? PublicAnswer { get; init; }
    }

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapGet("/follow-ups", Handle).MayBe(Roles.Agent).Question<List<Row>>("待回访清单: the call-back list, by id");

    internal static async Task<IResult> Handle(ServiceDb db, string after = "", int limit = 100) =>
        TypedResults.Ok(await db.List<Row>(db.Dialect.First(Load), new { After = after, Limit = Math.Clamp(limit, 1, 1000) }));

    private const string Load = """
        SELECT Id, Number, Revision, Type, Title, Unit, ClosingRevision, ClosedAt, PublicAnswer,
            CASE WHEN TriesOf = ClosingRevision THEN Tries ELSE 0 END AS Tries
        FROM WorkOrders WHERE AwaitsFollowUp = 1 AND Id > @After ORDER BY Id
        """;
}
