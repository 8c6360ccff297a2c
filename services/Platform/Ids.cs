using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Platform;

/// <summary>Ids are uuid strings: new ones of version 7, so that they sort by the time they were made.</summary>
public static class Ids
{
    /// <summary>A new id, sortable by time.</summary>
    public static string New() => Guid.CreateVersion7().ToString();

    /// <summary>The id that always belongs to this cause: the same fact decided twice is the same fact.</summary>
    public static string From(string cause) => Of(Hash(cause));

    /// <summary>The same for a cause of this time (UTC): it sorts by it, among new ids, so that rows kept by id are written where the others of their time are.</summary>
    public static string From(string cause, DateTime at)
    {
        var hash = Hash(cause);
        BinaryPrimitives.WriteUInt64BigEndian(hash, ((ulong)(at - DateTime.UnixEpoch).TotalMilliseconds << 16) | BinaryPrimitives.ReadUInt16BigEndian(hash.AsSpan(6)));
        return Of(hash);
    }

    private static byte[] Hash(string cause) => SHA256.HashData(Encoding.UTF8.GetBytes(cause));

    // Version 8: made by our own rule.
    private static string Of(Span<byte> hash)
    {
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
