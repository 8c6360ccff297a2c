using System.Text;

namespace Hotline.Web;

/// <summary>The text of a file as people save it: UTF-8 with or without its mark, GB18030 as Excel in China writes it, or Excel's Unicode text.</summary>
internal static class CsvText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Null where it is none of these.</summary>
    public static string? Of(byte[] file)
    {
        var encodings = file is [0xFF, 0xFE, ..] ? [Encoding.Unicode] : new[] { Utf8, Gb18030 };
        foreach (var encoding in encodings)
        {
            try
            {
                return encoding.GetString(file).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException) { }
        }
        return null;
    }
}
