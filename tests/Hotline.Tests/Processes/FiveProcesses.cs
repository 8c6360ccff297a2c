using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Hotline.Platform;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Hotline.Tests.Processes;

/// <summary>One process a role, as docker-compose.yml says, with its host names, ports and paths translated to this machine.</summary>
public sealed class FiveProcesses : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-processes-").FullName;
    private readonly Dictionary<string, RoleInCompose> _roles = Compose.Roles().ToDictionary(role => role.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = [];
    private readonly Dictionary<string, Process> _running = [];
    private readonly ConcurrentQueue<string> _said = [];
    private readonly Broker _broker;
    private readonly IReadOnlyDictionary<string, string> _databases;

    /// <summary>On files, or with these connection strings by role.</summary>
    public FiveProcesses(Broker broker, IReadOnlyDictionary<string, string>? databases = null)
    {
        (_broker, _databases) = (broker, databases ?? new Dictionary<string, string>(StringComparer.Ordinal));
        Directory.CreateDirectory(Path.Combine(_folder, "keys"));
        foreach (var role in _roles.Keys)
            _addresses[role] = FreeAddress();
    }

    /// <summary>A second process of this role, with a folder of its own, on the same database; web asks both in turn.</summary>
    public string Twin(string role)
    {
        var twin = role + "-2";
        _addresses[twin] = FreeAddress();
        _roles[twin] = _roles[role] with { Name = twin };
        _roles["web"] = _roles["web"] with { Environment = _roles["web"].Environment.ToDictionary(set => set.Key, set => set.Value.Replace($"http://{role}:8080", $"http://{role}:8080;http://{twin}:8080", StringComparison.Ordinal)) };
        return twin;
    }

    /// <summary>A trial: business time moves only when it is told to.</summary>
    public void UnderASimulatedClock()
    {
        foreach (var role in Roles.ToList())
            _roles[role] = _roles[role] with { Command = [.. _roles[role].Command, "--clock", "simulated"] };
    }

    public Uri FrontDoor => new(_addresses["web"]);

    public IEnumerable<string> Roles => _roles.Keys;

    /// <summary>What they complained of.</summary>
    public string Complaints => string.Join('\n', _said);

    /// <summary>Starts these, all at once, and waits until they are ready.</summary>
    public async Task Start(params IEnumerable<string> roles)
    {
        foreach (var role in roles)
            _running[role] = Begin(role);
        foreach (var role in roles)
            await Ready(role);
    }

    /// <summary>kill -9, by its own process.</summary>
    public async Task Kill(string role)
    {
        using var process = _running[role];
        _running.Remove(role);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>A key for replay, made beside the running web.</summary>
    public async Task<string> Key()
    {
        var roles = string.Join(',', Hotline.Contracts.Roles.All);
        var (code, said) = await Run("key", "--name", "replay", "--role", roles, "--act-for", "--data", Path.Combine(_folder, "web"));
        return code == 0 ? said : throw new InvalidOperationException(said);
    }

    /// <summary>A file of generated orders, transfers among them.</summary>
    public async Task<string> Generated(int orders)
    {
        var file = Path.Combine(_folder, "generated.csv");
        var (code, said) = await Run("generate", "--orders", orders.ToString(CultureInfo.InvariantCulture), "--seed", "7", file);
        return code == 0 ? file : throw new InvalidOperationException(said);
    }

    /// <summary>A command of the host: its exit code and what it said.</summary>
    public async Task<(int Code, string Said)> Run(params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Host, .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        NameDatabases(start);
        using var process = Process.Start(start)!;
        Listen(process, command[0]);
        var said = await process.StandardOutput.ReadToEndAsync(Stopping);
        await process.WaitForExitAsync(Stopping);
        return (process.ExitCode, said.TrimEnd());
    }

    /// <summary>Waits until this many rows are there; looked at from outside, as a backup would.</summary>
    public async Task Until(string service, string count, int atLeast, Task unlessDone)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await Counted(service, count) < atLeast)
        {
            Assert.False(unlessDone.IsCompleted, "it was done before: " + Complaints);
            await look.WaitForNextTickAsync(Stopping);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var role in _running.Keys.ToArray())
            await Kill(role);
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Host => Path.Combine(AppContext.BaseDirectory, "hotline.dll");

    private static CancellationToken Stopping => TestContext.Current.CancellationToken;

    private Process Begin(string role)
    {
        var start = new ProcessStartInfo("dotnet", [Host, .. _roles[role].Command.Select(word => Here(role, word))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _roles[role].Environment)
            start.Environment[name] = Here(role, value);
        start.Environment["RabbitMq__Host"] = _broker.Host;
        start.Environment["RabbitMq__Port"] = _broker.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["RabbitMq__User"] = _broker.User;
        start.Environment["RabbitMq__Password"] = _broker.Password;
        start.Environment["RabbitMq__VirtualHost"] = _broker.VirtualHost;
        NameDatabases(start);
        if (_databases.Count > 0)
            start.Environment["Keys__Folder"] = Path.Combine(_folder, "keys-of-" + role.Replace("-2", "", StringComparison.Ordinal));
        var process = Process.Start(start)!;
        Listen(process, role);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private void NameDatabases(ProcessStartInfo start)
    {
        foreach (var (role, server) in _databases)
            start.Environment[$"ConnectionStrings__{char.ToUpperInvariant(role[0])}{role[1..]}"] = server;
    }

    private void Listen(Process process, string name)
    {
        process.ErrorDataReceived += (_, line) => { if (line.Data is not null) _said.Enqueue($"{name}: {line.Data}"); };
        process.BeginErrorReadLine();
    }

    /// <summary>What is true in the container, on this machine.</summary>
    private string Here(string role, string word)
    {
        word = word.Replace("http://0.0.0.0:8080", _addresses[role], StringComparison.Ordinal);
        foreach (var other in _addresses)
            word = word.Replace($"http://{other.Key}:8080", other.Value, StringComparison.Ordinal);
        if (word.StartsWith("/data", StringComparison.Ordinal))
            return Path.Combine(_folder, role) + word["/data".Length..];
        return word.StartsWith("/keys", StringComparison.Ordinal) ? Path.Combine(_folder, "keys") + word["/keys".Length..] : word;
    }

    private async Task Ready(string role)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_addresses[role]) };
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await Answers(client))
        {
            Assert.False(_running[role].HasExited, $"{role} ended: {Complaints}");
            await look.WaitForNextTickAsync(Stopping);
        }
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready", Stopping);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException) { return false; }
    }

    private async Task<long> Counted(string service, string count)
    {
        var file = Path.Combine(_folder, service, service + ".db");
        try
        {
            await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
            await connection.OpenAsync(Stopping);
            await using var command = connection.CreateCommand();
            command.CommandText = count;
            return (long)(await command.ExecuteScalarAsync(Stopping))!;
        }
        catch (SqliteException) { return 0; }
    }

    /// <summary>Below the ports that the system gives to outgoing connections: one of those might take it while the role is away.</summary>
    private static string FreeAddress()
    {
        for (; ; )
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
            try
            {
                listener.Start();
                return $"http://{listener.LocalEndpoint}";
            }
            catch (SocketException) { }
        }
    }
}
