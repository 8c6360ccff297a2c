using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace Hotline.Web;

/// <summary>Where this process listens, as it asks itself.</summary>
public static class ThisMachine
{
    /// <summary>Its first address that needs no certificate.</summary>
    public static string Address(IServer server) => Of(server.Features.Get<IServerAddressesFeature>()!.Addresses.OrderBy(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).First());

    /// <summary>An address that listens on every network is asked on this machine.</summary>
    internal static string Of(string listening)
    {
        var address = BindingAddress.Parse(listening);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}
