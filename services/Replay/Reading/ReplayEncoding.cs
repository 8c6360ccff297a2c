using System.Text;

namespace Hotline.Replay;

/// <summary>
/// UTF-8 that remembers where it was not: a file saved in GBK must not be played as 130,000 orders of question marks,
/// and one broken byte must not cost the other rows.
/// </summary>
internal static class ReplayEncoding
{
    /// <summary>Stands where bytes were not UTF-8. Unicode gives it to nobody, so no honest file holds it.</summary>
    public const char Broken = '\uFFFF';

    private static readonly Encoding Utf8 = Encoding.GetEncoding(
        "utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Broken.ToString()));

    public static StreamReader Open(Stream stream) => new(stream, Utf8, detectEncodingFromByteOrderMarks: true);

    public static ReadOnlyMemory<byte> WithoutByteOrderMark(this byte[] text) =>
        text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text.AsMemory(Encoding.UTF8.Preamble.Length) : text;
}
