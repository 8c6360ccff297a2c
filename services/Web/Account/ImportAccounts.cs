using System.Net.Http.Json;
using Hotline.Contracts;
using Hotline.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotline.Web;

/// <summary>导入账号: an administrator opens and changes many accounts from a CSV file; one unit of work a line, a line that is wrong stops none of the others. The same file again changes nothing.</summary>
public static class ImportAccounts
{
    private const int AtOnce = 32;

    /// <summary>What the administrator sends.</summary>
    /// <param name="Csv">The file's text.</param>
    /// <param name="Check">Only tells what would be done.</param>
    /// <param name="After">Only lines behind this one: a long file is carried out in several portions, so that none of the links is lost to an impatient client.</param>
    /// <param name="Limit">At most so many lines; all unless said.</param>
    public sealed record Command(string? Csv, bool? Check, int? After = null, int? Limit = null);

    /// <summary>What was or would be done with a line.</summary>
    public static class Outcomes
    {
        /// <summary>The account is new.</summary>
        public const string Opened = "opened";
        /// <summary>It was there, and is changed.</summary>
        public const string Changed = "changed";
        /// <summary>It is as the line says.</summary>
        public const string Unchanged = "unchanged";
        /// <summary>Nothing is done with the line.</summary>
        public const string Wrong = "wrong";
    }

    /// <summary>One line and what becomes of it.</summary>
    public sealed record LineSaid
    {
        /// <summary>Its number in the file.</summary>
        public required int Line { get; init; }
        /// <summary>For signing in.</summary>
        public required string Name { get; init; }
        /// <summary>On the pages.</summary>
        public string? FullName { get; init; }
        /// <summary>One of <see cref="Outcomes"/>.</summary>
        public required string Outcome { get; init; }
        /// <summary>The account that was opened or changed.</summary>
        public string? AccountId { get; init; }
        /// <summary>登录链接 of an account just opened; in this answer only.</summary>
        public string? Link { get; init; }
        /// <summary>Why not: the code.</summary>
        public string? Code { get; init; }
        /// <summary>The column at fault.</summary>
        public string? Field { get; init; }
        /// <summary>The sentence, zh-CN.</summary>
        public string? Chinese { get; init; }
        /// <summary>The sentence, English.</summary>
        public string? English { get; init; }
    }

    /// <summary>Every line that is not empty, in the file's order.</summary>
    public sealed record Imported(List<LineSaid> Lines);

    internal static void Route(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounts/import", Handle).MayBe(Roles.Administrator).Command<Imported>("导入账号: open and change accounts from CSV; with check only tells what would be done");

    private static async Task<IResult> Handle(Command command, ServiceDb db, BusinessClock clock, Actor user, Neighbours neighbours, HttpContext http)
    {
        if (Refuse(command) is { } refusal) return refusal.Answer();
        if (await Units(neighbours, http) is not { } units) return UnitsAway.Answer();
        var (lines, no) = new AccountTable(units).Read(command.Csv!);
        var portion = lines.Where(line => line.Line > (command.After ?? 0)).Take(command.Limit ?? AccountTable.MostLines).ToList();
        return no?.Answer() ?? TypedResults.Ok(new Imported(await Carry(portion, command.Check == true, db, clock, user)));
    }

    internal static Refusal? Refuse(Command command) => command.Csv?.Length > AccountTable.MostCharacters ? TooLarge : Refusal.IfNotText("csv", command.Csv, AccountTable.MostCharacters);

    // What a unit of work comes to is no answer on the wire: those are kept for Idempotency-Key, and the links are kept nowhere.
    internal static async Task<List<LineSaid>> Carry(List<AccountLine> lines, bool check, ServiceDb db, BusinessClock clock, Actor user)
    {
        var done = new List<LineSaid>();
        foreach (var some in lines.Chunk(AtOnce))
            done.AddRange(await Task.WhenAll(some.Select(line => line.Wrong is { } wrong ? Task.FromResult(Said(line, null, Outcomes.Wrong, wrong))
                : check ? Check(line, db) : db.Write(tx => Apply(tx, line, clock.Now, user)))));
        return done;
    }

    private static async Task<LineSaid> Check(AccountLine line, ServiceDb db)
    {
        var account = await db.Single<Account>(Account.LoadNamed, new { line.Name });
        var (outcome, no) = Decide(line, account, account?.IsAdministrator == true ? await db.Single<long>(ChangeAccount.CountOthers, new { account.Id }) : 0);
        return Said(line, account?.Id, outcome, no);
    }

    private static async Task<LineSaid> Apply(Transaction tx, AccountLine line, DateTime now, Actor user)
    {
        var account = await tx.Single<Account>(Account.LoadNamed, new { line.Name });
        // Whether it is the last administrator is looked at where the account is changed.
        var (outcome, no) = Decide(line, account, otherAdministrators: 1);
        if (outcome == Outcomes.Opened)
            return await Open(tx, line, now, user);
        if (outcome == Outcomes.Changed)
            no = (await ChangeAccount.Change(tx, account, Change(line), now, user)).No;
        return Said(line, account?.Id, no is null ? outcome : Outcomes.Wrong, no);
    }

    private static async Task<LineSaid> Open(Transaction tx, AccountLine line, DateTime now, Actor user)
    {
        var made = MakeAccount.Decide(line.Name, line.FullName, New(line), now);
        await MakeAccount.Save(tx, made, user);
        return Said(line, made.AccountId, Outcomes.Opened, null) with { Link = (await Invite.Make(tx, made.AccountId, now, user)).Path };
    }

    internal static (string Outcome, Refusal? No) Decide(AccountLine line, Account? account, long otherAdministrators)
    {
        var no = line.Wrong ?? (account is null
            ? MakeAccount.Refuse(null, new(line.Name, line.Roles, line.Units, null, line.FullName))
            : account.Disabled ? Disabled : ChangeAccount.Refuse(account, Change(line), otherAdministrators));
        return no is not null ? (Outcomes.Wrong, no) : (account is null ? Outcomes.Opened : IsAs(account, line) ? Outcomes.Unchanged : Outcomes.Changed, null);
    }

    private static bool IsAs(Account account, AccountLine line) =>
        account.Rights.Roles.ToHashSet().SetEquals(line.Roles) && (line.Units is null || account.Rights.Units.ToHashSet().SetEquals(line.Units)) && (line.FullName is null || line.FullName == account.FullName);

    private static Rights New(AccountLine line) => new(line.Roles, line.Units ?? [], false);

    private static ChangeAccount.Command Change(AccountLine line) => new(line.Roles, line.Units, null, null, null, line.FullName);

    private static LineSaid Said(AccountLine line, string? account, string outcome, Refusal? no) => new()
    {
        Line = line.Line,
        Name = line.Name,
        FullName = line.FullName,
        Outcome = outcome,
        AccountId = account,
        Code = no?.Code,
        Field = no?.Field,
        Chinese = no?.Chinese,
        English = no?.English,
    };

    /// <summary>All units as Dispatch has them; null where it does not answer.</summary>
    private static async Task<List<UnitSaid>?> Units(Neighbours neighbours, HttpContext http)
    {
        const int page = 1000;
        var all = new List<UnitSaid>();
        for (var found = page; found == page;)
        {
            try
            {
                using var answer = await neighbours.Ask("dispatch", $"units?limit={page}&after={Uri.EscapeDataString(all.LastOrDefault()?.Code ?? "")}", http.Request, http.RequestAborted);
                if (!answer.IsSuccessStatusCode || await answer.Content.ReadFromJsonAsync<List<UnitSaid>>(Wire.Json, http.RequestAborted) is not { } units)
                    return null;
                all.AddRange(units);
                found = units.Count;
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !http.RequestAborted.IsCancellationRequested)
            {
                return null;
            }
        }
        return all;
    }

    private static readonly Refusal TooLarge = Refusal.Wrong("csv", "file-too-large",
        $"文件太大：最多 {AccountTable.MostLines} 行、{AccountTable.MostCharacters} 字，请分成几个文件。", $"The file is too large: at most {AccountTable.MostLines} lines and {AccountTable.MostCharacters} characters; divide it.");

    private static readonly Refusal Disabled = Refusal.Wrong("name", "account-disabled",
        "这个账号已停用；如要再用，请先在账号页恢复。", "This account is disabled; enable it on the accounts page first.");

    private static readonly Refusal UnitsAway = new("service-away", 503,
        "派单服务暂时没有响应，无法核对单位。请稍后再试，什么都没有改动。", "Dispatch does not answer for the moment, so units cannot be checked. Try again shortly; nothing was changed.") { RetryAfter = 5 };
}
