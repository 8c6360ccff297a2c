using System.Data.Common;
using System.Reflection;
using Dapper;
using Polly;
using Polly.Retry;

namespace Hotline.Platform;

/// <summary>Opening a service's database at a start: brought up to date, and proved to be writable before anybody asks. A server that does not answer yet is waited for.</summary>
internal static class Opening
{
    /// <summary>Throws <see cref="DatabaseUnusable"/> with why it cannot be used.</summary>
    public static IWriter Of(Place place, Assembly? schema, Func<IWriter> writer)
    {
        try
        {
            return Waiting(place).Execute(() =>
            {
                Schema.Upgrade(place, schema);
                ProveRights(place);
                return writer();
            });
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            throw Unusable(place, error);
        }
    }

    /// <summary>An existing database, as it is. Throws <see cref="DatabaseUnusable"/>.</summary>
    public static DbTransaction ForReading(Place place)
    {
        var connection = place.Dialect.Connect(place.Dialect.ForReading(place.Address));
        try
        {
            connection.Open();
            return place.Dialect.BeginReading(connection);
        }
        catch (DbException error)
        {
            connection.Dispose();
            throw Unusable(place, error);
        }
    }

    private static DatabaseUnusable Unusable(Place place, Exception error) => new($"{place.Named} cannot be used: {place.Dialect.WhyUnusable(error)}", error);

    /// <summary>Each right that is used, asked for where it changes nothing: a missing one is found now and not by the first caller.</summary>
    private static void ProveRights(Place place)
    {
        using var connection = place.Dialect.Connect(place.Address);
        connection.Open();
        foreach (var right in Rights)
            connection.Execute(right);
    }

    private static ResiliencePipeline Waiting(Place place) => new ResiliencePipelineBuilder()
        .AddRetry(Again(place.Dialect.MayComeUp, Math.Max(1, (int)(place.Patience / Look))))
        .AddRetry(Again(place.Dialect.AnotherMigrates, times: 3))
        .Build();

    private static RetryStrategyOptions Again(Func<Exception, bool> mayHelp, int times) => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<Exception>(error => mayHelp(error is DatabaseUnusable { InnerException: { } cause } ? cause : error)),
        MaxRetryAttempts = times,
        Delay = Look,
    };

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private static readonly string[] Rights =
    [
        "SELECT COUNT(*) FROM Facts WHERE Seq < 0",
        "INSERT INTO Leases (Name, Holder, Until) SELECT Name, Holder, Until FROM Leases WHERE Name = ''",
        "UPDATE Leases SET Until = Until WHERE Name = ''",
        "DELETE FROM Leases WHERE Name = ''",
    ];
}
