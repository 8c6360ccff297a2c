using System.Reflection;
using Microsoft.AspNetCore.Authorization;

namespace Hotline.Web.Lists;

/// <summary>清单: a list of a page as it is taken away.</summary>
internal interface IListing
{
    /// <summary>In the address.</summary>
    string Name { get; }

    /// <summary>Who may: those of its page.</summary>
    string[] Roles { get; }

    /// <summary>For the file's name.</summary>
    string Title(Language language);

    /// <summary>Of each column.</summary>
    int[] Widths { get; }

    /// <summary>Of each column.</summary>
    string[] Headings(Language language);

    /// <summary>One page of cells, by the filters of the page's address.</summary>
    Task<Answer<Rows<object?[]>>> Read(Desk desk, Told told, Asked asked);
}

/// <summary>Some rows of a list.</summary>
/// <param name="Found">The rows.</param>
/// <param name="Next">What the next ones are asked with; none where these are the last.</param>
internal sealed record Rows<T>(List<T> Found, string? Next);

/// <summary>A list whose rows are of one kind.</summary>
/// <param name="Page">The page it stands on.</param>
/// <param name="Name">In the address.</param>
/// <param name="Chinese">What it is called.</param>
/// <param name="English">The same.</param>
/// <param name="Columns">As the page shows them.</param>
/// <param name="ReadPage">Asks the same question as the page.</param>
internal sealed record Listing<T>(Type Page, string Name, string Chinese, string English, Column<T>[] Columns, Func<Desk, Told, Asked, Task<Answer<Rows<T>>>> ReadPage) : IListing
{
    public string[] Roles { get; } = Page.GetCustomAttribute<AuthorizeAttribute>()!.Roles!.Split(',');

    public int[] Widths => [.. Columns.Select(column => column.Width)];

    public string Title(Language language) => language[Chinese, English];

    public string[] Headings(Language language) => [.. Columns.Select(column => language[column.Chinese, column.English])];

    public async Task<Answer<Rows<object?[]>>> Read(Desk desk, Told told, Asked asked) =>
        (await ReadPage(desk, told, asked)).As(rows => new Rows<object?[]>(rows.Found.ConvertAll(row => Array.ConvertAll(Columns, column => Lists.Columns.Cell(column.Of(row, told)))), rows.Next));
}
