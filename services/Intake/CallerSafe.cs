using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotline.PersonalNumbers;
using Hotline.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Hotline.Intake;

/// <summary>Who called, as the agent wrote it down.</summary>
/// <param name="Name">姓名.</param>
/// <param name="Phone">电话.</param>
/// <param name="IdNumber">证件号.</param>
/// <param name="HomeAddress">住址.</param>
public sealed record Caller(string? Name, string? Phone, string? IdNumber, string? HomeAddress);

/// <summary>A number that stood in a text, in clear.</summary>
public sealed record ClearNumber(string Label, string Kind, string Value);

/// <summary>Who called, and the numbers that stood in the texts, in clear: never stored, never announced.</summary>
public sealed record Revealed(string? Name, string? Phone, string? IdNumber, string? HomeAddress, IReadOnlyList<ClearNumber> Numbers);

/// <summary>A row of the table Callers: every field protected, the index a keyed hash.</summary>
internal sealed record ProtectedCaller
{
    public string OrderId { get; init; } = "";
    public int Revision { get; init; }
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public string? PhoneIndex { get; init; }
    public string? IdNumber { get; init; }
    public string? HomeAddress { get; init; }
    public string? Numbers { get; init; }

    internal const string OfOrder = "SELECT * FROM Callers WHERE OrderId = @Id ORDER BY Revision";

    internal const string Insert = """
        INSERT INTO Callers (OrderId, Revision, Name, Phone, PhoneIndex, IdNumber, HomeAddress, Numbers)
        VALUES (@OrderId, @Revision, @Name, @Phone, @PhoneIndex, @IdNumber, @HomeAddress, @Numbers)
        """;
}

/// <summary>Protects what must not be read in the database, and opens it again.</summary>
public sealed class CallerSafe(IDataProtectionProvider protection, ServiceDb db)
{
    private readonly IDataProtector _protector = protection.CreateProtector("hotline.caller");
    private readonly IDataProtector _drafts = protection.CreateProtector("hotline.draft");
    private byte[]? _indexKey;

    /// <summary>Opens what was protected when the first caller was written down.</summary>
    /// <exception cref="CryptographicException">The keys are others.</exception>
    internal async Task Prove() => _ = Opened(await db.Single<string>(LoadKey));

    /// <summary>The row to keep at registration, or null where there is nothing to protect.</summary>
    internal async Task<ProtectedCaller?> Protect(string orderId, Caller? caller, IReadOnlyList<PersonalNumber> numbers)
    {
        var row = Protect(orderId, 1, numbers) with
        {
            Name = Closed(caller?.Name),
            Phone = Closed(caller?.Phone),
            PhoneIndex = await IndexOf(caller?.Phone),
            IdNumber = Closed(caller?.IdNumber),
            HomeAddress = Closed(caller?.HomeAddress),
        };
        return row is { Name: null, Phone: null, IdNumber: null, HomeAddress: null, Numbers: null } ? null : row;
    }

    /// <summary>The telephone of a call that became no order, and by what it is found.</summary>
    internal async Task<(string? Phone, string? Index)> Protect(string? phone) => (Closed(phone), await IndexOf(phone));

    /// <summary>What an agent has written so far, unreadable.</summary>
    internal string CloseDraft(string clear) => _drafts.Protect(clear);

    /// <summary>The same in clear.</summary>
    internal string OpenDraft(string closed) => _drafts.Unprotect(closed);

    /// <summary>The row for numbers that stood in a later text.</summary>
    internal ProtectedCaller Protect(string orderId, int revision, IReadOnlyList<PersonalNumber> numbers) => new()
    {
        OrderId = orderId,
        Revision = revision,
        Numbers = numbers.Count == 0 ? null : Closed(JsonSerializer.Serialize(numbers, Wire.Json)),
    };

    /// <summary>All that is kept of one order, in clear.</summary>
    internal Revealed Open(IReadOnlyList<ProtectedCaller> rows)
    {
        var first = rows.FirstOrDefault(r => r.Revision == 1);
        return new Revealed(Opened(first?.Name), Opened(first?.Phone), Opened(first?.IdNumber), Opened(first?.HomeAddress),
            [.. NumbersIn(rows).Select(n => new ClearNumber(n.Label, n.Kind, n.Value))]);
    }

    /// <summary>The numbers that stood in the order's texts.</summary>
    internal IReadOnlyList<PersonalNumber> NumbersIn(IReadOnlyList<ProtectedCaller> rows) =>
        [.. rows.Where(r => r.Numbers is not null).SelectMany(r => JsonSerializer.Deserialize<List<PersonalNumber>>(Opened(r.Numbers)!, Wire.Json)!)];

    /// <summary>By what a caller's earlier orders are found: nobody can tell the number from it without the key.</summary>
    internal async Task<string?> IndexOf(string? phone) => Normal(phone) is not { Length: > 0 } digits ? null
        : Convert.ToHexStringLower(HMACSHA256.HashData(_indexKey ??= await IndexKey(), Encoding.UTF8.GetBytes(digits)));

    /// <summary>The same telephone, however it is written; of what is no telephone we know, the digits.</summary>
    internal static string Normal(string? phone) =>
        PersonalNumber.FirstIn(phone, []) is { Kind: PersonalNumber.Telephone, Normalised: var number } ? number
        : string.Concat((phone ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));

    private async Task<byte[]> IndexKey()
    {
        var stored = await db.Single<string>(LoadKey) ?? await db.Write(async tx =>
        {
            await tx.Execute(MakeKey, new { Value = Closed(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))) });
            return (await tx.Single<string>(LoadKey))!;
        });
        return Convert.FromBase64String(_protector.Unprotect(stored));
    }

    private string? Closed(string? clear) => string.IsNullOrWhiteSpace(clear) ? null : _protector.Protect(clear);

    private string? Opened(string? closed) => closed is null ? null : _protector.Unprotect(closed);

    private const string LoadKey = "SELECT Value FROM Secrets WHERE Name = 'phone-index'";

    private const string MakeKey = """
        INSERT INTO Secrets (Name, Value)
        SELECT 'phone-index', @Value WHERE NOT EXISTS (SELECT 1 FROM Secrets WHERE Name = 'phone-index')
        """;
}
