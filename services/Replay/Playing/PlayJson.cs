using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Replay;

/// <summary>JSON of the commands and answers, made when the program is built: nothing is looked up while it plays.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Registering))]
[JsonSerializable(typeof(Sending))]
[JsonSerializable(typeof(Signing))]
[JsonSerializable(typeof(Returning))]
[JsonSerializable(typeof(Upholding))]
[JsonSerializable(typeof(Ruling))]
[JsonSerializable(typeof(Contacting))]
[JsonSerializable(typeof(Extending))]
[JsonSerializable(typeof(ReviewingExtension))]
[JsonSerializable(typeof(ClockSetting))]
[JsonSerializable(typeof(ClockSaid))]
[JsonSerializable(typeof(List<UnitInTime>))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(Closing))]
[JsonSerializable(typeof(Accepting))]
[JsonSerializable(typeof(FollowingUp))]
[JsonSerializable(typeof(UnitSetting))]
[JsonSerializable(typeof(CategorySetting))]
[JsonSerializable(typeof(TakingShipped))]
[JsonSerializable(typeof(Teaching))]
[JsonSerializable(typeof(KeyShown))]
[JsonSerializable(typeof(TokenGiven))]
[JsonSerializable(typeof(Said))]
[JsonSerializable(typeof(List<Said>))]
[JsonSerializable(typeof(List<FeedRow>))]
[JsonSerializable(typeof(BusReading))]
[JsonSerializable(typeof(ClosingLine))]
internal sealed partial class PlayJson : JsonSerializerContext;

/// <summary>A token and until when it is good.</summary>
internal sealed record TokenGiven(string Token, DateTime ExpiresAt);
