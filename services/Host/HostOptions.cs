using Hotline.Platform;

namespace Hotline.Host;

/// <summary>What this process is: which roles, where it listens, where its data lies.</summary>
public sealed record HostOptions
{
    /// <summary>Where it listens; several with semicolons between.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5345";
    /// <summary>The folder of the databases and the keys.</summary>
    public string Data { get; init; } = "./data";
    /// <summary>Which roles run here.</summary>
    public IReadOnlyList<string> Services { get; init; } = Role.Names;
    /// <summary>With units, accounts and keys to try it.</summary>
    public bool Demo { get; init; }
    /// <summary>模拟时钟: business time moves only when it is told to. Never where real orders are.</summary>
    public bool SimulatedClock { get; init; }
    /// <summary>The broker; left out: the one in the settings, or none.</summary>
    public Broker? Broker { get; init; }
    /// <summary>Connection strings by role; left out: those in the settings, or files in the data folder.</summary>
    public IReadOnlyDictionary<string, string>? Databases { get; init; }
    /// <summary>Production, or Development.</summary>
    public string Environment { get; init; } = "Production";
}

/// <summary>A command or a setting was wrong: one sentence that names it.</summary>
public sealed class WrongSetting(string sentence) : Exception(sentence);
