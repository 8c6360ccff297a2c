using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Hotline.Platform;

/// <summary>Who acts: the account, the role in which the route was called, and the units it belongs to.</summary>
public sealed record Actor(string Id, string Role, IReadOnlyList<string> Units)
{
    /// <summary>A service acting by itself: timers and listeners.</summary>
    public static Actor System(string service) => new($"system:{service}", SystemRole, []);

    internal const string SystemRole = "system";

    /// <summary>Whether the account belongs to this unit.</summary>
    public bool IsOf(string? unit) => unit is not null && Units.Contains(unit);

    /// <summary>The signed-in account, in the first of its roles that the route allows.</summary>
    public static ValueTask<Actor?> BindAsync(HttpContext context, ParameterInfo _)
    {
        var person = context.User;
        var allowed = context.GetEndpoint()?.Metadata.GetMetadata<AllowedRoles>()?.Roles ?? [];
        var role = allowed.FirstOrDefault(person.IsInRole) ?? person.FindFirstValue(Claim.Role) ?? "";
        var units = person.FindAll(Claim.Unit).Select(c => c.Value).ToArray();
        return ValueTask.FromResult<Actor?>(new Actor(person.FindFirstValue(Claim.Account) ?? "", role, units));
    }
}

/// <summary>The claims of a token.</summary>
public static class Claim
{
    /// <summary>The account's id.</summary>
    public const string Account = "sub";
    /// <summary>One role; there may be several.</summary>
    public const string Role = "role";
    /// <summary>One unit; there may be several.</summary>
    public const string Unit = "unit";
    /// <summary>Present where the account may act for others.</summary>
    public const string ActFor = "act_for";
}

/// <summary>The roles that may call a route.</summary>
public sealed record AllowedRoles(IReadOnlyList<string> Roles);
