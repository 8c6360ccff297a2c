using System.Security.Cryptography;

namespace Hotline.Replay;

/// <summary>Tells a replay file apart from every other: the same rows have the same mark, so what was played before is found again.</summary>
public static class FileMark
{
    /// <summary>The mark of a file.</summary>
    /// <exception cref="ReplayInputException">The file cannot be read.</exception>
    public static string Of(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Of(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ReplayInputException($"{path} cannot be read: {wrong.Message}", wrong);
        }
    }

    /// <summary>
    /// The first 64 bits of its SHA-256, spelled in the letters a to p: it goes into the call id, where a run of digits could be taken for a telephone number.
    /// </summary>
    public static string Of(Stream file) =>
        string.Create(16, SHA256.HashData(file), static (letters, hash) =>
        {
            for (var at = 0; at < letters.Length; at++)
                letters[at] = (char)('a' + ((hash[at / 2] >> (at % 2 == 0 ? 4 : 0)) & 15));
        });
}

/// <summary>来电编号: the call id under which a row was registered: <c>replay:{mark}/{line}</c>.</summary>
internal static class CallId
{
    public static string Of(string mark, int line) => $"replay:{mark}/{line}";

    /// <summary>The line; null where the call id is not of this file.</summary>
    public static int? Line(string? callId, string mark)
    {
        var ours = $"replay:{mark}/";
        return callId is not null && callId.StartsWith(ours, StringComparison.Ordinal) && int.TryParse(callId.AsSpan(ours.Length), out var line) ? line : null;
    }
}
