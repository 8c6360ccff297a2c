using System.Net;
using System.Net.Sockets;

namespace Hotline.Bench;

/// <summary>An address of this machine that nobody listens on.</summary>
internal static class FreePort
{
    public static string Url()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }
}
