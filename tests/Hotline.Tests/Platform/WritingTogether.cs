using Hotline.Platform;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Hotline.Tests.Platform;

[OnEachDatabase]
public sealed class WritingTogether : IAsyncDisposable
{
    private const string Add = "INSERT INTO Heads (Subject, Number, Hash) VALUES (@Subject, 1, @Hash)";
    private const string Count = "SELECT COUNT(*) FROM Heads";
    private readonly ADatabase _given = new();

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    private Task<int> AddOne(string subject, string hash = "") => _given.Db.Write(tx => tx.Execute(Add, new { Subject = subject, Hash = hash }));

    [Fact]
    public async Task A_write_inside_a_write_throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _given.Db.Write(tx => AddOne("inner")));

    [Fact]
    public async Task A_refusal_takes_back_what_the_unit_did()
    {
        var answer = await _given.Db.Write(async tx =>
        {
            await tx.Execute(Add, new { Subject = "half-done", Hash = "" });
            return Refusal.NotFound.Answer();
        });
        Assert.Equal(404, ((IStatusCodeHttpResult)answer).StatusCode);
        Assert.Equal(0, await _given.Db.Single<long>(Count));
    }

    [Fact]
    public async Task What_must_follow_a_commit_follows_the_commit_and_only_it()
    {
        var followed = new List<string>();
        await _given.Db.Write(tx => { tx.AfterCommit(() => followed.Add("done")); return Task.FromResult(1); });
        await Assert.ThrowsAsync<FormatException>(() => _given.Db.Write<int>(tx =>
        {
            tx.AfterCommit(() => followed.Add("failed"));
            throw new FormatException();
        }));
        Assert.Equal(["done"], followed);
    }

    [Fact]
    public async Task One_failing_unit_does_not_touch_the_others_of_its_group()
    {
        var writes = Enumerable.Range(0, 200).Select(i => i % 10 == 0
            ? _given.Db.Write<int>(async tx => { await tx.Execute(Add, new { Subject = $"s{i}", Hash = "" }); throw new FormatException(); })
            : AddOne($"s{i}")).ToList();
        await Task.WhenAll(writes).ContinueWith(_ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(20, writes.Count(w => w.IsFaulted));
        Assert.Equal(180, await _given.Db.Single<long>(Count));
    }

    [Fact, OnSqliteOnly("a full disk is made with a pragma")]
    public async Task On_a_full_disk_a_unit_is_done_or_not_done_and_never_half()
    {
        await AddOne("first");
        await _given.Db.Write(async tx =>
        {
            var pages = await tx.Single<long>("PRAGMA page_count");
            return await tx.Single<long>($"PRAGMA max_page_count = {pages + 40}");
        });
        var big = new string('工', 20_000);
        var writes = Enumerable.Range(0, 60).Select(i => AddOne($"big{i:00}", i % 2 == 0 ? big : "")).ToList();
        await Task.WhenAll(writes).ContinueWith(_ => { }, TestContext.Current.CancellationToken);
        var failed = writes.Where(w => w.IsFaulted).ToList();
        Assert.NotEmpty(failed);
        Assert.All(failed, w => Assert.True(_given.Db.Dialect.IsTransient(w.Exception!.InnerException!)));
        Assert.Equal(1 + writes.Count(w => w.IsCompletedSuccessfully), await _given.Db.Single<long>(Count));
    }

    [Fact, OnSqliteOnly("it counts how often a group runs a unit")]
    public async Task Two_who_insert_the_same_key_first_are_told_the_same_after_one_ran_again()
    {
        var runs = 0;
        var clash = _given.Db.Write(async tx =>
        {
            runs++;
            return await tx.Execute(Add, new { Subject = "same", Hash = "" });
        });
        await clash;
        runs = 0;
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => _given.Db.Write(async tx =>
        {
            runs++;
            return await tx.Execute(Add, new { Subject = "same", Hash = "" });
        }));
        Assert.Equal(3, runs);
    }
}
