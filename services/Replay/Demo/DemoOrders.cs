namespace Hotline.Replay;

/// <summary>The 200 orders that <c>--demo</c> plays; they lie in the program itself.</summary>
public static class DemoOrders
{
    private const string Resource = "huangpu-200.csv";

    /// <summary>The shipped file as it stands in the source tree: <c>services/Replay/Demo/huangpu-200.csv</c>.</summary>
    public static Stream Open() =>
        typeof(DemoOrders).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"{Resource} is not part of this build.");

    /// <summary>Its rows.</summary>
    public static IEnumerable<ReplayRow> Rows()
    {
        using var file = ReplayEncoding.Open(Open());
        foreach (var line in ReplayFile.Read(file, ColumnNames.Ours, TimeZoneInfo.Utc))
            yield return line.Row ?? throw new InvalidOperationException($"{Resource}, line {line.Line}: {line.Refused}");
    }
}
