namespace Hotline.Replay;

/// <summary>The units of a file in the order of their codes. A return suggests the next one; after the last comes the first.</summary>
internal sealed class UnitRing(IEnumerable<string> codes)
{
    private readonly string[] codes = [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Codes => codes;

    /// <summary>Null where there is no other unit.</summary>
    public string? After(string unit)
    {
        var found = Array.BinarySearch(codes, unit, StringComparer.Ordinal);
        var next = found >= 0 ? found + 1 : ~found;
        var after = codes.Length == 0 ? null : codes[next % codes.Length];
        return after == unit ? null : after;
    }
}
