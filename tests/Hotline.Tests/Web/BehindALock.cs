using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hotline.Tests.Browser;
using Xunit;

namespace Hotline.Tests.Web;

/// <summary>HTTPS, and a reverse proxy in front: a setting each.</summary>
public sealed class BehindALock
{
    [Fact]
    public async Task With_a_certificate_the_pages_speak_https_and_the_cookies_stay_on_it()
    {
        var certificate = Path.Combine(Directory.CreateTempSubdirectory("hotline-tls-").FullName, "hotline.pfx");
        await File.WriteAllBytesAsync(certificate, SelfSigned(), TestContext.Current.CancellationToken);
        await using var app = await TheDesks.Started(null, "https://127.0.0.1:0;http://127.0.0.1:0", ("Kestrel:Certificates:Default:Path", certificate), ("Kestrel:Certificates:Default:Password", "secret"));
        using var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true, AllowAutoRedirect = false });
        Assert.Contains("; secure", await CookieOf(client, app.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.DoesNotContain("; secure", await CookieOf(client, app.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.9.9.9", false)]
    [InlineData("", false)]
    public async Task The_proxy_that_is_named_is_believed_and_no_other(string proxy, bool believed)
    {
        await using var app = await TheDesks.Started(null, "http://127.0.0.1:0", ("Proxy:Address", proxy));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Assert.Equal(believed, (await CookieOf(client, app.Urls.First())).Contains("; secure", StringComparison.Ordinal));
    }

    // What somebody chose is kept in a cookie, before they have signed in.
    private static async Task<string> CookieOf(HttpClient client, string url)
    {
        var page = await client.GetStringAsync(url + "/sign-in", TestContext.Current.CancellationToken);
        var token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var answer = await client.PostAsync(url + "/preferences", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("theme", "dark")]), TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("hotline-theme=", StringComparison.Ordinal));
    }

    private static byte[] SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return certificate.Export(X509ContentType.Pfx, "secret");
    }
}
