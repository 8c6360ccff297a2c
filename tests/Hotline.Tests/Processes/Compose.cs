using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Hotline.Tests.Processes;

/// <summary>What docker-compose.yml says of one role.</summary>
public sealed record RoleInCompose(string Name, string[] Command, IReadOnlyDictionary<string, string> Environment);

/// <summary>docker-compose.yml, read as Compose does: with anchors and merged maps.</summary>
public static partial class Compose
{
    /// <summary>The containers made from our own image.</summary>
    public static RoleInCompose[] Roles() =>
    [
        .. Pairs((YamlMappingNode)Root()["services"])
            .Where(service => Pairs((YamlMappingNode)service.Value).GetValueOrDefault("image") is YamlScalarNode { Value: "hotline" })
            .Select(service => Role(service.Key, Pairs((YamlMappingNode)service.Value))),
    ];

    private static RoleInCompose Role(string name, Dictionary<string, YamlNode> says) => new(
        name,
        [.. ((YamlSequenceNode)says["command"]).Select(word => word.ToString())],
        Pairs((YamlMappingNode)says["environment"]).ToDictionary(pair => pair.Key, pair => WhereSet().Replace(pair.Value.ToString(), ""), StringComparer.Ordinal));

    /// <summary>What counts only where a variable is set: here none is.</summary>
    [GeneratedRegex(@"^\$\{\w+:\+.*\}$")]
    private static partial Regex WhereSet();

    private static YamlMappingNode Root()
    {
        using var file = File.OpenText(Repository.File("docker-compose.yml"));
        var yaml = new YamlStream();
        yaml.Load(file);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    /// <summary>A map with what is merged into it (&lt;&lt;); its own words win.</summary>
    private static Dictionary<string, YamlNode> Pairs(YamlMappingNode map)
    {
        var pairs = map.Children.FirstOrDefault(child => child.Key.ToString() == "<<").Value is YamlMappingNode merged ? Pairs(merged) : new(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children.Where(child => child.Key.ToString() != "<<"))
            pairs[key.ToString()] = value;
        return pairs;
    }
}
