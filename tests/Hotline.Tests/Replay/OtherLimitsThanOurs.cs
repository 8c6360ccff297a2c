using System.Globalization;
using Hotline.Host;
using Hotline.Replay;
using Xunit;

namespace Hotline.Tests.Replay;

/// <summary>假设: the same orders by other limits.</summary>
public sealed class OtherLimitsThanOurs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-what-if-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Answer, string Complaint)> WhatIf(string limits)
    {
        var (orders, other) = (Path.Combine(_folder, "orders.csv"), Path.Combine(_folder, "limits.json"));
        GenerateOrders.Write(orders, 6, 2025, 5);
        await File.WriteAllTextAsync(other, limits);
        using var answers = new StringWriter(CultureInfo.InvariantCulture);
        using var complaints = new StringWriter(CultureInfo.InvariantCulture);
        var code = await Commands.Run(["what-if", orders, "--limits", other, "--actors", "8"], answers, complaints);
        return (code, answers.ToString(), complaints.ToString());
    }

    [Fact]
    public async Task Both_stand_side_by_side_and_what_was_in_time_is_not_where_an_hour_is_all_there_is()
    {
        var (code, answer, complaint) = await WhatIf("""{"name":"one-hour","limits":[{"sign":"1 hours","return":"1 hours","handle":"1 hours"}],"extensionDays":1,"extensionsAllowed":0}""");
        Assert.Equal((0, ""), (code, complaint));
        var total = answer.Split('\n').Single(line => line.StartsWith("total", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(int.Parse).ToList();
        // orders, in time now and if, yellow now and if, red now and if, watched now and if
        Assert.Equal((6, 6, 0, 6), (total[0], total[1], total[2], total[6]));
        Assert.Contains("\"if\":[{\"unit\":", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_that_nobody_could_keep_are_refused_with_a_sentence_before_anything_is_played()
    {
        var (code, answer, complaint) = await WhatIf("""{"name":"x","limits":[{"sign":"soon","return":"1 hours","handle":"1 hours"}],"extensionDays":1,"extensionsAllowed":0}""");
        Assert.Equal((2, ""), (code, answer));
        Assert.Contains("--limits: sign must look like", complaint, StringComparison.Ordinal);
    }
}
