using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Hotline.Platform;

/// <summary>The key pair of the tokens (ES256). `web` has the private half and makes it once; the other roles know only the public half.</summary>
public sealed class TokenKeys
{
    private const string Private = "token.pem", PublicHalf = "token.public.pem";
    private readonly ECDsa _key;

    private TokenKeys(ECDsa key) => _key = key;

    /// <summary>Who signs our tokens.</summary>
    public const string Issuer = "hotline";

    /// <summary>For checking.</summary>
    public SecurityKey Check => new ECDsaSecurityKey(_key);

    /// <summary>For signing; only where the private half is.</summary>
    public SigningCredentials Sign => new(new ECDsaSecurityKey(_key), SecurityAlgorithms.EcdsaSha256);

    /// <summary>The pair in this folder, made on the first start.</summary>
    public static TokenKeys In(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, Private);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(file))
            key.ImportFromPem(File.ReadAllText(file));
        else
            Keep(new TokenKeys(key), folder, file);
        return new TokenKeys(key);
    }

    /// <summary>Only the public half, as PEM.</summary>
    public static TokenKeys Public(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return new TokenKeys(key);
    }

    /// <summary>Shows the public half in this file, for roles that run elsewhere.</summary>
    public void Show(string file)
    {
        File.WriteAllText(file + ".new", _key.ExportSubjectPublicKeyInfoPem());
        File.Move(file + ".new", file, overwrite: true);
    }

    private static void Keep(TokenKeys keys, string folder, string file)
    {
        // The public half first and at once: other roles may be waiting for it.
        keys.Show(Path.Combine(folder, PublicHalf));
        PrivateFile.Write(file, keys._key.ExportPkcs8PrivateKeyPem());
    }
}
