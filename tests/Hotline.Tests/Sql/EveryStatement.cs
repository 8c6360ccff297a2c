using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Hotline.Escalation;
using Hotline.Host;
using Hotline.Platform;

namespace Hotline.Tests.Sql;

/// <summary>Every statement that the code can send: the texts in our assemblies that begin as a statement does, and those that are put together.</summary>
internal static partial class EveryStatement
{
    /// <summary>What only one of the databases reads: which tables are there, asked before it is known to be ours, and the index of the texts.</summary>
    public static readonly string[] DialectsOwn = [.. Own(Dialect.Sqlite), .. Own(Dialect.SqlServer)];

    private static IEnumerable<string> Own(Dialect dialect) => dialect.Own.Concat(dialect.Own.Where(sql => sql.Contains("ORDER BY", StringComparison.Ordinal)).Select(dialect.First));

    /// <summary>By service; Platform's and Host's can be sent to the database of any service.</summary>
    public static IEnumerable<(string Service, string Sql)> Written { get; } =
    [
        .. Role.All.SelectMany(role => In(role.Schema).Select(sql => (role.Name, sql))),
        .. In(typeof(ServiceDb).Assembly).Concat(In(typeof(HotlineApp).Assembly)).Select(sql => ("any", sql)),
        .. ReadClocks.Selections.Values.Select(sql => (EscalationService.Name, sql)),
    ];

    /// <summary>As they are sent: also the first rows of an ordered query.</summary>
    public static IEnumerable<(string Service, string Sql)> AsSent(Dialect dialect) =>
        Written.Concat(Written.Where(one => one.Sql.Contains("ORDER BY", StringComparison.Ordinal)).Select(one => (one.Service, dialect.First(one.Sql))));

    /// <summary>The texts of an assembly that begin as a statement does; what constants are put together from counts as written.</summary>
    public static IEnumerable<string> In(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var texts = file.GetMetadataReader();
        var found = new List<string>();
        for (var text = MetadataTokens.UserStringHandle(1); !text.IsNil; text = texts.GetNextHandle(text))
            if (texts.GetUserString(text) is var sql && Begins().IsMatch(sql) && !DialectsOwn.Contains(sql))
                found.Add(sql);
        return found;
    }

    [GeneratedRegex(@"^\s*(SELECT|INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Begins();
}
