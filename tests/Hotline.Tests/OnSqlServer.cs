using System.Reflection;
using Xunit;
using Xunit.v3;

namespace Hotline.Tests;

/// <summary>The tests in this class ask a service's database: each is run on SQLite, and once more on SQL Server.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnEachDatabaseAttribute : Attribute;

/// <summary>This one is about SQLite itself.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteOnlyAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>Each slice test once more, on the server that HOTLINE_TEST_SQLSERVER names.</summary>
public sealed class OnSqlServer
{
    public static TheoryData<string> All => [.. Methods.SelectMany(Named)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Test(string name)
    {
        ASqlServer.SkipUnlessConfigured();
        ASqlServer.Here.Value = true;
        var (method, row) = Find(name);
        var book = Activator.CreateInstance(method.DeclaringType!)!;
        try
        {
            if (method.Invoke(book, row) is Task running)
                await running;
        }
        finally
        {
            await End(book);
        }
    }

    private static IEnumerable<MethodInfo> Methods =>
        from type in typeof(OnSqlServer).Assembly.GetTypes()
        where type.IsDefined(typeof(OnEachDatabaseAttribute))
        from method in type.GetMethods()
        where method.IsDefined(typeof(FactAttribute)) && !method.IsDefined(typeof(OnSqliteOnlyAttribute))
        select method;

    /// <summary>A fact is run once, a theory once for each of its rows.</summary>
    private static IEnumerable<string> Named(MethodInfo method) => Rows(method).Select((_, row) => $"{method.DeclaringType!.Name}.{method.Name} {row}");

    private static List<object?[]> Rows(MethodInfo method) => !method.IsDefined(typeof(TheoryAttribute)) ? [[]]
        : [.. method.GetCustomAttributes().OfType<IDataAttribute>().SelectMany(data => data.GetData(method, new Xunit.Sdk.DisposalTracker()).AsTask().GetAwaiter().GetResult()).Select(row => row.GetData())];

    private static (MethodInfo Method, object?[] Row) Find(string name)
    {
        var words = name.Split('.', ' ');
        var method = Methods.Single(m => m.DeclaringType!.Name == words[0] && m.Name == words[1]);
        return (method, Rows(method)[int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture)]);
    }

    private static async ValueTask End(object book)
    {
        if (book is IAsyncDisposable later)
            await later.DisposeAsync();
        else
            (book as IDisposable)?.Dispose();
    }
}
