using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Platform;

/// <summary>How facts and answers are written as JSON: camelCase, UTC times, Chinese as it is.</summary>
public static class Wire
{
    /// <summary>For facts, stored bodies and answers.</summary>
    public static readonly JsonSerializerOptions Json = With(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Puts the house's rules on these options.</summary>
    public static JsonSerializerOptions With(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new PlainText());
        options.Converters.Add(new UtcTime());
        return options;
    }
}

/// <summary>Text from outside: NUL and lone surrogates are refused, because databases and terminals differ on them.</summary>
internal sealed class PlainText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("a text was expected");
        var text = Decoded(ref reader);
        return text.Contains('\0') ? throw new JsonException("NUL is not allowed in a text") : text;
    }

    private static string Decoded(ref Utf8JsonReader reader)
    {
        try { return reader.GetString()!; }
        catch (InvalidOperationException) { throw new JsonException("half a character (a lone surrogate) is not allowed in a text"); }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Decoded(ref reader);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

/// <summary>Times are UTC on the wire and inside; another offset is converted, a time without one is refused.</summary>
internal sealed class UtcTime : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTime(out var time) || time.Kind == DateTimeKind.Unspecified)
            throw new JsonException("a time with its offset was expected, such as 2026-03-12T14:23:00+08:00");
        return time.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
