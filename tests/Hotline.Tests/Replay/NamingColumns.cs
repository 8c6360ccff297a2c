using Hotline.Replay;
using Xunit;
using static Hotline.Tests.Replay.ReplayTexts;

namespace Hotline.Tests.Replay;

public class NamingColumns
{
    private const string File311 = "Created Date,\"Complaint, Type\",Agency,Extra\n2026-02-14,Noise,NYPD,x\n";

    [Theory]
    [InlineData("opened_at=\"Created Date\",title=\"Complaint, Type\",category=\"Complaint, Type\",unit=Agency")]
    [InlineData(" opened_at = Created Date , title=\"Complaint, Type\",category=\"Complaint, Type\",unit=\"Agency\",")]
    public void Another_files_columns_are_named_and_one_may_feed_two_of_ours(string option)
    {
        var row = Assert.Single(Lines(File311, option)).Row!;
        Assert.Equal(("Noise", "Noise", "NYPD", ""), (row.Title, row.Category, row.Unit, row.Content));
    }

    [Fact]
    public void The_names_may_stand_in_a_JSON_file()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """{"opened_at":"Created Date","title":"Complaint, Type"}""");
        Assert.Equal("Noise", Assert.Single(Lines(File311, path)).Row?.Title);
        File.WriteAllText(path, """["opened_at"]""");
        Assert.Contains("is not a JSON object of texts", Assert.Throws<ReplayInputException>(() => ColumnNames.Parse(path)).Message);
        File.Delete(path);
    }

    [Theory]
    [InlineData("opened=\"Created Date\"", "--columns: \"opened\" is no column of ours; ours are opened_at, type,")]
    [InlineData("columns.json", "--columns: \"columns.json\" is neither ours=theirs nor a JSON file that exists.")]
    [InlineData("opened_at=\"Created Date", "--columns: the quotes around \"Created Date\" are not closed.")]
    [InlineData("title=A,title=B", "--columns: title is named twice.")]
    [InlineData("title=", "--columns: title names no column of the file.")]
    public void A_wrong_option_is_told_in_a_sentence(string option, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<ReplayInputException>(() => ColumnNames.Parse(option)).Message);

    [Theory]
    [InlineData("opened_at=Created", "--columns: the file has no column \"Created\" (for opened_at); it has \"Created Date\", \"Complaint, Type\", \"Agency\", \"Extra\".")]
    [InlineData("title=Agency", "The file has no column opened_at, and --columns names none for it; it has \"Created Date\",")]
    [InlineData("opened_at=Created Date", "The file has neither title nor content, and --columns names none for them; it has")]
    public void A_column_the_file_lacks_is_told_before_any_row_is_read(string option, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<ReplayInputException>(
            () => ReplayFile.Read(new StringReader(File311), ColumnNames.Parse(option), Shanghai)).Message);

    [Fact]
    public void Two_columns_of_one_name_an_empty_file_and_a_missing_one_are_told()
    {
        Assert.StartsWith("The file has two columns \"title\"", Told(() => Lines("opened_at,title,title\n")));
        Assert.StartsWith("The file is empty", Told(() => Lines("")));
        Assert.StartsWith("/no/such.csv cannot be read", Told(() => ReplayFile.Read("/no/such.csv", ColumnNames.Ours, Shanghai)));
    }

    private static string Told(Func<object> wrong) => Assert.Throws<ReplayInputException>(wrong).Message;
}
