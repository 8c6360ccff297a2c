using System.Security.Cryptography;

namespace Hotline.Platform;

/// <summary>What requests are hashed with: whoever reads the database cannot guess a telephone number from the hash of the request that held it.</summary>
public sealed class RequestSecret
{
    private RequestSecret(byte[] bytes) => Bytes = bytes;

    internal byte[] Bytes { get; }

    /// <summary>The secret in this folder, made on the first start.</summary>
    public static RequestSecret In(string folder)
    {
        var file = Path.Combine(folder, "requests.secret");
        if (!File.Exists(file))
            Make(file);
        return new RequestSecret(Convert.FromHexString(File.ReadAllText(file)));
    }

    /// <summary>Where two processes share the folder and start together, the first one's counts.</summary>
    private static void Make(string file)
    {
        try
        {
            PrivateFile.Write(file, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        }
        catch (IOException) when (File.Exists(file)) { }
    }
}
