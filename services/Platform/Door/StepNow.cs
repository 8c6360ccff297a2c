namespace Hotline.Platform;

/// <summary>Whether a step could be taken now, and why not.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Allowed">Whether it could.</param>
/// <param name="Code">Of the refusal that it would meet.</param>
/// <param name="Chinese">Why not, zh-CN.</param>
/// <param name="English">Why not, English.</param>
public sealed record StepNow(string Step, bool Allowed, string? Code = null, string? Chinese = null, string? English = null)
{
    /// <summary>As the step's own rule says.</summary>
    public static StepNow Of(string step, Refusal? refusal) => refusal is null ? new(step, true) : new(step, false, refusal.Code, refusal.Chinese, refusal.English);
}
