using System.Globalization;
using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>工单编号: HP, the day in Shanghai, a serial. Serials are leased in blocks by each process, so that registering need not wait for a counter; gaps are no harm.</summary>
public sealed class OrderNumbers(ServiceDb db) : IDisposable
{
    private const int Block = 50;
    internal const string Prefix = "HP";
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly SemaphoreSlim _one = new(1);
    private string _day = "";
    private long _last;
    private long _end;

    /// <summary>The next number of the day of this instant (UTC).</summary>
    public async Task<string> Next(DateTime now)
    {
        var day = DayOf(now);
        await _one.WaitAsync();
        try
        {
            if (_day != day || _last == _end)
                await Lease(day);
            return Format(day, ++_last);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task Lease(string day)
    {
        var end = await db.Write(async tx =>
        {
            var block = new { Day = day, Block };
            if (await tx.Execute(Take, block) == 0)
                await tx.Execute(Begin, block);
            return await tx.Single<long>(Read, block);
        });
        (_day, _last, _end) = (day, end - Block, end);
    }

    internal static string DayOf(DateTime now) => (now + Shanghai).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    internal static string Format(string day, long serial) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{day}{serial:D6}");

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private const string Take = "UPDATE NumberBlocks SET Last = Last + @Block WHERE Day = @Day";

    private const string Begin = "INSERT INTO NumberBlocks (Day, Last) VALUES (@Day, @Block)";

    private const string Read = "SELECT Last FROM NumberBlocks WHERE Day = @Day";
}
