using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Hotline.Platform;

/// <summary>Times are UTC, in whole milliseconds; SQLite keeps them as text that sorts.</summary>
internal sealed class UtcColumn : SqlMapper.TypeHandler<DateTime>
{
    private const string Format = "yyyy-MM-dd HH:mm:ss.fff";

    public override DateTime Parse(object value) => value is DateTime time
        ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
        : DateTime.ParseExact((string)value, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public override void SetValue(IDbDataParameter parameter, DateTime value)
    {
        if (parameter is SqliteParameter)
            (parameter.DbType, parameter.Value) = (DbType.String, value.ToString(Format, CultureInfo.InvariantCulture));
        else
            (parameter.DbType, parameter.Value) = (DbType.DateTime2, value);
    }
}

/// <summary>Yes and no are 1 and 0 in both databases.</summary>
internal sealed class FlagColumn : SqlMapper.TypeHandler<bool>
{
    public override bool Parse(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0;

    public override void SetValue(IDbDataParameter parameter, bool value) => (parameter.DbType, parameter.Value) = (DbType.Int32, value ? 1 : 0);
}

/// <summary>One statement is prepared by Dapper once for all databases of a process, not once for each: what it binds and reads does not depend on which it is.</summary>
internal sealed class AnyDatabase : IEqualityComparer<string>
{
    public bool Equals(string? x, string? y) => true;

    public int GetHashCode(string obj) => 0;
}
