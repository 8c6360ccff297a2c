using Hotline.Replay;
using Xunit;

namespace Hotline.Tests.Replay;

/// <summary>Files as people would hand them in.</summary>
internal static class ReplayTexts
{
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    public static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public const string NewYorkColumns =
        "opened_at=\"Created Date\",closed_at=\"Closed Date\",unit=\"Agency\",category=\"Complaint Type\",title=\"Complaint Type\"," +
        "content=\"Descriptor\",area=\"Borough\",address=\"Incident Address\",channel=\"Open Data Channel Type\"";

    public static List<ReplayLine> Lines(string text, string columns = "", TimeZoneInfo? zone = null) =>
        [.. ReplayFile.Read(new StringReader(text), ColumnNames.Parse(columns), zone ?? Shanghai)];

    public static ReplayRow Row(string header, string cells) =>
        Assert.Single(Lines($"{header}\n{cells}\n")).Row ?? throw new InvalidOperationException("The row was refused.");

    public static string Refusal(string header, string cells) =>
        Assert.Single(Lines($"{header}\n{cells}\n")).Refused ?? throw new InvalidOperationException("The row was taken.");

    /// <summary>A file of ../shared/data; the test is skipped where it is absent.</summary>
    public static string Shared(string path)
    {
        var shared = Environment.GetEnvironmentVariable("HOTLINE_SHARED") ?? BesideTheRepository();
        var file = shared is null ? null : Path.Combine(shared, "data", path);
        if (!File.Exists(file)) Assert.Skip($"../shared/data/{path} is absent.");
        return file;
    }

    private static string? BesideTheRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hotline.sln"))) folder = folder.Parent;
        return folder?.Parent is { } above ? Path.Combine(above.FullName, "shared") : null;
    }
}
