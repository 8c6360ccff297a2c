using Xunit;

namespace Hotline.Tests;

/// <summary>What others rely on is frozen in a file; a change to it must be meant.</summary>
public static class Approved
{
    /// <summary>Compares with the approved file; what was received is written beside it when it differs.</summary>
    public static void Is(string approvedFile, string received)
    {
        var path = Repository.File(approvedFile);
        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        if (approved == received)
            return;
        var beside = path.Replace(".approved.", ".received.", StringComparison.Ordinal);
        File.WriteAllText(beside, received);
        var first = approved.Split('\n').Zip(received.Split('\n')).FirstOrDefault(pair => pair.First != pair.Second);
        Assert.Fail($"{approvedFile} is not what was received ({beside}). First difference:\n- {first.First}\n+ {first.Second}");
    }
}
