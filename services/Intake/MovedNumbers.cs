using Hotline.PersonalNumbers;
using Hotline.Platform;

namespace Hotline.Intake;

/// <summary>A number or name that stood in a text: under which label it is kept, and what it is.</summary>
public sealed record MovedNumber(string Label, string Kind);

/// <summary>The texts of a command with the personal numbers and the caller's name moved out of them, and those numbers.</summary>
/// <param name="Texts">In the order in which they were given; ［电话1］ stands where a number stood.</param>
/// <param name="Numbers">What was moved out and is not kept yet.</param>
internal sealed record MovedNumbers(IReadOnlyList<string?> Texts, IReadOnlyList<PersonalNumber> Numbers)
{
    private int KnownBefore { get; init; }
    private ProtectedCaller? Row { get; init; }

    /// <summary>What may be shown of the numbers.</summary>
    public IReadOnlyList<MovedNumber> Labels => [.. Numbers.Select(n => new MovedNumber(n.Label, n.Kind))];

    /// <summary>Out of the texts of a new order: all but those to keep; what the caller is known by is never kept.</summary>
    public static MovedNumbers OutOf(Caller? caller, IReadOnlyCollection<string>? keep, params string?[] texts) => OutOf([], Own(caller), keep, texts);

    /// <summary>Out of what is added to an order: a number it already has keeps its label, and new labels go on after it. Searched and protected before the unit of work, which then asks <see cref="Outdated"/>.</summary>
    public static async Task<MovedNumbers> OutOf(string orderId, ServiceDb db, CallerSafe safe, IReadOnlyCollection<string?>? keep, params string?[] texts)
    {
        var rows = await db.List<ProtectedCaller>(ProtectedCaller.OfOrder, new { Id = orderId });
        var known = safe.NumbersIn(rows);
        var moved = OutOf(known, Own(safe.Open(rows)), [.. keep?.OfType<string>() ?? []], texts);
        return moved with { KnownBefore = known.Count, Row = moved.Numbers.Count == 0 ? null : safe.Protect(orderId, 0, moved.Numbers) };
    }

    /// <summary>What the caller is known by, where anything is.</summary>
    public static CallersOwn? Own(Caller? caller) => caller is null ? null : new CallersOwn(caller.Name, caller.Phone, caller.IdNumber);

    /// <summary>A no where other numbers were moved out of the order since these labels were given.</summary>
    public Refusal? Outdated(WorkOrder order) => order.NumbersMoved == KnownBefore ? null : Refusal.Stale(order.Revision);

    /// <summary>Keeps the numbers, protected, with the revision of the fact that has the text.</summary>
    public async Task Keep(Transaction tx, int revision)
    {
        if (Row is null)
            return;
        await tx.Execute(ProtectedCaller.Insert, Row with { Revision = revision });
        await tx.Execute(Count, new { Id = Row.OrderId, More = Numbers.Count });
    }

    private static MovedNumbers OutOf(IReadOnlyList<PersonalNumber> known, CallersOwn? own, IReadOnlyCollection<string>? keep, string?[] texts)
    {
        var found = PersonalNumber.Find([.. texts.Select(t => t ?? "")], keep ?? [], known, own);
        return new MovedNumbers([.. found.Texts.Zip(texts, (moved, text) => text is null ? null : moved)], [.. found.Numbers.Skip(known.Count)]);
    }

    private static CallersOwn Own(Revealed caller) => new(caller.Name, caller.Phone, caller.IdNumber);

    private const string Count = "UPDATE WorkOrders SET NumbersMoved = NumbersMoved + @More WHERE Id = @Id";
}
