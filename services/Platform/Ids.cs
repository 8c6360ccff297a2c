using System.Security.Cryptography;
using System.Text;

namespace Hotline.Platform;

/// <summary>Ids are uuid strings: new ones of version 7, so that they sort by the time they were made.</summary>
public static class Ids
{
    /// <summary>A new id, sortable by time.</summary>
    public static string New() => Guid.CreateVersion7().ToString();

    /// <summary>The id that always belongs to this cause: the same fact decided twice is the same fact.</summary>
    public static string From(string cause)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(cause), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
