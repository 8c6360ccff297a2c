namespace Hotline.PersonalNumbers;

/// <summary>Texts with their personal numbers moved out.</summary>
/// <param name="Texts">As they may be shown, in the order given.</param>
/// <param name="Numbers">What goes to the protected field.</param>
public sealed record Found(IReadOnlyList<string> Texts, IReadOnlyList<PersonalNumber> Numbers);
