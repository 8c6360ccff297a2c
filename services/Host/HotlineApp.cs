using System.Data.Common;
using Hotline.Contracts;
using Hotline.Platform;
using Hotline.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Hotline.Host;

/// <summary>The one composition of every shape: embedded, containers and tests start from here.</summary>
public static class HotlineApp
{
    /// <summary>Builds the process; its databases are open and up to date, and it does not listen yet. Disposing it lets the data folder go.</summary>
    public static WebApplication Build(HostOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var roles = RolesOf(options);
        var folder = new DataFolder(options.Data).Made();
        var held = folder.Lock();
        try
        {
            return Composed(options, roles, folder, held, adjust);
        }
        catch (Exception error)
        {
            held.Dispose();
            if (error is DbException or IOException or UnauthorizedAccessException)
                throw new WrongSetting($"--data {folder.Path} cannot be used: {error.Message}");
            throw;
        }
    }

    /// <summary>A key of an account of this name with every role: for replay and journeys, which act for others.</summary>
    public static async Task<string> MakeKey(IServiceProvider services, string name, bool actFor)
    {
        var db = services.GetRequiredKeyedService<ServiceDb>(WebService.Name);
        var key = await Web.MakeKey.OfAccountNamed(db, services.GetRequiredService<BusinessClock>(), name, new Rights(Roles.All, [], actFor));
        return key.Refused is { } refusal ? throw new WrongSetting($"{name}: {refusal.English}") : key.Secret;
    }

    private static WebApplication Composed(HostOptions options, Role[] roles, DataFolder folder, FileStream held, Action<WebApplicationBuilder>? adjust)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "hotline", EnvironmentName = options.Environment, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls);
        AddFilesOfPages(builder.WebHost);
        Quiet.Log(builder.Logging);
        builder.Services.AddSystemd().AddWindowsService(service => service.ServiceName = "Hotline");
        var broker = options.Broker ?? Settings.Broker(builder.Configuration);
        RefuseAlone(roles, broker);
        RefuseSettings(roles, builder.Configuration);
        folder = folder.WithKeysIn(builder.Configuration["Keys:Folder"]);
        AddClock(builder.Services, Settings.Clock(builder.Configuration, options));
        AddPlatform(builder.Services, folder, held, Settings.TokenKeys(builder.Configuration, roles, folder));
        AddBus(builder.Services, broker);
        foreach (var role in roles)
            AddRole(builder.Services, role, Settings.Place(builder.Configuration, role.Name, folder, options.Databases), options.SimulatedClock);
        Settings.BehindProxy(builder.Services);
        Collector.Add(builder.Services, builder.Configuration, roles);
        adjust?.Invoke(builder);

        var app = builder.Build();
        Open(app.Services);
        app.UseForwardedHeaders();
        app.UseDoor();
        foreach (var role in roles)
            role.Use?.Invoke(app);
        foreach (var role in roles)
            role.Map(app);
        Health.Map(app);
        Description.Map(app);
        return app;
    }

    // A published program has them beside it. A build reads them where its packages lie, which another account than the builder's may not be let to.
    private static void AddFilesOfPages(IWebHostBuilder host)
    {
        try
        {
            host.UseStaticWebAssets();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { }
    }

    private static void AddPlatform(IServiceCollection services, DataFolder folder, FileStream held, TokenKeys keys)
    {
        services.AddSingleton(_ => held);
        services.AddSingleton(folder);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(keys);
        services.AddSingleton(_ => RequestSecret.In(folder.Keys));
        services.AddDataProtection().SetApplicationName("hotline").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.AddSignedIn(keys);
        services.AddDoor();
        Description.Add(services);
    }

    /// <summary>Before everything that announces or hears: a database of the other clock must not be touched.</summary>
    private static void AddClock(IServiceCollection services, BusinessClock clock)
    {
        services.AddSingleton(clock);
        services.AddSingleton<Steps>();
        services.AddSingleton<IHostedService>(all => new ClockAtStart(all.GetServices<ServiceDb>(), all.GetRequiredService<BusinessClock>(), name => Role.All.Single(role => role.Name == name).MeetsOthers));
    }

    private static void AddRole(IServiceCollection services, Role role, Place place, bool simulatedClock)
    {
        role.Add(services);
        services.AddKeyedSingleton(role.Name, (all, _) => new ServiceDb(role.Name, place, role.Schema, all.GetRequiredService<BusinessClock>()));
        services.AddSingleton(all => all.GetRequiredKeyedService<ServiceDb>(role.Name));
        if (!role.MeetsOthers)
            return;
        services.AddKeyedSingleton(role.Name, (all, _) => TimersOf(role, all));
        services.AddSingleton(all => all.GetRequiredKeyedService<Timers>(role.Name));
        services.AddSingleton<IHostedService>(all => RelayOf(role, all));
        // Under a simulated clock they ring when it moves.
        if (!simulatedClock)
            services.AddSingleton<IHostedService>(all => all.GetRequiredKeyedService<Timers>(role.Name));
    }

    // The lock is asked for first, so that it is let go last.
    private static void Open(IServiceProvider services)
    {
        _ = services.GetRequiredService<FileStream>();
        _ = services.GetServices<ServiceDb>().Count();
        _ = services.GetRequiredService<Telemetry>();
    }

    /// <summary>The listeners of all services, also of those that run elsewhere: whoever sends first declares all queues.</summary>
    private static void AddBus(IServiceCollection services, Broker? broker)
    {
        services.AddSingleton(_ => Role.AllListeners());
        services.AddSingleton(all => new Queues(broker, all.GetRequiredService<Listeners>()));
        if (broker is null)
        {
            services.AddSingleton<IFactBus, EmbeddedBus>();
            return;
        }
        services.AddSingleton(broker);
        services.AddSingleton<Bus>();
        services.AddSingleton<IFactBus>(all => all.GetRequiredService<Bus>());
        services.AddSingleton<IHostedService>(all => all.GetRequiredService<Bus>());
        services.AddHostedService<OrphanQueues>();
    }

    private static Timers TimersOf(Role role, IServiceProvider all)
    {
        var timers = new Timers(all.GetRequiredKeyedService<ServiceDb>(role.Name), all.GetRequiredService<ILogger<Timers>>());
        role.Ring(timers);
        return timers;
    }

    private static Relay RelayOf(Role role, IServiceProvider all) => new(all.GetRequiredKeyedService<ServiceDb>(role.Name),
        all.GetRequiredService<IFactBus>(), $"{Environment.MachineName}:{all.GetRequiredService<DataFolder>().Path}", all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<Relay>>());

    private static Role[] RolesOf(HostOptions options)
    {
        if (options.Services.Except(Role.Names).FirstOrDefault() is { } unknown)
            throw new WrongSetting($"--services: there is no {unknown}; the services are {string.Join(", ", Role.Names)}");
        var roles = Role.All.Where(role => options.Services.Contains(role.Name)).ToArray();
        if (roles.Length == 0)
            throw new WrongSetting($"--services names none; the services are {string.Join(", ", Role.Names)}");
        return roles;
    }

    private static void RefuseAlone(Role[] roles, Broker? broker)
    {
        var missing = Role.All.Where(role => role.MeetsOthers).Except(roles).Select(role => role.Name).ToArray();
        if (broker is null && missing.Length > 0 && roles.Any(role => role.MeetsOthers))
            throw new WrongSetting($"--services leaves out {string.Join(", ", missing)}: with no broker configured, intake, dispatch, escalation and scoring run in one process");
    }

    private static void RefuseSettings(Role[] roles, IConfiguration settings)
    {
        var names = roles.Select(role => role.Name).ToArray();
        if (names.Contains(WebService.Name) && WebService.Missing(settings, names) is { } missing)
            throw new WrongSetting($"Services__{char.ToUpperInvariant(missing[0])}{missing[1..]} is not set: web asks {missing} there, for it does not run in this process");
        if (names.Contains(WebService.Name) && WebService.Wrong(settings) is { } wrong)
            throw new WrongSetting(wrong);
    }
}
