namespace Hotline.Intake;

/// <summary>Who called, masked, as every page shows it.</summary>
/// <param name="Name">张**.</param>
/// <param name="Phone">138 **** 2207.</param>
/// <param name="IdNumber">440***********12.</param>
/// <param name="HomeAddress">Only whether there is one.</param>
/// <param name="Numbers">The labels that stand in the texts.</param>
public sealed record MaskedCaller(string? Name, string? Phone, string? IdNumber, bool HomeAddress, IReadOnlyList<MovedNumber> Numbers);

/// <summary>遮蔽: enough to recognise the caller by, too little to use.</summary>
internal static class Masks
{
    public static MaskedCaller Of(Revealed caller) => new(Name(caller.Name), Phone(caller.Phone), IdNumber(caller.IdNumber),
        caller.HomeAddress is not null, [.. caller.Numbers.Select(n => new MovedNumber(n.Label, n.Kind))]);

    /// <summary>The first character and two stars, however long it is.</summary>
    internal static string? Name(string? name) => string.IsNullOrEmpty(name) ? null : char.IsHighSurrogate(name[0]) ? name[..2] + "**" : name[0] + "**";

    /// <summary>Three and four digits of a long number, the last two of a short one.</summary>
    internal static string? Phone(string? phone) => CallerSafe.Normal(phone) switch
    {
        _ when string.IsNullOrEmpty(phone) => null,
        { Length: >= 11 } digits => $"{digits[..3]} **** {digits[^4..]}",
        { Length: >= 7 } digits => $"**** {digits[^2..]}",
        _ => "****",
    };

    /// <summary>Three and two characters of a whole id, nothing of anything else.</summary>
    internal static string? IdNumber(string? id) => string.IsNullOrEmpty(id) ? null : id.Length >= 15 ? $"{id[..3]}***********{id[^2..]}" : "****";
}
