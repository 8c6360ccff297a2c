using System.CommandLine;
using System.Net.Sockets;
using Hotline.Platform;
using Hotline.Web;

namespace Hotline.Host;

/// <summary>Serves until it is stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen; several with semicolons between.",
        HelpName = "URL",
        DefaultValueFactory = _ => new HostOptions().Urls,
    };

    private static readonly Option<string> Services = new("--services")
    {
        Description = "The roles of this process, with commas between.",
        HelpName = "NAMES",
        DefaultValueFactory = _ => string.Join(',', Role.Names),
    };

    private static readonly Option<bool> Demo = new("--demo") { Description = "Makes accounts and keys for each role and prints them; former demo keys are revoked." };

    public static RootCommand On(RootCommand root)
    {
        root.Options.Add(Urls);
        root.Options.Add(Commands.Data);
        root.Options.Add(Services);
        root.Options.Add(Demo);
        root.Options.Add(Commands.Clock);
        root.SetAction((parsed, _) => Serve(new HostOptions
        {
            Urls = parsed.GetValue(Urls)!,
            Data = parsed.GetValue(Commands.Data)!,
            Services = parsed.GetValue(Services)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Demo = parsed.GetValue(Demo),
            SimulatedClock = Commands.IsSimulated(parsed),
        }, parsed.InvocationConfiguration.Output));
        return root;
    }

    private static async Task<int> Serve(HostOptions options, TextWriter answers)
    {
        RefuseUrls(options.Urls.Split(';'));
        await using var app = HotlineApp.Build(options);
        await Start(app, options);
        var folder = app.Services.GetRequiredService<DataFolder>();
        await answers.WriteLineAsync($"Hotline serves {string.Join(", ", options.Services)} at {string.Join(", ", app.Urls)}, data in {folder.Path}");
        if (options.Demo)
            await Host.Demo.Prepare(app.Services, answers);
        else
            await LetIn(app, folder, answers);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task Start(WebApplication app, HostOptions options)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new WrongSetting($"--urls {options.Urls} cannot be listened on: {(error.InnerException ?? error).Message}");
        }
    }

    // HTTPS is spoken with the certificate of Kestrel__Certificates__Default__Path; pages ask the services at an address without it, on this machine.
    private static void RefuseUrls(string[] urls)
    {
        var certificate = Settings.Here()["Kestrel:Certificates:Default:Path"] is { Length: > 0 };
        var schemes = urls.Select(url => SchemeOf(url, certificate)).ToList();
        if (!schemes.Contains("http"))
            throw new WrongSetting($"--urls {string.Join(';', urls)}: add an address for this machine itself, such as http://127.0.0.1:5345");
    }

    private static string SchemeOf(string url, bool certificate)
    {
        try
        {
            if (BindingAddress.Parse(url) is { PathBase: "" } address && (address.Scheme == "http" || (address.Scheme == "https" && certificate)))
                return address.Scheme;
        }
        catch (FormatException) { }
        throw new WrongSetting(url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            ? $"--urls {url}: HTTPS needs a certificate, named by Kestrel__Certificates__Default__Path"
            : $"--urls {url}: an address to listen on is like http://127.0.0.1:5345");
    }

    // Nobody by a demonstration's password; the first administrator by a link; the first program by a key.
    private static async Task LetIn(WebApplication app, DataFolder folder, TextWriter answers)
    {
        if (app.Services.GetKeyedService<ServiceDb>(WebService.Name) is not { } db)
            return;
        await DemoPeople.End(db);
        if (await FirstAdministrator.Link(db, app.Services.GetRequiredService<BusinessClock>()) is { } path)
            await answers.WriteLineAsync($"No administrator has a password yet. Set it within 24 hours at {app.Urls.First()}{path}");
        if (await MakeKey.NoneYet(db))
            await answers.WriteLineAsync($"There is no key yet. Make the first: {ThisProgram} key --name admin --role administrator --data \"{folder.Path}\"");
    }

    // As it was started: the program itself, or, in the image, dotnet with its file.
    private static string ThisProgram => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? $"dotnet \"{Path.Combine(AppContext.BaseDirectory, "hotline.dll")}\""
        : $"\"{Environment.ProcessPath}\"";
}
