using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>A number that stood in a text: under which label it is kept, and what it is.</summary>
public sealed record MovedNumber(string Label, string Kind);

/// <summary>The texts of a command with the personal numbers moved out of them, and those numbers.</summary>
/// <param name="Texts">In the order in which they were given; ［电话1］ stands where a number stood.</param>
/// <param name="Numbers">What was moved out and is not kept yet.</param>
internal sealed record MovedNumbers(IReadOnlyList<string?> Texts, IReadOnlyList<PersonalNumber> Numbers)
{
    /// <summary>Moves all but those to keep. A number the order already has keeps its label, and new labels go on after it.</summary>
    public static MovedNumbers OutOf(IReadOnlyList<PersonalNumber> known, IReadOnlyCollection<string>? keep, params string?[] texts)
    {
        var found = PersonalNumbers.Find([.. texts.Select(t => t ?? "")], keep ?? [], known);
        return new MovedNumbers([.. found.Texts.Zip(texts, (moved, text) => text is null ? null : moved)], [.. found.Numbers.Skip(known.Count)]);
    }

    /// <summary>Moves them out of what is added to an order.</summary>
    public static async Task<MovedNumbers> OutOf(WorkOrder order, Transaction tx, CallerSafe safe, IReadOnlyCollection<string>? keep, params string?[] texts) =>
        OutOf(order.NumbersMoved == 0 ? [] : safe.NumbersIn(await tx.List<ProtectedCaller>(ProtectedCaller.OfOrder, new { order.Id })), keep, texts);

    /// <summary>What may be shown of the numbers.</summary>
    public IReadOnlyList<MovedNumber> Labels => [.. Numbers.Select(n => new MovedNumber(n.Label, n.Kind))];

    /// <summary>Keeps the numbers, protected, with the revision of the fact that has the text.</summary>
    public async Task Keep(Transaction tx, CallerSafe safe, string orderId, int revision)
    {
        if (Numbers.Count == 0)
            return;
        await tx.Execute(ProtectedCaller.Insert, safe.Protect(orderId, revision, Numbers));
        await tx.Execute(Count, new { Id = orderId, More = Numbers.Count });
    }

    private const string Count = "UPDATE WorkOrders SET NumbersMoved = NumbersMoved + @More WHERE Id = @Id";
}
