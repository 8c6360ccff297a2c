using System.Reflection;
using System.Text;
using Hotline.Contracts;
using Xunit;

namespace Hotline.Tests.Contracts;

public sealed class WireFormat
{
    private static readonly Type[] Records = [.. typeof(WorkOrderRegistered).Assembly.GetExportedTypes()
        .Where(t => t.GetProperty("EqualityContract", BindingFlags.Instance | BindingFlags.NonPublic) is not null)
        .OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static Type[] Facts => [.. Records.Where(t => t.GetProperty("At") is not null)];

    [Fact]
    public void Every_message_is_as_approved()
    {
        var text = new StringBuilder();
        foreach (var record in Records)
        {
            text.Append(record.FullName).Append('\n');
            foreach (var property in record.GetProperties())
                text.Append("    ").Append(Name(property.PropertyType)).Append(IsRequired(property) ? " " : "? ").Append(property.Name).Append('\n');
        }
        Approved.Is("tests/Hotline.Tests/Contracts/Wire.approved.txt", text.ToString());
    }

    [Fact]
    public void Every_message_is_sealed() => Assert.All(Records, t => Assert.True(t.IsSealed, t.Name));

    [Fact]
    public void Every_fact_says_when_and_by_whom() => Assert.All(Facts, t =>
    {
        Assert.Equal(typeof(DateTime), t.GetProperty("At")!.PropertyType);
        Assert.NotNull(t.GetProperty("ActorId"));
        Assert.NotNull(t.GetProperty("ActorRole"));
    });

    [Fact]
    public void Every_fact_of_an_order_names_the_order_its_incident_and_its_revision() => Assert.All(
        Facts.Where(t => t.GetProperty("WorkOrderId") is not null), t =>
        {
            Assert.NotNull(t.GetProperty("IncidentId"));
            Assert.Equal(typeof(int), t.GetProperty("Revision")!.PropertyType);
        });

    [Fact]
    public void No_message_has_a_place_for_the_caller() => Assert.All(
        Records.SelectMany(t => t.GetProperties().Select(p => (t.Name, Property: p.Name))),
        p => Assert.DoesNotMatch("(?i)phone|idnumber|homeaddress|caller(name|id)", p.Property));

    private static bool IsRequired(PropertyInfo property) =>
        property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Name(inner)
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
