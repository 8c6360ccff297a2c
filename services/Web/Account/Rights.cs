using Hotline.Platform;

namespace Hotline.Web;

/// <summary>权限: what an account or a key may do: its roles, the units it belongs to, and whether it may act for others.</summary>
/// <param name="Roles">Some of <see cref="Contracts.Roles"/>.</param>
/// <param name="Units">Unit codes.</param>
/// <param name="ActFor">Acting for others is a permission of its own.</param>
public sealed record Rights(IReadOnlyList<string> Roles, IReadOnlyList<string> Units, bool ActFor)
{
    internal static Rights Of(string roles, string units, bool actFor) => new(Split(roles), Split(units), actFor);

    internal string RolesText => string.Join(',', Roles);

    internal string UnitsText => string.Join(',', Units);

    /// <summary>What both allow: a key never opens more than its account does now. One without units is bound by the other's; null where they have no unit in common, for a token without units would open them all.</summary>
    internal Rights? And(Rights other)
    {
        if (Units.Count > 0 && other.Units.Count > 0 && !Units.Intersect(other.Units).Any())
            return null;
        string[] units = Units.Count == 0 ? [.. other.Units] : other.Units.Count == 0 ? [.. Units] : [.. Units.Intersect(other.Units)];
        return new([.. Roles.Intersect(other.Roles)], units, ActFor && other.ActFor);
    }

    internal Refusal? RefuseBeyond(Rights account) =>
        Units.Count == 0 && account.Units.Count > 0 ? WithoutUnits
        : Roles.Except(account.Roles).FirstOrDefault() is { } role ? Beyond("roles", role)
        : Units.Except(account.Units).FirstOrDefault() is { } unit ? Beyond("units", unit)
        : ActFor && !account.ActFor ? Beyond("actFor", "act-for") : null;

    internal Refusal? Refuse() =>
        Roles.Count == 0 ? Refusal.Missing("roles")
        : Roles.Except(Contracts.Roles.All).Any() ? Refusal.UnknownWord("roles", Contracts.Roles.All)
        : Units.Any(IsNoCode) ? NoCode
        : Roles.Contains(Contracts.Roles.Handler) && Units.Count == 0 && !ActFor ? HandlerWithoutUnit : null;

    private static string[] Split(string codes) => codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsNoCode(string? unit) => unit is null or { Length: 0 or > 64 } || unit.Any(c => c == ',' || char.IsWhiteSpace(c));

    private static Refusal Beyond(string field, string word) => Refusal.Wrong(field, "beyond-account",
        $"账号没有 {word}，密钥不能超出账号的权限。", $"The account has no {word}; a key cannot go beyond its account.");

    private static readonly Refusal WithoutUnits = Refusal.Wrong("units", "key-without-units",
        "账号限于若干单位，密钥也必须写明单位。", "The account is limited to units; the key must name some of them.");

    private static readonly Refusal NoCode = Refusal.Wrong("units", "not-a-code",
        "单位代码为 1 到 64 个字符，不含逗号和空格。", "A unit code has 1 to 64 characters and no comma or space.");

    private static readonly Refusal HandlerWithoutUnit = Refusal.Wrong("units", "handler-without-unit",
        "承办人必须属于至少一个单位。", "A handler belongs to at least one unit; name it.");
}
