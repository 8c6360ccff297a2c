using Hotline.Platform;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Web;

/// <summary>密码规则: at least ten characters, letters and digits, not the account's name. The same wherever a password is set.</summary>
internal static class NewPassword
{
    public static void Rules(PasswordOptions rules)
    {
        rules.RequiredLength = 10;
        rules.RequiredUniqueChars = 4;
        rules.RequireDigit = true;
        rules.RequireLowercase = true;
        rules.RequireUppercase = false;
        rules.RequireNonAlphanumeric = false;
    }

    public static async Task<Refusal?> Refuse(UserManager<Person> people, Person person, string? password, string? again)
    {
        if (password != again)
            return NotTheSame;
        foreach (var validator in people.PasswordValidators)
            if (!(await validator.ValidateAsync(people, person, password)).Succeeded)
                return TooWeak;
        return password!.Length > 200 || password.Contains(person.Name, StringComparison.OrdinalIgnoreCase) ? TooWeak : null;
    }

    /// <summary>Sets it and ends every session of the account; a lock ends too.</summary>
    public static async Task Set(UserManager<Person> people, Person person, string password)
    {
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        person.Failures = 0;
        person.LockedUntil = null;
        var saved = await people.UpdateSecurityStampAsync(person);
        if (!saved.Succeeded)
            throw new ChangedMeanwhile();
    }

    internal static readonly Refusal TooWeak = Refusal.Wrong("password", "password-too-weak",
        "密码至少 10 个字符，须有小写字母和数字，至少 4 种不同字符，且不能包含账号名。", "A password has at least ten characters, with small letters and digits, four different ones at least, and not the account's name in it.");

    internal static readonly Refusal NotTheSame = Refusal.Wrong("again", "passwords-differ", "两次输入的密码不一样。", "The two passwords are not the same.");
}
