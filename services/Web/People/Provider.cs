using Microsoft.Extensions.Configuration;

namespace Hotline.Web;

/// <summary>统一身份认证: the OpenID Connect provider of the city, where one is configured. Without OpenIdConnect__Authority there is none, and nothing is asked of anybody.</summary>
/// <param name="Authority">OpenIdConnect__Authority: its address; what it says of itself lies below it.</param>
/// <param name="ClientId">OpenIdConnect__ClientId: how it knows us.</param>
/// <param name="ClientSecret">OpenIdConnect__ClientSecret: proves that it is us, where the provider asks for it.</param>
/// <param name="NameClaim">OpenIdConnect__NameClaim: what in its answer is the account's name here; preferred_username unless set.</param>
/// <param name="Name">OpenIdConnect__Name: what stands on the button.</param>
/// <param name="RequireHttps">OpenIdConnect__RequireHttps: true unless set.</param>
internal sealed record Provider(string Authority, string ClientId, string? ClientSecret, string NameClaim, string? Name, bool RequireHttps)
{
    public const string Scheme = "provider";
    private const string Section = "OpenIdConnect";

    /// <summary>Null where none is configured.</summary>
    public static Provider? Of(IConfiguration settings)
    {
        var given = settings.GetSection(Section);
        return Given(given, "Authority") is { } authority && Given(given, "ClientId") is { } client
            ? new(authority, client, Given(given, "ClientSecret"), Given(given, "NameClaim") ?? "preferred_username", Given(given, "Name"), Given(given, "RequireHttps") is not { } text || bool.Parse(text))
            : null;
    }

    /// <summary>What is wrong with the settings, in one sentence that names one, or null.</summary>
    public static string? Wrong(IConfiguration settings)
    {
        var given = settings.GetSection(Section);
        var (authority, client, https) = (Given(given, "Authority"), Given(given, "ClientId"), Given(given, "RequireHttps"));
        if (https is not null && !bool.TryParse(https, out _))
            return $"{Section}__RequireHttps is {https}: it is true or false";
        if (authority is null)
            return client is null ? null : $"{Section}__Authority is not set: {Section}__ClientId needs the address of the provider";
        if (client is null)
            return $"{Section}__ClientId is not set: {Section}__Authority needs the name by which the provider knows this hotline";
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return $"{Section}__Authority is {authority}: an address is like https://id.example.gov.cn/realms/city";
        return address.Scheme == "http" && (https is null || bool.Parse(https))
            ? $"{Section}__Authority is {authority}: over plain http anybody on the way could come in as anybody; on a network of your own alone, set {Section}__RequireHttps=false"
            : null;
    }

    private static string? Given(IConfigurationSection section, string name) => section[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
