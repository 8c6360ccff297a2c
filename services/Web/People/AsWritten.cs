using Microsoft.AspNetCore.Identity;

namespace Hotline.Web;

/// <summary>Account names are unique as they are written; spaces around them are the typist's.</summary>
internal sealed class AsWritten : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.Trim();

    public string? NormalizeEmail(string? email) => email;
}
