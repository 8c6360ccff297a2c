using System.Net;
using System.Net.Sockets;

namespace Hotline.Tests.Browser;

/// <summary>The line between a browser and the hotline, that can be cut and mended.</summary>
internal sealed class ALine : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _open = [];
    private readonly int _to;
    private volatile bool _cut;

    public ALine(string url)
    {
        _to = new Uri(url).Port;
        _listener.Start();
        _ = Accept();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Cut()
    {
        _cut = true;
        lock (_open)
        {
            _open.ForEach(line => line.Dispose());
            _open.Clear();
        }
    }

    public void Mend() => _cut = false;

    private async Task Accept()
    {
        while (true)
        {
            var from = await _listener.AcceptTcpClientAsync();
            if (_cut)
                from.Dispose();
            else
                _ = Carry(from);
        }
    }

    private async Task Carry(TcpClient from)
    {
        var to = new TcpClient();
        lock (_open)
            _open.AddRange([from, to]);
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, _to);
            await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream()), to.GetStream().CopyToAsync(from.GetStream()));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or SocketException or InvalidOperationException) { }
        from.Dispose();
        to.Dispose();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }
}
