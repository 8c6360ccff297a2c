using System.Globalization;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.AspNetCore.HttpOverrides;
using Polly;
using Polly.Retry;

namespace Hotline.Host;

/// <summary>What comes from the environment: where the broker and the databases are, whose tokens are believed. Nothing given: everything in one process, on files.</summary>
internal static class Settings
{
    /// <summary>For commands that run beside a host: the same settings as it reads.</summary>
    public static IConfiguration Here() => new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();

    /// <summary>ConnectionStrings__Dispatch: the role's database on a server; without it, a file in the data folder. Database__WaitSeconds: how long a start waits for a server.</summary>
    public static Place Place(IConfiguration settings, string role, DataFolder folder, IReadOnlyDictionary<string, string>? given = null)
    {
        if ((given?.GetValueOrDefault(role) ?? settings.GetConnectionString(role)) is not { Length: > 0 } server)
            return Platform.Place.InFile(folder.Database(role));
        var place = Platform.Place.OnServer($"ConnectionStrings__{char.ToUpperInvariant(role[0])}{role[1..]}", server);
        return settings["Database:WaitSeconds"] is { Length: > 0 } seconds ? place with { Patience = Seconds("Database__WaitSeconds", seconds) } : place;
    }

    private static TimeSpan Seconds(string setting, string given) => int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        ? TimeSpan.FromSeconds(seconds)
        : throw new WrongSetting($"{setting} is {given}: it is a number of seconds such as 30");

    /// <summary>模拟时钟 is for trials: where the environment says that this is production (DOTNET_ENVIRONMENT or ASPNETCORE_ENVIRONMENT, as the unit and the image of Hotline do) it is refused. <see cref="ClockAtStart"/> keeps it from data of the real clock.</summary>
    public static BusinessClock Clock(IConfiguration settings, HostOptions options)
    {
        if (!options.SimulatedClock)
            return new BusinessClock(TimeProvider.System);
        if (new[] { "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT" }.FirstOrDefault(name => string.Equals(settings[name], "Production", StringComparison.OrdinalIgnoreCase)) is { } stated)
            throw new WrongSetting($"--clock simulated: {stated} says that this is production, where time is real");
        if (options.Demo)
            throw new WrongSetting("--clock simulated does not go with --demo, which is played by the real clock");
        if (Role.Names.FirstOrDefault(role => settings[$"Services:{role}"]?.Contains(';', StringComparison.Ordinal) == true) is { } several)
            throw new WrongSetting($"--clock simulated: {several} has several addresses, and each role's clock is moved in one process");
        return new BusinessClock(new SimulatedTime());
    }

    /// <summary>RabbitMq__Host, __Port, __User, __Password, __VirtualHost; null without a host.</summary>
    public static Broker? Broker(IConfiguration settings)
    {
        var given = settings.GetSection("RabbitMq");
        if (given["Host"] is not { Length: > 0 } host)
            return null;
        if (!ushort.TryParse(given["Port"] ?? "5672", NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw new WrongSetting($"RabbitMq__Port is {given["Port"]}: a port is a number such as 5672");
        return new Broker(host, port, given["User"] ?? "guest", given["Password"] ?? "guest", given["VirtualHost"] ?? "/");
    }

    /// <summary>Proxy__Address: the reverse proxy that is believed about the browser's address, host and HTTPS; several with commas between. Nobody is where it is not set.</summary>
    public static void BehindProxy(IServiceCollection services) => services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>((options, settings) =>
    {
        var proxies = (settings["Proxy:Address"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        options.ForwardedHeaders = proxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies)
            options.KnownProxies.Add(System.Net.IPAddress.TryParse(proxy, out var address) ? address : throw new WrongSetting($"Proxy__Address {proxy}: an address is like 10.0.0.5"));
    });

    /// <summary>`web` signs with the private half in its data folder, and shows the public half in the file that Token__PublicKeyFile names. The others read it there.</summary>
    public static TokenKeys TokenKeys(IConfiguration settings, Role[] roles, DataFolder folder)
    {
        var file = settings["Token:PublicKeyFile"] is { Length: > 0 } named ? named : null;
        try
        {
            return roles.Any(role => role.Name == WebService.Name) ? Shown(Platform.TokenKeys.In(folder.Keys), file) : Read(file);
        }
        catch (Exception error) when (file is not null && error is (IOException or UnauthorizedAccessException or ArgumentException))
        {
            throw new WrongSetting($"Token__PublicKeyFile {file} cannot be used: {error.Message}");
        }
    }

    private static TokenKeys Shown(TokenKeys keys, string? file)
    {
        if (file is not null)
            keys.Show(file);
        return keys;
    }

    private static TokenKeys Read(string? file) => Platform.TokenKeys.Public(Patience.Execute(() => File.ReadAllText(file
        ?? throw new WrongSetting("Token__PublicKeyFile is not set: without web in this process, it names the file in which web shows the public half of its key"))));

    // Started together, web may not have written it yet.
    private static readonly ResiliencePipeline Patience = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<IOException>(),
        MaxRetryAttempts = 60,
        Delay = TimeSpan.FromSeconds(0.5),
    }).Build();
}
