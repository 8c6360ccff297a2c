using System.Diagnostics;

namespace Hotline.Platform;

/// <summary>One trace from the agent's click to the score.</summary>
public static class Telemetry
{
    /// <summary>Where our activities come from.</summary>
    public static readonly ActivitySource Source = new("Hotline");
}
